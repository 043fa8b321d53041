/** The line follows the stream, comes back where it broke, and asks while it does not stand. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openFeedLine, type FeedMessage } from "./feed-line";

class Stream extends EventTarget {
  static all: Stream[] = [];
  closed = false;
  constructor(readonly url: string) {
    super();
    Stream.all.push(this);
  }
  close(): void {
    this.closed = true;
  }
  say(type: string, data: unknown): void {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data) }));
  }
}

const change = (seq: number): object => ({ seq, kind: "code.created" });
const latest = (): Stream => Stream.all.at(-1) as Stream;
let told: FeedMessage[] = [];
let close = (): void => undefined;
const seqs = (): number[] => told.flatMap((one) => (one.kind === "events" ? one.events.map(({ seq }) => seq) : []));
const states = (): boolean[] => told.flatMap((one) => (one.kind === "state" ? [one.isLive] : []));

beforeEach(() => {
  Stream.all = [];
  told = [];
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Stream);
});

afterEach(() => {
  close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function answers(...bodies: ({ items: object[]; seq: number } | number)[]): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(new URL(request.url).search);
    const body = bodies[Math.min(asked.length, bodies.length) - 1] ?? 500;
    return typeof body === "number" ? new Response("{}", { status: body }) : new Response(JSON.stringify(body), { headers: { "Content-Type": "application/json" } });
  });
  return asked;
}

const start = (): void => {
  close = openFeedLine("s", (message) => told.push(message));
};

test("events of one moment are told together, and nothing is asked while the stream stands", async () => {
  const asked = answers();
  start();
  latest().say("place", { seq: 7 });
  latest().say("change", change(8));
  latest().say("change", change(9));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told.filter(({ kind }) => kind === "events")).toHaveLength(1);
  expect(seqs()).toEqual([8, 9]);
  expect(asked).toEqual([]);
});

test("after a break it asks at once, and the stream goes on from the place that was reached", async () => {
  const asked = answers({ items: [change(10)], seq: 10 }, { items: [], seq: 10 });
  start();
  latest().say("place", { seq: 7 });
  latest().say("change", change(9));
  latest().dispatchEvent(new Event("error"));
  await vi.advanceTimersByTimeAsync(2_600);
  expect(asked[0]).toBe("?since_seq=9");
  expect(latest().url).toBe("/api/v1/studies/s/feed?since_seq=10");
  latest().say("change", change(10));
  latest().say("change", change(11));
  await vi.advanceTimersByTimeAsync(200);
  expect(seqs()).toEqual([9, 10, 11]);
  expect(Stream.all.filter(({ closed }) => !closed)).toHaveLength(1);
});

test("a stream held back by a proxy is given up for a while, and asking takes its place", async () => {
  const asked = answers({ items: [], seq: 7 }, { items: [change(8)], seq: 8 }, { items: [], seq: 8 });
  start();
  await vi.advanceTimersByTimeAsync(17_000);
  expect(Stream.all[0]?.closed).toBe(true);
  expect(asked.length).toBeGreaterThan(1);
  expect(seqs()).toEqual([8]);
  expect(states()).not.toContain(false);
});

test("when nothing answers it says so, and says when it is over", async () => {
  answers(503, { items: [], seq: 7 });
  start();
  latest().dispatchEvent(new Event("error"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(states().at(-1)).toBe(false);
  latest().dispatchEvent(new Event("error"));
  await vi.advanceTimersByTimeAsync(16_000);
  expect(states().at(-1)).toBe(true);
});

test("who is no longer a member is left alone", async () => {
  const asked = answers(403);
  start();
  latest().dispatchEvent(new Event("error"));
  await vi.advanceTimersByTimeAsync(300_000);
  expect(asked).toHaveLength(1);
  expect(Stream.all).toHaveLength(1);
});

test("a closed line is silent", async () => {
  const asked = answers({ items: [], seq: 7 });
  start();
  close();
  latest().say("change", change(8));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
  expect(latest().closed).toBe(true);
});
