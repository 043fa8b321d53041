import { expect, it } from "vitest";
import { isTaken, onlyInterviewers, turn, turnAll, type FoundSegment, type Taking } from "./taken";

const segment = (start: number, kind: FoundSegment["kind"], state: FoundSegment["state"] = "new"): FoundSegment =>
  ({ transcript_id: "t", transcript: "T", version: 1, turn: 1, start, end: start + 1, before: "", text: "x", after: "", speaker: null, kind, hits: 1, state });
const asked = segment(1, "interviewer");
const said = segment(2, "participant");
const all = [asked, said, segment(3, null), segment(4, "participant", "already"), segment(5, "participant", "closed")];
const taken = (taking: Taking): number[] => all.filter((one) => isTaken(one, taking)).map(({ start }) => start);
const USUAL: Taking = { interviewers: false, turned: new Set() };

it("leaves out what interviewers said, until that is asked for", () => {
  expect(taken(USUAL)).toEqual([2, 3]);
  expect(taken({ ...USUAL, interviewers: true })).toEqual([1, 2, 3]);
});

it("lets each be turned by hand, and back", () => {
  expect(taken(turn(USUAL, asked))).toEqual([1, 2, 3]);
  expect(taken(turn(turn(USUAL, said), said))).toEqual([2, 3]);
});

it("takes all, interviewers too, or none", () => {
  expect(taken(turnAll(USUAL, all, true))).toEqual([1, 2, 3]);
  expect(taken(turnAll(turn(USUAL, asked), all, false))).toEqual([]);
});

it("knows where nobody else was found", () => {
  expect(onlyInterviewers([asked])).toBe(true);
  expect(onlyInterviewers([asked, said])).toBe(false);
  expect(onlyInterviewers([])).toBe(false);
});
