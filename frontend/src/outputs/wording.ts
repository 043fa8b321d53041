/** Exports as people say them. Pure. */
import { count } from "../ui/count";
import type { Choice, Counts, Format, Kind, Query } from "./shapes";

export const KINDS: Record<Kind, { name: string; hint: string; formats: readonly Format[] }> = {
  codings: { name: "Codings", hint: "A table with one row for every coded passage: study code, transcript, turn, code, coder, quote.", formats: ["xlsx", "csv"] },
  segments: { name: "Coded segments", hint: "A document to read: the passages of every code in their context, with where to find each again.", formats: ["docx"] },
  codebook: { name: "Codebook", hint: "Every code with its definition, when to use it, when not, and an example. Fit for an appendix.", formats: ["docx", "xlsx", "csv"] },
  notes: { name: "Notes", hint: "Memos, first readings and decisions, with what they are about. Your private journal stays here unless you say otherwise.", formats: ["docx", "csv"] },
  retrieval: { name: "What a query finds", hint: "A table with one row for every segment that the query finds now.", formats: ["xlsx", "csv"] },
};

/** What is chosen on the page of outputs; what a query finds is taken from where the query stands. */
export const CHOSEN_HERE: readonly Kind[] = ["codings", "segments", "codebook", "notes"];

/** Does it hold codings, chosen by code and coder? */
export const isOfCodings = (kind: Kind): boolean => kind === "codings" || kind === "segments";

export const FORMATS: Record<Format, string> = { csv: "CSV", xlsx: "Excel", docx: "Word" };

/** The same choice of another kind, in a format that it comes in. */
export function ofKind(choice: Choice, kind: Kind): Choice {
  const { formats } = KINDS[kind];
  return { ...choice, kind, format: formats.includes(choice.format) ? choice.format : (formats[0] ?? "csv") };
}

/** Is there nothing that may leave? */
export function isEmpty(kind: Kind, counts: Counts): boolean {
  return (kind === "codebook" ? counts.codes : kind === "notes" ? (counts.notes ?? 0) : counts.segments) === 0;
}

/** "312 segments from 10 transcripts, 41 codes, 2 coders" */
export function writeCounts(kind: Kind, counts: Counts): string {
  if (kind === "codebook") return count(counts.codes, "code");
  if (kind === "notes") return count(counts.notes ?? 0, "note");
  return `${count(counts.segments, "segment")} from ${count(counts.transcripts, "transcript")}, ${count(counts.codes, "code")}, ${count(counts.coders, "coder")}`;
}

/** What the server takes as options: nothing that was not chosen. */
export function optionsOf(choice: Choice): { code_ids?: string[]; coder_id?: string; include_memos: boolean; own_journal?: boolean; query?: Query } {
  const byCode = isOfCodings(choice.kind) || choice.kind === "codebook";
  return {
    include_memos: choice.kind !== "codebook" && choice.memos,
    ...(choice.codeIds && byCode ? { code_ids: [...choice.codeIds] } : {}),
    ...(choice.coderId && isOfCodings(choice.kind) ? { coder_id: choice.coderId } : {}),
    ...(choice.journal && choice.kind === "notes" ? { own_journal: true } : {}),
    ...(choice.query && choice.kind === "retrieval" ? { query: choice.query } : {}),
  };
}
