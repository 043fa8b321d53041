/** How the remarks of a sentence read, and what each means, with an example. */
import type { How } from "./draft";

interface Words {
  value: How;
  label: string;
  means: string;
  example: string;
}

export const HOWS: readonly Words[] = [
  { value: "and", label: "and also", means: "The words that both share, and no more.", example: "“Mother” on a whole answer, “Trust” on its last sentence: you see the last sentence." },
  { value: "not", label: "but not", means: "Leaves out every segment that shares a word with one of these.", example: "“Mother” but not “Trust”: that answer is left out whole." },
  { value: "overlapping", label: "overlapping", means: "Whole segments that share at least one word with one of these.", example: "“Mother” overlapping “Trust”: you see the whole answer." },
  { value: "within", label: "within", means: "Whole segments that lie inside one of these from end to end.", example: "“Trust” within “Mother”: you see the last sentence." },
  { value: "near", label: "near", means: "Whole segments with one of these at most so many turns away; 0 is the same turn.", example: "“Mother” near “Trust”, 2 turns: the interviewer may ask a question in between." },
  { value: "same_transcript", label: "in a transcript that also has", means: "Whole segments of transcripts that hold one of these anywhere.", example: "“Mother” in a transcript that also has “Trust”: by everybody who speaks of both." },
];

export const meaningOf = (how: How): string => HOWS.find(({ value }) => value === how)?.means ?? "";
