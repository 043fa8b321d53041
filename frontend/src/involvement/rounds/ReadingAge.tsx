/** The estimated reading age of a text, said as an estimate. */
import { Pill } from "../../ui/Pill";
import { ageOf, PLAIN_GRADE, readingOf } from "./readability";

export function ReadingAge({ text }: { text: string }) {
  const { grade, long, words } = readingOf(text);
  if (words === 0) return null;
  if (grade === null) return <span class="row"><Pill>Too short to estimate a reading age</Pill></span>;
  const hard = grade > PLAIN_GRADE;
  return (
    <span class="row">
      <Pill tone={hard ? "warn" : "accent"} icon={hard ? "warning" : "check"}>{`Reading age about ${ageOf(grade)} (an estimate)`}</Pill>
      {long > 0 && <span class="small quiet">{long === 1 ? "1 long sentence" : `${long} long sentences`}</span>}
    </span>
  );
}
