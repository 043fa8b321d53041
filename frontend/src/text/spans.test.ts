/** Spans that touch do not overlap, and a place is found among many. */
import { describe, expect, it } from "vitest";
import { contains, indexAt, overlap } from "./spans";

describe("spans", () => {
  it("overlap by what both cover", () => {
    expect(overlap({ start: 0, end: 5 }, { start: 3, end: 9 })).toBe(2);
    expect(overlap({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(0);
  });
  it("hold their start and not their end", () => {
    expect([contains({ start: 2, end: 4 }, 2), contains({ start: 2, end: 4 }, 4)]).toEqual([true, false]);
  });
  it("are found by an offset, also in a gap, before the first and after the last", () => {
    const spans = [{ start: 3, end: 5 }, { start: 6, end: 9 }, { start: 20, end: 30 }];
    expect([0, 3, 5, 6, 19, 99].map((offset) => indexAt(spans, offset))).toEqual([0, 0, 0, 1, 1, 2]);
  });
});
