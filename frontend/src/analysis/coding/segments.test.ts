/** Codings become segments; adding one moves nobody. */
import { describe, expect, it } from "vitest";
import { cutIntoBlocks } from "../../text/blocks";
import { mapCodePoints } from "../../text/code-points";
import type { CachedCoding } from "./codings-cache";
import { inReadingOrder } from "../../text/spans";
import { codedTurns, drawSegments, segmentsByBlock, segmentsOver, type Segment } from "./segments";
import type { CodeOut } from "./shapes";
import type { Turn } from "./transcript-model";

const text = "One 😀 two three.\nFour five six.";
const codePoints = mapCodePoints(text);
const coding = (id: string, start: number, end: number, coder_id = "ana"): CachedCoding => ({
  id, code_id: "heard", transcript_id: "t", coder_id, start, end, memo: "", created_at: "2026-11-23T10:00:00Z", version: 1,
});
const code = { id: "heard", label: "Being heard", colour: 1, pattern: 1 } as CodeOut;
const codes = new Map([[code.id, code]]);
const coders = new Map([["ana", "Ana"]]);
const everyone = { layer: "everyone", me: "ana", coders } as const;

describe("drawSegments", () => {
  it("counts in UTF-16 and takes the code's name and colour", () => {
    const [segment] = drawSegments([coding("a", 6, 9)], codes, codePoints, everyone, []);
    expect(text.slice(segment?.start, segment?.end)).toBe("two");
    expect([segment?.label, segment?.colour, segment?.coder]).toEqual(["Being heard", 1, "Ana"]);
  });

  it("shows only mine in my layer", () => {
    const both = [coding("a", 0, 3), coding("b", 0, 3, "ben")];
    expect(drawSegments(both, codes, codePoints, { layer: "mine", me: "ana", coders }, []).map(({ id }) => id)).toEqual(["a"]);
    expect(drawSegments(both, codes, codePoints, everyone, [])).toHaveLength(2);
  });

  it("comes to the same by few changes as from the beginning, and leaves two of one lane apart", () => {
    const one = (n: number, moved = 0): CachedCoding => coding(`c${n}`, (n * 7 + moved) % 20, ((n * 7 + moved) % 20) + 2 + ((n + moved) % 9), n % 4 === 0 ? "ben" : "ana");
    const first = Array.from({ length: 30 }, (_, n) => one(n));
    const steps: ((list: readonly CachedCoding[]) => CachedCoding[])[] = [
      (list) => [...list, one(30)],
      (list) => list.filter(({ id }) => id !== "c3" && id !== "c4"),
      (list) => list.with(5, { ...(list[5] as CachedCoding), memo: "Later." }),
      (list) => list.map((each) => (each.id === "c9" ? one(9, 3) : each)),
      (list) => [one(40), ...list.slice(2), one(41)],
      (list) => [...list].reverse(),
      (list) => list.map((each) => ({ ...each })),
      () => [],
      () => first,
    ];
    for (const shown of [everyone, { ...everyone, only: "ben" }]) {
      let list: readonly CachedCoding[] = first;
      let drawn = drawSegments(list, codes, codePoints, shown, []);
      for (const step of steps) {
        list = step(list);
        drawn = drawSegments(list, codes, codePoints, shown, drawn);
        const bare = (segments: readonly Segment[]): string[] => segments.map(({ uid, start, end, memo, coder }) => `${start}-${end} ${uid} ${memo} ${coder}`);
        expect(bare(drawn).sort()).toEqual(bare(drawSegments(list, codes, codePoints, shown, [])).sort());
        drawn.forEach((segment, at) => {
          const next = drawn[at + 1];
          expect(next ? inReadingOrder(segment, next) : 0).toBeLessThanOrEqual(0);
          expect(drawn.filter((other) => other !== segment && other.lane === segment.lane && other.start < segment.end && segment.start < other.end)).toEqual([]);
        });
      }
    }
  });

  it("draws anew what is called otherwise now, or shown to another layer", () => {
    const list = [coding("a", 0, 3), coding("b", 0, 3, "ben")];
    const before = drawSegments(list, codes, codePoints, everyone, []);
    const renamed = new Map([[code.id, { ...code, label: "Heard" }]]);
    expect(drawSegments(list, renamed, codePoints, everyone, before).map(({ label }) => label)).toEqual(["Heard", "Heard"]);
    expect(drawSegments(list, codes, codePoints, { layer: "mine", me: "ana", coders }, before)).toHaveLength(1);
    const named = { ...everyone, coders: new Map([["ana", "Anna"]]) };
    expect(drawSegments(list, codes, codePoints, named, before)[0]?.coder).toBe("Anna");
  });

  it("leaves the others in their lanes, and the same objects, when one is added", () => {
    const before = drawSegments([coding("a", 4, 12), coding("b", 6, 15)], codes, codePoints, everyone, []);
    const after = drawSegments([coding("a", 4, 12), coding("b", 6, 15), coding("c", 0, 15)], codes, codePoints, everyone, before);
    expect(after.filter(({ id }) => id !== "c")).toEqual(before);
    expect(after.find(({ id }) => id === "a")).toBe(before.find(({ id }) => id === "a"));
    expect(after.find(({ id }) => id === "c")?.lane).toBe(2);
  });

  it("gives a changed memo a new object, so that it is drawn anew", () => {
    const before = drawSegments([coding("a", 4, 12)], codes, codePoints, everyone, []);
    const after = drawSegments([{ ...coding("a", 4, 12), memo: "Compare" }], codes, codePoints, everyone, before);
    expect(after[0]).not.toBe(before[0]);
  });
});

describe("segmentsByBlock", () => {
  it("gives a segment across turns to both", () => {
    const blocks = cutIntoBlocks(text, [{ start: 0, end: 17 }, { start: 18, end: text.length }]);
    const segments = drawSegments([coding("a", 10, 21), coding("b", 0, 3)], codes, codePoints, everyone, []);
    expect(segmentsByBlock(blocks, segments).map((list) => list.map(({ id }) => id))).toEqual([["b", "a"], ["a"]]);
  });
});

describe("segmentsOver", () => {
  it("finds those at a caret, the end not included", () => {
    const segments = drawSegments([coding("a", 0, 3)], codes, codePoints, everyone, []);
    expect(segmentsOver(segments, { start: 2, end: 2 })).toHaveLength(1);
    expect(segmentsOver(segments, { start: 3, end: 3 })).toHaveLength(0);
  });
});

describe("codedTurns", () => {
  it("counts turns of participants under a segment, once, and never the interviewer's", () => {
    const turn = (start: number, end: number, kind: Turn["kind"]) => ({ start, end, kind }) as Turn;
    const turns = [turn(0, 17, "participant"), turn(18, 23, "interviewer"), turn(24, text.length, "participant")];
    expect(codedTurns(turns, drawSegments([coding("a", 0, 3), coding("b", 4, 20)], codes, codePoints, everyone, []))).toBe(1);
    expect(codedTurns(turns, drawSegments([coding("a", 0, 30)], codes, codePoints, everyone, []))).toBe(2);
    expect(codedTurns(turns, [])).toBe(0);
  });
});
