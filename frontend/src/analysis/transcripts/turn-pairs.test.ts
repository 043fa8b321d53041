/** Two versions stand side by side turn by turn, and no turn is lost. */
import { describe, expect, it } from "vitest";
import { isSame, pairTurns, type Said } from "./turn-pairs";

const said = (...texts: string[]): Said[] => texts.map((text, at) => ({ n: at + 1, speaker: "", text }));
const shown = (before: string[], after: string[]): (string | undefined)[][] => pairTurns(said(...before), said(...after)).map((pair) => [pair.before?.text, pair.after?.text]);

describe("pairTurns", () => {
  it("puts the same turns beside each other, and a changed one beside what it was", () => {
    expect(shown(["a", "Yeah.", "b", "c"], ["a", "Yeah.", "B", "c"])).toEqual([["a", "a"], ["Yeah.", "Yeah."], ["b", "B"], ["c", "c"]]);
  });

  it("leaves a gap beside a turn that was added or left out", () => {
    expect(shown(["a", "c"], ["a", "b", "c"])).toEqual([["a", "a"], [undefined, "b"], ["c", "c"]]);
    expect(shown(["a", "b", "c"], ["a", "c"])).toEqual([["a", "a"], ["b", undefined], ["c", "c"]]);
  });

  it("shows a turn that was moved where it went and where it was", () => {
    const pairs = shown(["a", "b", "c", "d"], ["b", "c", "d", "a"]);
    expect(pairs).toEqual([["a", undefined], ["b", "b"], ["c", "c"], ["d", "d"], [undefined, "a"]]);
  });

  it("loses no turn, whatever recurs", () => {
    const [before, after] = [["x", "y", "x", "x"], ["x", "x", "z"]];
    const pairs = pairTurns(said(...before), said(...after));
    expect(pairs.flatMap((pair) => pair.before?.text ?? [])).toEqual(before);
    expect(pairs.flatMap((pair) => pair.after?.text ?? [])).toEqual(after);
    expect(isSame(pairs[0]!)).toBe(true);
  });
});
