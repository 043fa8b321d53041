/** What the API answers about a transcript, its codes and its codings. Offsets are code points, half open. */

export interface SpeakerOut {
  id: string;
  label: string;
  kind: "interviewer" | "participant" | "other";
  study_code: string | null;
  pseudonym: string | null;
}

/** Why nothing may be coded yet, and what to do next. */
export interface GateOut {
  code: string;
  detail: string;
  next: string | null;
}

export interface TranscriptOut {
  id: string;
  title: string;
  /** Number of its current version. */
  current_n: number;
  zone: "original" | "deidentified";
  state: "to_check" | "asked" | "returned" | "ready";
  codable: boolean;
  gate: GateOut | null;
  may_attest: boolean;
  interview: { id: string; code: string; held_on: string | null; mode: string; minutes: number | null; guide_id: string | null } | null;
  speakers: readonly SpeakerOut[];
}

export interface TurnOut {
  n: number;
  start: number;
  body_start: number;
  end: number;
  speaker_id: string | null;
  starts_at_ms: number | null;
  question_id: string | null;
}

export interface VersionOut {
  n: number;
  text: string;
  turns: readonly TurnOut[];
}

export interface CodingOut {
  id: string;
  code_id: string;
  coder_id: string;
  coder: string;
  start: number;
  end: number;
  memo: string;
  created_at: string;
  version: number;
}

export interface CodingsOut {
  items: readonly CodingOut[];
  seq: number;
}

export interface CodeOut {
  id: string;
  parent_id: string | null;
  label: string;
  colour: number;
  pattern: number;
  position: number;
  definition: string;
  use_when: string;
  not_when: string;
  people: number;
  segments: number;
  retired: boolean;
  version: number;
}

/** A question that a turn seems to ask. */
export interface SuggestionOut {
  turn_n: number;
  question_id: string;
}

export interface QuestionOut {
  id: string;
  /** Its place in the guide, from 1. */
  position: number;
  text: string;
}
