import { expect, it } from "vitest";
import { inWords } from "./totals";

it.each([
  [{ segments: 561, codings: 565, people: 22, transcripts: 20 }, "565 codings on 561 segments from 22 people in 20 transcripts"],
  [{ segments: 12, codings: 12, people: 1, transcripts: 1 }, "12 segments from 1 person in 1 transcript"],
  [{ segments: 3, codings: 2, people: 2, transcripts: 1 }, "3 segments from 2 people in 1 transcript"],
  [{ segments: 0, codings: 0, people: 0, transcripts: 0 }, "Nothing found"],
])("says how much was found: %j", (totals, said) => expect(inWords(totals)).toBe(said));
