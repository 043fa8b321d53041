/** The ends of a passage move by words, and never past each other. */
import { describe, expect, it } from "vitest";
import { nearestEdge, stepEdge, withEdge } from "./edges";

// Two turns, with a speaker's name between them that nobody said.
const text = "I said  well, yes.\nP02: Don’t know.";
const turns = [{ start: 0, end: 18 }, { start: 24, end: text.length }];
const ends = (way: 1 | -1, from: number): number[] => {
  const found: number[] = [];
  for (let at = stepEdge(text, turns, from, "end", way); at !== null; at = stepEdge(text, turns, at, "end", way)) found.push(at);
  return found;
};

describe("stepEdge", () => {
  it("ends after words and marks, never after white space, and only in what was said", () => {
    expect(ends(1, 0).map((at) => text.slice(0, at).split(/[\s]+/).at(-1))).toEqual(["I", "said", "well", "well,", "yes", "yes.", "Don’t", "know", "know."]);
    expect(ends(-1, text.length)).toEqual(ends(1, 0).slice(0, -1).reverse());
  });

  it("starts before words", () => {
    expect(stepEdge(text, turns, 2, "start", 1)).toBe(8);
    expect(stepEdge(text, turns, 24, "start", -1)).toBe(14);
    expect(stepEdge(text, turns, 0, "start", -1)).toBeNull();
  });

  it("starts with no mark that ends, and ends with none that opens", () => {
    const said = "He said, “no.” So";
    const turn = [{ start: 0, end: said.length }];
    expect(stepEdge(said, turn, 15, "start", -1)).toBe(10);
    expect(stepEdge(said, turn, 8, "end", 1)).toBe(12);
  });

  it("finds its way in a turn of any length", () => {
    const long = `${"so and ".repeat(50_000)}end`;
    expect(stepEdge(long, [{ start: 0, end: long.length }], 200_003, "end", 1)).toBe(200_006);
    expect(stepEdge("x".repeat(5000), [{ start: 0, end: 5000 }], 2500, "end", 1)).not.toBeNull();
  });
});

describe("nearestEdge", () => {
  it("takes the nearer border", () => {
    expect([nearestEdge(text, turns, 9, "start"), nearestEdge(text, turns, 12, "end"), nearestEdge(text, turns, 21, "end")]).toEqual([8, 12, 18]);
  });

  it("stays where there are no words", () => {
    expect(nearestEdge("", [], 4, "end")).toBe(4);
  });
});

describe("withEdge", () => {
  it("leaves a word, however far an end is drawn over the other", () => {
    expect(withEdge(text, turns, { start: 2, end: 12 }, "end", 1)).toEqual({ start: 2, end: 6 });
    expect(withEdge(text, turns, { start: 2, end: 12 }, "start", 30)).toEqual({ start: 8, end: 12 });
    expect(withEdge(text, turns, { start: 2, end: 12 }, "end", 27)).toEqual({ start: 2, end: 27 });
  });
});
