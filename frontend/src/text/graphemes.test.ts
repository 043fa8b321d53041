/** A selection never cuts what a reader sees as one character. */
import { describe, expect, it } from "vitest";
import { firstCharacter, snapOffset, snapSpan } from "./graphemes";
import { randomNumbers, randomText } from "./random-text.test-support";

describe("snapSpan", () => {
  it("takes the whole family when the selection cuts it", () => {
    const text = "we 👨‍👩‍👧‍👦 are";
    expect(snapSpan(text, { start: 5, end: 6 })).toEqual({ start: 3, end: 3 + "👨‍👩‍👧‍👦".length });
  });

  it("keeps a combining accent with its letter", () => {
    const text = "cafe\u0301 then";
    expect(snapSpan(text, { start: 0, end: 4 })).toEqual({ start: 0, end: 5 });
  });

  it("drops white space at both ends and gives nothing for white space alone", () => {
    expect(snapSpan("  so it was \n", { start: 0, end: 13 })).toEqual({ start: 2, end: 11 });
    expect(snapSpan("a \n b", { start: 1, end: 4 })).toBeNull();
  });

  it("holds what was selected and ends at borders of characters, in random texts", () => {
    const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
    for (let seed = 1; seed <= 60; seed++) {
      const text = randomText(seed, 80);
      const borders = new Set([...characters.segment(text)].map((one) => one.index).concat(text.length));
      const next = randomNumbers(seed + 500);
      for (let tries = 0; tries < 20; tries++) {
        const start = Math.floor(next() * text.length);
        const end = Math.min(text.length, start + 1 + Math.floor(next() * 12));
        const snapped = snapSpan(text, { start, end });
        if (!snapped) expect(text.slice(start, end).trim()).toBe("");
        else {
          expect(borders.has(snapped.start)).toBe(true);
          expect(borders.has(snapped.end)).toBe(true);
          expect(text.slice(snapped.start, snapped.end)).toContain(text.slice(start, end).trim());
        }
      }
    }
  });
});

describe("firstCharacter", () => {
  it.each([
    ["Ana", "A"],
    ["\u{1F468}\u200D\u{1F469}\u200D\u{1F467} Ana", "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}"],
    ["\u{1F44D}\u{1F3FD}Ana", "\u{1F44D}\u{1F3FD}"],
    ["\u{1F1EC}\u{1F1E7} Ana", "\u{1F1EC}\u{1F1E7}"],
    ["e\u0301lan", "e\u0301"],
    ["\u0301Ana", "A"],
    ["\u092E\u0940\u0928\u093E", "\u092E\u0940"],
    ["(Ana)", "A"],
    ["\u{1D49C}na", "\u{1D49C}"],
    [" \u0301\u200D ", ""],
    ["", ""],
  ])("of %j is %j", (text, first) => {
    expect(firstCharacter(text)).toBe(first);
  });
});

describe("snapOffset", () => {
  it("leaves an offset between characters where it is", () => {
    expect(snapOffset("ab", 1, "up")).toBe(1);
    expect(snapOffset("a😀b", 1, "down")).toBe(1);
  });

  it("moves out of a pair in the asked direction", () => {
    expect([snapOffset("a😀b", 2, "down"), snapOffset("a😀b", 2, "up")]).toEqual([1, 3]);
  });
});
