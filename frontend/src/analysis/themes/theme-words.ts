/** The words of a theme, what they are called, and how its state and evidence are said. */
import type { IconName } from "../../ui/icon-paths";
import type { Relation, Theme } from "./themes";

export interface ThemeValues {
  name: string;
  central_organising_concept: string;
  definition: string;
  scope_in: string;
  scope_out: string;
  plain_summary: string;
  easy_read: string;
  why_we_think_this: string;
  objective_ns: number[];
}

export const THEME_LABELS: Record<keyof ThemeValues, string> = {
  name: "Name",
  central_organising_concept: "Central organising concept",
  definition: "Definition",
  scope_in: "What belongs to it",
  scope_out: "What it is not",
  plain_summary: "Plain-language summary",
  easy_read: "Easy read",
  why_we_think_this: "Why we think this",
  objective_ns: "Objectives",
};

export function themeValues(theme: Theme): ThemeValues {
  const { name, central_organising_concept, definition, scope_in, scope_out, plain_summary, easy_read, why_we_think_this, objective_ns } = theme;
  return { name, central_organising_concept, definition, scope_in, scope_out, plain_summary, easy_read, why_we_think_this, objective_ns };
}

export const RELATIONS: readonly Relation[] = ["supports", "nuances", "contradicts"];

export const RELATION_WORDS: Record<Relation, { label: string; title: string; icon: IconName; none: string }> = {
  supports: { label: "supports", title: "Supports it", icon: "check", none: "No passage supports it yet." },
  nuances: { label: "nuances", title: "Nuances it", icon: "split", none: "No passage nuances it yet. Where is it only half true, or true for some?" },
  contradicts: { label: "contradicts", title: "Contradicts it", icon: "minus", none: "No passage contradicts it yet. Who would disagree?" },
};

export const STATES = {
  candidate: { label: "Candidate", tone: "plain", hint: "A first idea of a pattern." },
  reviewing: { label: "Reviewing", tone: "warn", hint: "Being checked against its passages and the whole data set." },
  defined: { label: "Defined", tone: "accent", hint: "Its story, its bounds and its name stand." },
  final: { label: "Final", tone: "accent", hint: "As it will be reported." },
  discarded: { label: "Discarded", tone: "danger", hint: "Let go, and kept with the reason." },
} as const;

export type ThemeState = keyof typeof STATES;
/** Those that one can choose; `final` is a supervisor’s to say. */
export const CHOICES = ["candidate", "reviewing", "defined", "final", "discarded"] as const;
