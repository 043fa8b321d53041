/** Sentences and words as a coder means them. */
import { describe, expect, it } from "vitest";
import { countWords, nextWordEnd, previousWordEnd, sentenceAt, sentencesOf, wordAt } from "./sentences";

const shown = (text: string, from = 0) => sentencesOf(text, { start: from, end: text.length }).map((s) => text.slice(s.start, s.end));

describe("sentencesOf", () => {
  it("does not end a sentence after an abbreviation", () => {
    expect(shown("I saw Dr. Okafor on Monday. She listened.")).toEqual(["I saw Dr. Okafor on Monday.", "She listened."]);
    expect(shown("Mr. J. Doe came. Fine.")).toEqual(["Mr. J. Doe came.", "Fine."]);
  });

  it("ends a sentence after I", () => {
    expect(shown("So did I. Then we left.")).toEqual(["So did I.", "Then we left."]);
  });

  it("counts offsets in the whole text and drops white space", () => {
    const text = "Who?\nMe. And you.  ";
    expect(sentencesOf(text, { start: 5, end: text.length })).toEqual([{ start: 5, end: 8 }, { start: 9, end: 17 }]);
  });

  it("takes speech without a full stop as one sentence", () => {
    expect(shown("well it was just like that you know")).toHaveLength(1);
  });
});

describe("sentenceAt", () => {
  const all = [{ start: 0, end: 5 }, { start: 6, end: 9 }];
  it("gives the one at the offset, the next in a gap, the last after the end", () => {
    expect([sentenceAt(all, 2), sentenceAt(all, 5), sentenceAt(all, 40)]).toEqual([all[0], all[1], all[1]]);
    expect(sentenceAt([], 0)).toBeNull();
  });
});

describe("words", () => {
  const text = "I don’t know, really";
  const turn = { start: 0, end: text.length };
  it("steps over an apostrophe as part of the word", () => {
    expect(text.slice(0, nextWordEnd(text, turn, 1))).toBe("I don’t");
    expect(text.slice(0, nextWordEnd(text, turn, text.length))).toBe(text);
  });
  it("steps back to the word before", () => {
    expect(previousWordEnd(text, turn, 12)).toBe(7);
    expect(previousWordEnd(text, turn, 1)).toBeNull();
  });
  it("finds the word at an offset", () => {
    expect(wordAt(text, turn, 3)).toEqual({ start: 2, end: 7 });
    expect(wordAt(text, turn, text.length)).toBeNull();
  });
  it("counts words, not marks", () => {
    expect(countWords(text)).toBe(4);
    expect(countWords(" … — ")).toBe(0);
  });
});
