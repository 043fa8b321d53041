/** A line to the feed of a study: the server's stream, and questions every few seconds while it does not stand. */
import { answer } from "../base/answer";
import { api } from "../base/client";
import { Problem } from "../base/problem";
import type { FeedEvent } from "./study-feed";

export type FeedMessage =
  | { readonly kind: "events"; readonly events: readonly FeedEvent[] }
  /** Somebody came to a transcript, or left it. */
  | { readonly kind: "presence"; readonly transcript: string; readonly account: string }
  /** Whether changes arrive at all. */
  | { readonly kind: "state"; readonly isLive: boolean; readonly place: number };

/** Past every place, so the first answer tells only where the end is. */
export const END = 2 ** 31 - 1;
const ASK_EVERY_MS = 5_000;
const AFTER_FAILURE_MS = 15_000;
/** Events come in flocks; they are told together. */
const FLOCK_MS = 100;
/** A stream that says nothing for so long is held back on its way, by a proxy perhaps. */
const SILENT_MS = 10_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 120_000;

class FeedLine {
  private stream: EventSource | null = null;
  private stands = false;
  private closed = false;
  private pause = FIRST_PAUSE_MS;
  private flock: FeedEvent[] = [];
  private timers = { ask: 0, open: 0, flock: 0, silent: 0 };

  constructor(
    private readonly study: string,
    private place: number,
    private readonly tell: (message: FeedMessage) => void,
  ) {}

  open(): void {
    if (typeof EventSource === "undefined") return this.lost();
    const stream = new EventSource(`/api/v1/studies/${this.study}/feed?since_seq=${this.place}`);
    this.stream = stream;
    this.timers.silent = window.setTimeout(() => this.lost(), SILENT_MS);
    stream.addEventListener("place", ({ data }) => this.standsAt((JSON.parse(data) as { seq: number }).seq));
    stream.addEventListener("change", ({ data }) => this.take([JSON.parse(data) as FeedEvent]));
    stream.addEventListener("presence", ({ data }) => {
      const said = JSON.parse(data) as { transcript_id: string; account_id: string };
      this.tell({ kind: "presence", transcript: said.transcript_id, account: said.account_id });
    });
    // Opened anew by us, never by the browser: only so is it known from where, and after what pause.
    stream.addEventListener("error", () => this.lost());
  }

  close(): void {
    this.closed = true;
    this.stream?.close();
    Object.values(this.timers).forEach((timer) => clearTimeout(timer));
  }

  private standsAt(seq: number): void {
    clearTimeout(this.timers.silent);
    clearTimeout(this.timers.ask);
    this.timers.ask = 0;
    this.stands = true;
    this.pause = FIRST_PAUSE_MS;
    this.reach(seq);
    this.tell({ kind: "state", isLive: true, place: this.place });
  }

  /** The stream broke, was refused, or tells nothing: ask meanwhile, and open it again after a pause. */
  private lost(): void {
    this.stream?.close();
    clearTimeout(this.timers.silent);
    clearTimeout(this.timers.open);
    if (this.closed) return;
    this.timers.open = window.setTimeout(() => this.open(), this.pause * (0.75 + Math.random() / 2));
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS);
    this.stands = false;
    if (this.timers.ask === 0) this.askIn(FLOCK_MS);
  }

  private askIn(wait: number): void {
    if (!this.closed && !this.stands) this.timers.ask = window.setTimeout(() => void this.ask(), wait);
  }

  private async ask(): Promise<void> {
    const params = { path: { study_id: this.study }, query: { since_seq: this.place } };
    try {
      const told = await answer(api.GET("/api/v1/studies/{study_id}/activity", { params }));
      if (this.closed) return;
      this.take(told.items);
      this.reach(told.seq);
      this.tell({ kind: "state", isLive: true, place: this.place });
      this.askIn(told.items.length > 0 ? FLOCK_MS : ASK_EVERY_MS);
    } catch (problem) {
      if (this.closed) return;
      if (problem instanceof Problem && (problem.status === 403 || problem.status === 404)) return this.close();
      this.tell({ kind: "state", isLive: false, place: this.place });
      this.askIn(AFTER_FAILURE_MS);
    }
  }

  private take(events: readonly FeedEvent[]): void {
    const fresh = this.place === END ? events : events.filter(({ seq }) => seq > this.place);
    this.flock.push(...fresh);
    this.place = fresh.at(-1)?.seq ?? this.place;
    this.timers.flock ||= window.setTimeout(() => this.deliver(), FLOCK_MS);
  }

  private deliver(): void {
    const events = this.flock;
    this.flock = [];
    this.timers.flock = 0;
    if (events.length > 0) this.tell({ kind: "events", events });
  }

  private reach(seq: number): void {
    this.place = this.place === END ? seq : Math.max(this.place, seq);
  }
}

/** Follow from a place (without one, from now) until closed; what was missed in a break is told after it. */
export function openFeedLine(study: string, tell: (message: FeedMessage) => void, place = END): () => void {
  const line = new FeedLine(study, place, tell);
  line.open();
  return () => line.close();
}
