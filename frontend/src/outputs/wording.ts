/** Exports as people say them. Pure. */
import { count } from "../ui/count";
import type { Choice, Counts, Format, Kind } from "./shapes";

export const KINDS: Record<Kind, { name: string; hint: string; formats: readonly Format[] }> = {
  codings: { name: "Codings", hint: "A table with one row for every coded passage: study code, transcript, turn, code, coder, quote.", formats: ["xlsx", "csv"] },
  segments: { name: "Coded segments", hint: "A document to read: the passages of every code in their context, with where to find each again.", formats: ["docx"] },
  codebook: { name: "Codebook", hint: "Every code with its definition, when to use it, when not, and an example. Fit for an appendix.", formats: ["docx", "xlsx", "csv"] },
};

export const FORMATS: Record<Format, string> = { csv: "CSV", xlsx: "Excel", docx: "Word" };

/** The same choice of another kind, in a format that it comes in. */
export function ofKind(choice: Choice, kind: Kind): Choice {
  const { formats } = KINDS[kind];
  return { ...choice, kind, format: formats.includes(choice.format) ? choice.format : (formats[0] ?? "csv") };
}

/** Is there nothing that may leave? */
export function isEmpty(kind: Kind, counts: Counts): boolean {
  return (kind === "codebook" ? counts.codes : counts.segments) === 0;
}

/** "312 segments from 10 transcripts, 41 codes, 2 coders" */
export function writeCounts(kind: Kind, counts: Counts): string {
  if (kind === "codebook") return count(counts.codes, "code");
  return `${count(counts.segments, "segment")} from ${count(counts.transcripts, "transcript")}, ${count(counts.codes, "code")}, ${count(counts.coders, "coder")}`;
}

/** What the server takes as options: nothing that was not chosen. */
export function optionsOf(choice: Choice): { code_ids?: string[]; coder_id?: string; include_memos: boolean } {
  return {
    include_memos: choice.kind !== "codebook" && choice.memos,
    ...(choice.codeIds ? { code_ids: [...choice.codeIds] } : {}),
    ...(choice.coderId && choice.kind !== "codebook" ? { coder_id: choice.coderId } : {}),
  };
}
