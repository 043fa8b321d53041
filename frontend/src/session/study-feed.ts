/** What other people's changes mean for what this page has fetched. Pure. */
import type { components } from "../base/schema";

export type FeedEvent = components["schemas"]["EventOut"];

/** Events that change nothing on any page. */
const QUIET = /^(account|session|token|action|transcript\.read|export)\b/;
/** Events that may change what I may do. */
const SEATS = /^(member|policy|study)\./;
/** What never changes once it was written, or only when a person asks anew. */
const FIXED = new Set([
  "transcript-version", "me", "sessions", "tokens", "accounts", "entrance", "invitation", "search", "search-preview", "presence", "read-turns", "opening",
]);
/** What follows from facts of the study, its people and its texts, but not from how they are coded. */
const NOT_FROM_CODING = new Set([
  "attributes", "facts", "guides", "interviews", "members", "participants", "questions", "notes", "retrievals", "rounds", "exports", "version",
]);
/** What does not follow from what somebody wrote in a note; of the rest, codes and themes show notes. */
const NOT_FROM_NOTES = new Set([...NOT_FROM_CODING, "quotes", "segments", "retrieval", "retrieval-matrix", "merge"].filter((area) => area !== "notes"));
/** Events that come often, and what they leave as it was. Every other event may touch everything. */
const SPARED: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [/^(coding|step|code|theme|evidence)\./, NOT_FROM_CODING],
  [/^(note|decision|journal)\./, NOT_FROM_NOTES],
];

/** Which events are news to this page, rather than the echo of its own changes. */
export function newsIn(events: readonly FeedEvent[], isOwn: (key: string | null) => boolean): FeedEvent[] {
  return events.filter((event) => !QUIET.test(event.kind) && !isOwn(event.key));
}

/** May one of these change my role or the rules I work under? */
export function changesSeats(news: readonly FeedEvent[]): boolean {
  return news.some((event) => SEATS.test(event.kind));
}

/** Must this be fetched anew after these events? */
export function isTouched(queryKey: readonly unknown[], news: readonly FeedEvent[]): boolean {
  const first = String(queryKey[0]);
  if (FIXED.has(first)) return false;
  if (first === "codings") return news.some((event) => touchesCodings(event, queryKey[1]));
  const area = first === "study" ? String(queryKey[2]) : first;
  return news.some(({ kind }) => !SPARED.some(([often, spared]) => often.test(kind) && spared.has(area)));
}

/** Codings of a transcript are fetched by what changed since their place, and only when something did there. */
function touchesCodings({ kind, details, object_id }: FeedEvent, transcript: unknown): boolean {
  if (/^(coding|speaker|turn|deidentification)\./.test(kind)) return (details["transcript_id"] ?? transcript) === transcript;
  if (/^(transcript|version)\./.test(kind)) return object_id === transcript || details["transcript_id"] === transcript;
  return /^(member|policy|study)\./.test(kind);
}
