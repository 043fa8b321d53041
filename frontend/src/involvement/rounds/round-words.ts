/** What is said of rounds, answers and responses. */
import type { Decision, Kind, Round } from "./rounds";

export const ROUND_STATES: Record<Round["state"], { label: string; tone: "plain" | "accent" | "warn" | "danger" }> = {
  draft: { label: "Draft", tone: "plain" },
  open: { label: "Open", tone: "accent" },
  closed: { label: "Closed", tone: "warn" },
  published: { label: "Published", tone: "accent" },
  cancelled: { label: "Cancelled", tone: "danger" },
};

export const ROUND_KINDS: Record<Round["kind"], string> = {
  pre_analysis: "Before the analysis",
  candidate: "Candidate themes",
  final: "Final themes and names",
  lay_summary: "Plain-language summary",
};

/** In the reviewers' own order and words. */
export const ANSWERS: Record<Kind, { label: string; tone: "plain" | "accent" | "warn" | "danger" }> = {
  rings_true: { label: "This rings true", tone: "accent" },
  partly_rings_true: { label: "Partly", tone: "plain" },
  does_not_ring_true: { label: "This does not ring true", tone: "warn" },
  missing_something: { label: "Something is missing", tone: "warn" },
  word_differently: { label: "I would say it differently", tone: "warn" },
  quote_worry_identity: { label: "I could tell who this is", tone: "danger" },
};

export const DECISIONS: Record<Decision, string> = {
  changed: "Changed",
  partly_changed: "Partly changed",
  not_changed: "Not changed",
  kept_both_views: "Kept both views",
  future_work: "For future work",
  needs_conversation: "Needs a conversation",
};

export const MODES = { screen: "on screen", paper: "on paper", phone: "by phone", meeting: "in a meeting" } as const;

export function optionsOf<K extends string>(words: Readonly<Record<K, string>>): { value: K; label: string }[] {
  return (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }));
}
