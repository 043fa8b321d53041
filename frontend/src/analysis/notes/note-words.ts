/** How notes are spoken of: their kinds, their parts, where what they speak of stands. Pure. */
import type { IconName } from "../../ui/icon-paths";
import { UNSEEN } from "./mentions";
import type { FoundKind, NoteKind, NoteRef } from "./notes";

export const KIND_WORDS: Record<FoundKind, { one: string; icon: IconName }> = {
  memo: { one: "Memo", icon: "memo" },
  coding_memo: { one: "Memo on a segment", icon: "code" },
  familiarisation: { one: "First reading", icon: "eye" },
  decision: { one: "Decision", icon: "check-circle" },
  journal: { one: "Journal", icon: "lock" },
};

export type TextName = "words" | "surprises" | "links_to_objectives" | "my_reaction" | "alternatives";

interface TextPart {
  name: TextName;
  label: string;
  hint?: string;
  rows: number;
}

/** The texts of each kind, in the order in which they are written and read. */
export const TEXTS: Record<NoteKind, readonly TextPart[]> = {
  memo: [{ name: "words", label: "Memo", rows: 8 }],
  familiarisation: [
    { name: "words", label: "First thoughts", rows: 5 },
    { name: "surprises", label: "What surprised me", rows: 3 },
    { name: "links_to_objectives", label: "What it says to our objectives", rows: 3 },
    { name: "my_reaction", label: "My own reaction", rows: 3 },
  ],
  decision: [
    { name: "words", label: "Why", rows: 5 },
    { name: "alternatives", label: "What else we thought of", rows: 3 },
  ],
  journal: [{ name: "words", label: "Entry", rows: 10 }],
};

export const OCCASIONS: Record<string, string> = { "": "An entry like any other", positioning: "Where I stand", after_interview: "After an interview" };

const KIND_NAMES: Record<string, string> = {
  code: "code",
  transcript: "transcript",
  participant: "participant",
  theme: "theme",
  note: "note",
  member: "member",
  coding: "segment",
  interview: "interview",
  question: "question",
  round: "review round",
  study: "study",
};

export const kindName = (kind: string): string => KIND_NAMES[kind] ?? kind;

/** What a thing is called where it is spoken of; a note without a title by its kind. */
export function refLabel(ref: Pick<NoteRef, "kind" | "label" | "detail">): string {
  if (ref.label === null) return UNSEEN;
  if (ref.label) return ref.label;
  return ref.kind === "note" ? `A ${(KIND_WORDS[ref.detail as FoundKind]?.one ?? "note").toLowerCase()} without a title` : kindName(ref.kind);
}

/** Where a thing stands within the study; null if it has no page, or may not be seen. */
export function refPlace(ref: Pick<NoteRef, "kind" | "id" | "label" | "within_id" | "detail">): string | null {
  if (ref.label === null) return null;
  const places: Record<string, string> = {
    code: `codes/${ref.id}`,
    transcript: `transcripts/${ref.id}`,
    participant: `participants/${ref.id}`,
    theme: `themes/${ref.id}`,
    interview: `interviews/${ref.id}`,
    round: `rounds/${ref.id}`,
    note: `notes#${ref.detail}=${ref.id}`,
    coding: `transcripts/${ref.within_id}#segment=${ref.id}`,
    question: `guides/${ref.within_id}`,
    study: "",
  };
  return places[ref.kind] ?? null;
}

/** The note that an address names: "#memo=…". */
export function noteInAddress(hash: string): { kind: FoundKind; id: string } | null {
  const [, kind, id] = /^#(memo|coding_memo|familiarisation|decision|journal)=([\w-]+)$/.exec(hash) ?? [];
  return kind && id ? { kind: kind as FoundKind, id } : null;
}
