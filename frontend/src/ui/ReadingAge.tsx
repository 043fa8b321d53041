/** The estimated reading age of a text for reviewers, said kindly: a hint, never a gate. */
import { readability } from "../text/readability";
import { count } from "./count";
import { Pill } from "./Pill";

/** Our own words for reviewers aim at 9 to 11; above that we say so. */
const EASY = 11;

export function ReadingAge({ text }: { text: string }) {
  const { words, long, age } = readability(text);
  if (words === 0) return null;
  if (age === null) return <p class="reading-age small quiet">{count(words, "word")}. Too short to estimate a reading age.</p>;
  const hard = age > EASY;
  return (
    <p class="reading-age small">
      <Pill tone={hard ? "warn" : "accent"}>Reading age about {age}</Pill>{" "}
      <span class="quiet">
        {count(words, "word")}.{long > 0 && ` ${count(long, "long sentence")}.`}{" "}
        {hard ? "Shorter sentences and everyday words would help; 9 to 11 is a good aim." : "An estimate."}
      </span>
    </p>
  );
}
