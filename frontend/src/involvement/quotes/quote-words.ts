/** What is said of quotes: their states, what they are about, what was checked. */
import { QUOTE_CHECKS, QUOTE_LABELS } from "../../analysis/codebook/quote-words";
import type { Check, QuoteState } from "./quotes";

export const QUOTE_STATES: Record<QuoteState, { label: string; tone: "plain" | "accent" | "warn" | "danger" }> = {
  proposed: { label: "Waiting", tone: "warn" },
  approved: { label: "Approved", tone: "accent" },
  rejected: { label: "Turned down", tone: "plain" },
  revoked: { label: "Revoked", tone: "danger" },
};

const LABELS: Readonly<Record<string, string>> = QUOTE_LABELS;
export const CHECK_NAMES = Object.keys(QUOTE_CHECKS) as Check[];

export function labelWord(label: string): string {
  return LABELS[label] ?? label;
}

export function checkWord(check: Check): string {
  return QUOTE_CHECKS[check];
}
