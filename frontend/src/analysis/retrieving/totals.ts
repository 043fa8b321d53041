/** How much was found, in words. Pure. */
import type { components } from "../../base/schema";
import { count } from "../../ui/count";

type Totals = components["schemas"]["TotalsOut"];

/** "565 codings on 561 segments from 22 people in 22 transcripts": codings are named where a segment bears several. */
export function inWords({ segments, codings, people, transcripts }: Totals): string {
  if (segments === 0) return "Nothing found";
  const made = codings > segments ? `${count(codings, "coding")} on ${count(segments, "segment")}` : count(segments, "segment");
  return `${made} from ${count(people, "person", "people")} in ${count(transcripts, "transcript")}`;
}
