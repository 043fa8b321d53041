/** Correcting a text by turns loses no words, and replaces a name everywhere alike. */
import { describe, expect, it } from "vitest";
import { addBelow, beginCorrection, bodyOf, changedTurns, countOf, joinAbove, receiptWords, removeTurn, replaceAll, setSpeaker, setText, splitTurn } from "./correction";
import type { Version } from "./shapes";

const SAID = ["How was it?", "😀 Anna told me. Annabel did not.", "I see."];

function version(): Version {
  let start = 0;
  const turns = SAID.map((text, at) => {
    const length = [...text].length;
    const turn = { n: at + 1, start, body_start: start, end: start + length, speaker_id: at === 1 ? "p" : "i", starts_at_ms: null, question_id: null };
    start += length + 1;
    return turn;
  });
  return { n: 1, zone: "deidentified", sha256: "", text: SAID.join("\n"), turns };
}

const begun = beginCorrection(version());
const texts = (correction = begun): string[] => correction.turns.map(({ text }) => text);

describe("a correction", () => {
  it("begins with the turns as they stand, emoji included", () => {
    expect(texts()).toEqual(SAID);
    expect(changedTurns(begun, begun)).toBe(0);
    expect(bodyOf(begun)[1]).toEqual({ speaker_id: "p", text: SAID[1], starts_at_ms: null });
  });

  it("splits a turn at a place, and joins it again", () => {
    const split = splitTurn(begun, 2, SAID[1]!.indexOf(" Annabel"));
    expect(texts(split)).toEqual([SAID[0], "😀 Anna told me.", "Annabel did not.", SAID[2]]);
    expect(split.turns[2]?.speaker).toBe("p");
    expect(texts(joinAbove(split, split.turns[2]!.key))).toEqual(SAID);
  });

  it("does not split at an end, nor join the first turn, nor remove the last one left", () => {
    expect(texts(splitTurn(begun, 2, 0))).toEqual(SAID);
    expect(texts(joinAbove(begun, 1))).toEqual(SAID);
    const one = removeTurn(removeTurn(begun, 1), 2);
    expect(texts(removeTurn(one, 3))).toEqual(["I see."]);
  });

  it("adds a turn that is not sent while it is empty", () => {
    const added = addBelow(begun, 1);
    expect(added.turns).toHaveLength(4);
    expect(bodyOf(added)).toHaveLength(3);
    expect(changedTurns(setText(added, added.turns[1]!.key, "And then?"), begun)).toBe(1);
  });

  it("replaces whole words everywhere and remembers it", () => {
    const search = { from: "anna", wholeWords: true, matchCase: false };
    expect(countOf(begun, search)).toBe(1);
    const done = replaceAll(begun, search, "[sister] $&");
    expect(texts(done)[1]).toBe("😀 [sister] $& told me. Annabel did not.");
    expect(done.made).toEqual([{ from: "anna", to: "[sister] $&", times: 1 }]);
  });

  it("takes every character of the search as itself", () => {
    expect(countOf(begun, { from: ".", wholeWords: false, matchCase: true })).toBe(3);
    expect(countOf(begun, { from: "", wholeWords: false, matchCase: true })).toBe(0);
  });

  it("counts each turn that changed once", () => {
    const changed = setSpeaker(setText(begun, 1, "How is it?"), 1, null);
    expect(changedTurns(removeTurn(changed, 3), begun)).toBe(2);
  });

  it("says the receipt in words", () => {
    expect(receiptWords({ before: 216, carried: 212, re_placed: 3, stale: 1 })).toBe("212 carried, 3 re-placed, 1 to settle");
    expect(receiptWords({ before: 0, carried: 0, re_placed: 0, stale: 0 })).toBe("No segments to carry");
  });
});
