import { describe, expect, it } from "vitest";
import type { Hit } from "./asked";
import { inOrder, inWords, neighbours, oneLine, placeKey } from "./hits";

const hit = (before: string, after: string, start = 0): Hit => ({
  transcript_id: "t", transcript: "T", version: 1, turn: 1, start, end: start + 5, before, hit: "trust", after, speaker: null, kind: null, starts_at_ms: null,
});
const some = (n: number, or_more = false) => ({ n, or_more });

describe("the order of a concordance", () => {
  const hits = [hit("I never ", " her", 1), hit("we do ", " it all", 2), hit("", ".", 3), hit("Did you ", " Anna", 4), hit("you do ", " it now", 5)];
  const starts = (list: readonly Hit[]): number[] => list.map(({ start }) => start);

  it("is that of reading, unless asked for", () => expect(inOrder(hits, "reading")).toBe(hits));

  it("goes by the nearest word before, then the one before that", () => expect(starts(inOrder(hits, "before"))).toEqual([3, 2, 5, 1, 4]));

  it("goes by the words after, whatever their case", () => expect(starts(inOrder(hits, "after"))).toEqual([3, 4, 1, 2, 5]));

  it("takes the nearest words first", () => {
    expect(neighbours(hits[3] as Hit, "before")).toEqual(["you", "Did"]);
    expect(neighbours(hits[1] as Hit, "after")).toEqual(["it", "all"]);
  });
});

it.each([
  [{ hits: some(1), transcripts: some(1), people: some(1) }, "1 hit in 1 transcript, in the words of 1 person"],
  [{ hits: some(1000, true), transcripts: some(22), people: some(20) }, "1,000+ hits in 22 transcripts, in the words of 20 people"],
  [{ hits: some(3), transcripts: some(2), people: some(0) }, "3 hits in 2 transcripts"],
  [{ hits: some(0), transcripts: some(0), people: some(0) }, "No hits"],
])("says how much was found", (totals, said) => expect(inWords(totals)).toBe(said));

it("writes a line on one line", () => expect(oneLine("a\n b\t c")).toBe("a b c"));

it("tells hits apart", () => expect(placeKey(hit("", "", 7))).toBe("t:7:12"));
