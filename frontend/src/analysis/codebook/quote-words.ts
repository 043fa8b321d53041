/** What a quote may be about that a reader may not want to meet unprepared, and what its proposer looked at. */
import type { components } from "../../base/schema";

type QuoteBody = components["schemas"]["QuoteIn"];
export type QuoteLabel = NonNullable<QuoteBody["labels"]>[number];
export type QuoteCheck = NonNullable<QuoteBody["checks"]>[number];

export const QUOTE_LABELS: Record<QuoteLabel, string> = {
  violence: "Violence",
  sexual_violence: "Sexual violence",
  child_abuse: "Abuse of a child",
  self_harm_suicide: "Self-harm or suicide",
  substance_use: "Drugs or alcohol",
  racism_discrimination: "Racism or discrimination",
  prison_restraint: "Prison or restraint",
  death_loss: "Death or loss",
  staff_criticism: "Criticism of staff",
  strong_language: "Strong language",
};

export const QUOTE_CHECKS: Record<QuoteCheck, string> = {
  no_identifiers: "No names, places or dates that could identify somebody",
  not_recognisable: "Nobody in the joint casework would recognise the speaker by it",
  labels_right: "The content labels are right, or none is needed",
};
