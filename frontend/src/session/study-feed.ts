/** What other people's changes mean for what this page has fetched. Pure. */
import type { components } from "../base/schema";

export type FeedEvent = components["schemas"]["EventOut"];

/** Events that change nothing on any page. */
const QUIET = /^(account|session|token|action|transcript\.read|export)\b/;
/** Events that may change what I may do. */
const SEATS = /^(member|policy|study)\./;
/** What never changes once it was written, or only when a person asks anew. */
const FIXED = new Set(["transcript-version", "me", "sessions", "tokens", "accounts", "entrance", "invitation", "search", "search-preview"]);

/** Which events are news to this page, rather than the echo of its own changes. */
export function newsIn(events: readonly FeedEvent[], isOwn: (key: string | null) => boolean): FeedEvent[] {
  return events.filter((event) => !QUIET.test(event.kind) && !isOwn(event.key));
}

/** May one of these change my role or the rules I work under? */
export function changesSeats(news: readonly FeedEvent[]): boolean {
  return news.some((event) => SEATS.test(event.kind));
}

/** Must this be fetched anew once there is news? */
export function mayBeStale(queryKey: readonly unknown[]): boolean {
  return !FIXED.has(String(queryKey[0]));
}
