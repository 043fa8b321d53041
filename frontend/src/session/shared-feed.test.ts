/** Of several tabs one has the line; when it goes, another goes on from where it stood. */
import { afterEach, expect, test, vi } from "vitest";
import type { FeedMessage } from "./feed-line";
import { followShared } from "./shared-feed";

class Stream extends EventTarget {
  static all: Stream[] = [];
  constructor(readonly url: string) {
    super();
    Stream.all.push(this);
  }
  close(): void {
    Stream.all = Stream.all.filter((one) => one !== this);
  }
  say(type: string, data: unknown): void {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data) }));
  }
}

/** Locks as browsers have them: one holder, the others wait in turn. */
class Locks {
  private held: Promise<unknown> = Promise.resolve();
  request(_name: string, { signal }: { signal: AbortSignal }, lead: () => Promise<void>): Promise<unknown> {
    const turn = this.held.then(() => (signal.aborted ? undefined : lead()));
    this.held = turn;
    return turn;
  }
}

afterEach(() => vi.unstubAllGlobals());

test("two tabs share one stream, and the second goes on where the first stood", async () => {
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("navigator", { locks: new Locks() });
  const told: [FeedMessage[], FeedMessage[]] = [[], []];
  const seqs = (tab: FeedMessage[]): number[] => tab.flatMap((one) => (one.kind === "events" ? one.events.map(({ seq }) => seq) : []));
  const leave = told.map((tab) => followShared("s", (message) => tab.push(message)));
  await vi.waitFor(() => expect(Stream.all).toHaveLength(1));
  Stream.all[0]?.say("place", { seq: 7 });
  Stream.all[0]?.say("change", { seq: 8, kind: "code.created" });
  await vi.waitFor(() => expect(told.map(seqs)).toEqual([[8], [8]]));

  leave[0]?.();
  await vi.waitFor(() => expect(Stream.all.map(({ url }) => url)).toEqual(["/api/v1/studies/s/feed?since_seq=8"]));
  Stream.all[0]?.say("change", { seq: 9, kind: "code.created" });
  await vi.waitFor(() => expect(told.map(seqs)).toEqual([[8], [8, 9]]));

  leave[1]?.();
  await vi.waitFor(() => expect(Stream.all).toEqual([]));
});
