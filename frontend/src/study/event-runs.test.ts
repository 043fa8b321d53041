/** Like after like is one line; what protects people always stands alone. */
import { expect, test } from "vitest";
import { eventRuns, runsByDay } from "./event-runs";
import type { TrailEvent } from "./shapes";

let seq = 100;
function event(kind: string, actor_id = "a", at = "2026-11-23T12:00:00Z"): TrailEvent {
  seq -= 1;
  return { seq, kind, actor_id, at, via: "session" } as TrailEvent;
}
const lengths = (events: TrailEvent[]): number[] => eventRuns(events).map((run) => run.length);

test("neighbours of one kind by one person are gathered", () => {
  expect(lengths([event("coding.applied"), event("coding.applied"), event("coding.removed"), event("coding.applied")])).toEqual([2, 1, 1]);
});

test("another person, another way in or another day begins a new line", () => {
  expect(lengths([event("coding.applied"), event("coding.applied", "b")])).toEqual([1, 1]);
  expect(lengths([event("coding.applied"), { ...event("coding.applied"), via: "token" }])).toEqual([1, 1]);
  expect(lengths([event("coding.applied"), event("coding.applied", "a", "2026-11-20T12:00:00Z")])).toEqual([1, 1]);
});

test("consents and changes of members stand one by one", () => {
  expect(lengths([event("consent.attested"), event("consent.attested"), event("member.removed"), event("member.removed")])).toEqual([1, 1, 1, 1]);
});

test("nothing is lost under the days", () => {
  const events = [event("code.created"), event("code.created", "a", "2026-11-22T12:00:00Z"), event("code.created", "a", "2026-11-22T11:00:00Z")];
  expect(runsByDay(eventRuns(events)).map(([day, runs]) => [day, runs.flat().length])).toEqual([["23 Nov 2026", 1], ["22 Nov 2026", 2]]);
});
