/** Names in the margin stand beside their words and never over each other. */
import { describe, expect, it } from "vitest";
import { randomNumbers } from "../../text/random-text.test-support";
import { MOST_NAMES, NAME_STEP, namesShown, placeNames } from "./places";

describe("placeNames", () => {
  it("leaves names where they wish when there is room", () => {
    expect(placeNames([0, 60, 120], 200)).toEqual([0, 60, 120]);
  });

  it("moves a name down when another stands there, and up again at the end of the block", () => {
    expect(placeNames([0, 5], 200)).toEqual([0, NAME_STEP]);
    expect(placeNames([100, 100], 110)).toEqual([110 - 2 * NAME_STEP, 110 - NAME_STEP]);
  });

  it("never lays two over each other and never leaves the block, for random wishes", () => {
    for (let seed = 1; seed <= 50; seed++) {
      const next = randomNumbers(seed);
      const wishes = Array.from({ length: 8 }, () => next() * 300).sort((a, b) => a - b);
      const tops = placeNames(wishes, 300);
      tops.slice(1).forEach((top, i) => expect(top - tops[i]!).toBeGreaterThanOrEqual(NAME_STEP - 1e-9));
      expect(Math.min(...tops)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...tops)).toBeLessThanOrEqual(300 - NAME_STEP + 1e-9);
    }
  });
});

describe("namesShown", () => {
  it("leaves room to say how many more there are", () => {
    expect([namesShown(0), namesShown(MOST_NAMES), namesShown(MOST_NAMES + 5)]).toEqual([0, MOST_NAMES, MOST_NAMES - 1]);
  });
});
