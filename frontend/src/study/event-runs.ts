/** Events of the record gathered for reading: under their day, and like after like as one. */
import { writeDate } from "../ui/dates";
import type { TrailEvent } from "./shapes";

/** One or more events in a row by one person, of one kind, by the same way in. */
export type EventRun = readonly [TrailEvent, ...TrailEvent[]];

/** Kinds of which each event is worth a line, however many there are. */
const ALONE = /^(member|invitation|policy|consent|deidentification|round|export|account|token)\./u;

function alike(a: TrailEvent, b: TrailEvent): boolean {
  return a.kind === b.kind && a.actor_id === b.actor_id && a.via === b.via && !ALONE.test(a.kind) && writeDate(a.at) === writeDate(b.at);
}

/** Gather neighbours that are alike; the order stays. */
export function eventRuns(events: readonly TrailEvent[]): EventRun[] {
  const runs: [TrailEvent, ...TrailEvent[]][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run && alike(run[0], event)) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

/** Gather runs under the local day on which they happened, as it is written. */
export function runsByDay(runs: readonly EventRun[]): [string, EventRun[]][] {
  const days = new Map<string, EventRun[]>();
  for (const run of runs) {
    const day = writeDate(run[0].at);
    days.set(day, [...(days.get(day) ?? []), run]);
  }
  return [...days];
}
