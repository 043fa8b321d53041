/** A note as a form holds it: its texts with names in the place of tokens. Pure. */
import type { Names } from "./mentions";
import { OCCASIONS, refLabel, TEXTS, type TextName } from "./note-words";
import type { Note, NoteKind, NoteRef, Sent } from "./notes";

export interface NoteValues {
  title: string;
  words: string;
  surprises: string;
  links_to_objectives: string;
  my_reaction: string;
  alternatives: string;
  decided_on: string;
  occasion: string;
  shared: boolean;
  include_in_audit_trail: boolean;
  target: NoteRef | null;
}

const EMPTY: NoteValues = {
  title: "", words: "", surprises: "", links_to_objectives: "", my_reaction: "", alternatives: "",
  decided_on: "", occasion: "", shared: false, include_in_audit_trail: false, target: null,
};

/** What can be written in a note of a kind. */
const PARTS: Record<NoteKind, readonly (keyof NoteValues)[]> = {
  memo: ["title", "target"],
  familiarisation: ["target"],
  decision: ["title", "target", "decided_on"],
  journal: ["title", "target", "occasion", "shared", "include_in_audit_trail"],
};

export function emptyValues(target: NoteRef | null, today: string): NoteValues {
  return { ...EMPTY, target, decided_on: today };
}

export function valuesOf(note: Note, names: Names): NoteValues {
  const text = (name: TextName): string => names.write(note[name], note.links);
  return {
    title: note.title,
    words: text("words"),
    surprises: text("surprises"),
    links_to_objectives: text("links_to_objectives"),
    my_reaction: text("my_reaction"),
    alternatives: text("alternatives"),
    decided_on: note.decided_on ?? "",
    occasion: note.occasion,
    shared: note.shared,
    include_in_audit_trail: note.include_in_audit_trail,
    target: note.target,
  };
}

/** What is sent of a note: of these values, the parts of its kind, with tokens in the place of names. */
export function sentOf(kind: NoteKind, values: Partial<NoteValues>, names: Names): Sent {
  const texts = TEXTS[kind].map(({ name }) => name);
  const allowed = new Set<string>([...texts, ...PARTS[kind]]);
  const entries = Object.entries(values).filter(([name]) => allowed.has(name)).map(([name, value]) => {
    if (name === "target") return [name, value ? { kind: (value as NoteRef).kind, id: (value as NoteRef).id } : null];
    if (name === "decided_on") return [name, value || null];
    return [name, (texts as string[]).includes(name) ? names.keep(String(value)) : value];
  });
  return Object.fromEntries(entries) as Sent;
}

/** A value in words, for comparing two. */
export function sayValue(name: keyof NoteValues, values: NoteValues): string {
  const value = values[name];
  if (name === "target") return values.target ? refLabel(values.target) : "Nothing in particular";
  if (name === "occasion") return OCCASIONS[values.occasion] ?? values.occasion;
  return typeof value === "boolean" ? (value ? "Yes" : "No") : String(value);
}

export function labelOf(kind: NoteKind, name: keyof NoteValues): string {
  const text = TEXTS[kind].find((each) => each.name === name);
  const others: Partial<Record<keyof NoteValues, string>> = { title: kind === "decision" ? "What we decided" : "Title", target: "About", decided_on: "When", occasion: "What kind of entry", shared: "Shared with the supervisors", include_in_audit_trail: "In the audit trail" };
  return text?.label ?? others[name] ?? name;
}
