/** No two spans of one lane overlap, and no lane is wasted. */
import { describe, expect, it } from "vitest";
import { freeLane, layLanes } from "./lanes";
import { randomSpans } from "./random-text.test-support";
import { overlap } from "./spans";

describe("layLanes", () => {
  it("puts spans that only touch in one lane", () => {
    expect(layLanes([{ start: 0, end: 5 }, { start: 5, end: 9 }])).toEqual([0, 0]);
  });

  it("puts the longer of two that start together on top", () => {
    expect(layLanes([{ start: 0, end: 3 }, { start: 0, end: 9 }])).toEqual([1, 0]);
  });

  it("never lays two overlapping spans in one lane, and uses as many lanes as lie over one place", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const spans = randomSpans(seed, 60, 300);
      const lanes = layLanes(spans);
      spans.forEach((a, i) => {
        spans.slice(i + 1).forEach((b, j) => {
          if (overlap(a, b) > 0) expect(lanes[i]).not.toBe(lanes[i + 1 + j]);
        });
      });
      const deepest = Math.max(...Array.from({ length: 300 }, (_, at) => spans.filter((s) => s.start <= at && at < s.end).length));
      expect(Math.max(...lanes) + 1).toBe(deepest);
    }
  });
});

describe("freeLane", () => {
  it("takes the lowest lane that no neighbour holds", () => {
    const placed = [{ start: 0, end: 9, lane: 0 }, { start: 4, end: 6, lane: 2 }, { start: 20, end: 30, lane: 1 }];
    expect(freeLane({ start: 5, end: 12 }, placed)).toBe(1);
    expect(freeLane({ start: 9, end: 12 }, placed)).toBe(0);
  });
});
