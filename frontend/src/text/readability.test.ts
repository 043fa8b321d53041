/** The reading age of known texts, worked by hand. */
import { expect, test } from "vitest";
import { readability, syllablesIn } from "./readability";

test.each([
  ["cat", 1],
  ["people", 2],
  ["before", 2],
  ["collaborative", 5],
  ["made", 1],
  ["wanted", 2],
  ["walked", 1],
  ["table", 2],
  ["probation", 3],
  ["practitioner", 4],
  ["faces", 2],
  ["makes", 1],
])("%s has %i syllables", (word, expected) => {
  expect(syllablesIn(word)).toBe(expected);
});

test("short words in short sentences are for children", () => {
  // 20 words, 4 sentences, 20 syllables: 0.39 x 5 + 11.8 x 1 - 15.59 = -1.84; plus 5, at least 5.
  const easy = "The cat sat on it. The dog ran to us. We all sat in sun. It was a good day.";
  expect(readability(easy)).toEqual({ words: 20, sentences: 4, long: 0, age: 5 });
});

test("long words in one long sentence are for the practised", () => {
  const hard =
    "Practitioners characterised interagency formulation as fundamentally reorienting their understanding of accountability, while simultaneously introducing additional organisational responsibilities.";
  expect(readability(hard).age).toBe(20);
});

test("a worked value", () => {
  // 14 words, 1 sentence, 17 syllables: 0.39 x 14 + 11.8 x 17/14 - 15.59 = 4.20; plus 5 is 9.
  const text = "People said it helped when someone asked them what they wanted from the plan.";
  expect(readability(text)).toEqual({ words: 14, sentences: 1, long: 0, age: 9 });
});

test("sentences of more than twenty words are counted as long", () => {
  const long = Array.from({ length: 21 }, () => "word").join(" ");
  expect(readability(`${long}.\nShort one\n${long.slice(5)}.`)).toMatchObject({ sentences: 3, long: 1 });
});

test("a text too short says nothing, and lines without a full stop are sentences", () => {
  expect(readability("Heard before helped.").age).toBeNull();
  expect(readability("").words).toBe(0);
  expect(readability("You are heard\nYou get help\nYou say what you want to do next").sentences).toBe(3);
});
