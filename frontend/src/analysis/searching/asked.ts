/** What is looked for in a study, kept while the page lives: never in the address, which others may read. */
import { signal, type Signal } from "@preact/signals";
import type { components } from "../../base/schema";
import { mapCodePoints } from "../../text/code-points";
import type { Span } from "../../text/spans";

export type WordsIn = Omit<components["schemas"]["SearchIn"], "limit" | "cursor">;
export type Hit = components["schemas"]["HitOut"];
export type Totals = components["schemas"]["SearchTotalsOut"];
export type Speakers = NonNullable<WordsIn["speakers"]>;

export interface Asked {
  readonly query: string;
  readonly speakers: Speakers;
  /** Empty: everywhere. */
  readonly group: string;
  readonly transcript: string;
  readonly question: string;
  readonly uncoded: boolean;
}

export type View = "concordance" | "list";
export type Order = "reading" | "before" | "after";

export interface Kept {
  /** What is in the box and beside it. */
  readonly typed: Signal<Asked>;
  /** What was searched for last. */
  readonly asked: Signal<Asked | null>;
  readonly view: Signal<View>;
  readonly order: Signal<Order>;
}

export const NOTHING: Asked = { query: "", speakers: "everyone", group: "", transcript: "", question: "", uncoded: false };

const studies = new Map<string, Kept>();

/** What is looked for in a study; one object as long as the page lives. */
export function keptFor(studyId: string): Kept {
  let kept = studies.get(studyId);
  if (!kept) {
    kept = { typed: signal(NOTHING), asked: signal(null), view: signal("concordance"), order: signal("reading") };
    studies.set(studyId, kept);
  }
  return kept;
}

/** Look for words that were selected elsewhere, as a phrase; without any, whatever was looked for before. */
export function lookFor(studyId: string, words: string): void {
  const said = words.replace(/["“”„‟«»*]/gu, " ").trim().split(/\s+/u).slice(0, 20).join(" ");
  if (!said) return;
  const kept = keptFor(studyId);
  kept.typed.value = { ...NOTHING, query: /\s/u.test(said) ? `"${said}"` : said };
  kept.asked.value = kept.typed.value;
}

/** A search as the server takes it. */
export function bodyOf(asked: Asked): WordsIn {
  return {
    query: asked.query,
    speakers: asked.speakers,
    group_ids: asked.group ? [asked.group] : [],
    transcript_ids: asked.transcript ? [asked.transcript] : [],
    question_id: asked.question || null,
    uncoded: asked.uncoded,
  };
}

/** Are the hits only a part of what the words alone would find? */
export const isNarrowed = (asked: Asked): boolean => asked.speakers !== "everyone" || asked.group !== "" || asked.transcript !== "" || asked.question !== "" || asked.uncoded;

/** Where a refusal says that the mistake stands: UTF-16 offsets of the query; null where it does not say. */
export function mistakeIn(query: string, place: unknown): Span | null {
  const said = place as Partial<Span> | null | undefined;
  if (typeof said?.start !== "number" || typeof said.end !== "number") return null;
  const map = mapCodePoints(query);
  const [start, end] = [map.toUtf16(said.start), map.toUtf16(said.end)];
  return start < end ? { start, end } : null;
}
