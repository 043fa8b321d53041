/** The reading estimate, against values worked by hand. */
import { describe, expect, it } from "vitest";
import { ageOf, readingOf, syllables } from "./readability";

describe("syllables", () => {
  it.each([
    ["cat", 1],
    ["asked", 1],
    ["started", 2],
    ["people", 2],
    ["before", 2],
    ["probation", 3],
    ["collaborative", 5],
  ])("counts %s as %i", (word, count) => {
    expect(syllables(word)).toBe(count);
  });
});

describe("readingOf", () => {
  it("gives the grade of Flesch and Kincaid", () => {
    // 12 words, 2 sentences, 12 syllables: 0.39 * 6 + 11.8 * 1 - 15.59 = -1.45, not below 0
    expect(readingOf("She asked me what I thought. I told her what I felt.")).toMatchObject({ words: 12, sentences: 2, grade: 0 });
    // 11 words in one sentence, nearly all of four syllables and more
    const hard = readingOf("Practitioners facilitated collaborative formulation because relational continuity apparently mattered considerably there.");
    expect(hard.words).toBe(11);
    expect(hard.grade).toBeGreaterThan(15);
  });

  it("says nothing of a text that is too short", () => {
    expect(readingOf("Too short to say.").grade).toBeNull();
    expect(readingOf("").words).toBe(0);
  });

  it("counts long sentences and takes a new line as an end", () => {
    const long = Array.from({ length: 21 }, () => "word").join(" ");
    expect(readingOf(`${long}.\nShort one\nAnother`)).toMatchObject({ long: 1, sentences: 3 });
  });
});

it("adds five years to the grade", () => {
  expect(ageOf(4.4)).toBe(9);
  expect(ageOf(0)).toBe(6);
});
