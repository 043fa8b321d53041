/** The switches of a study's policy in plain English: what each of them asks, and whom it protects. */
import type { Policy } from "./shapes";

export type SwitchName = "consent_gate" | "deidentification_gate" | "second_person_deidentification" | "quote_gate" | "quote_checks_gate" | "second_person_quotes" | "quote_consent_gate";

interface SwitchWords {
  name: SwitchName;
  asks: string;
  protects: string;
  /** What is true while it is off. */
  off: string;
}

export const SWITCHES: readonly SwitchWords[] = [
  {
    name: "consent_gate",
    asks: "Consent comes first",
    protects: "Nothing of a participant is coded or quoted before a named member has attested their consent.",
    off: "Transcripts can be coded and quoted without an attested consent.",
  },
  {
    name: "deidentification_gate",
    asks: "De-identification comes first",
    protects: "Nobody is recognised by those who read on: names and places are gone from a transcript before it is coded.",
    off: "Transcripts can be coded as they were imported.",
  },
  {
    name: "second_person_deidentification",
    asks: "A second person checks de-identification",
    protects: "One pair of eyes overlooks things. Somebody other than the importer attests.",
    off: "The importer may attest alone; it is recorded as a self-check.",
  },
  {
    name: "quote_gate",
    asks: "Quotes are approved",
    protects: "A participant’s words reach reviewers and reports only after somebody has looked at each of them.",
    off: "Quotes can be used without approval.",
  },
  {
    name: "quote_checks_gate",
    asks: "Quotes are checked before they are approved",
    protects: "Proposer or approver has confirmed that nothing in the quote tells who speaks, and that its warnings are right.",
    off: "Quotes can be approved although nobody has confirmed the checks.",
  },
  {
    name: "second_person_quotes",
    asks: "A second person approves quotes",
    protects: "Whoever proposes a quote does not also approve it.",
    off: "The proposer may approve alone; it is recorded as a self-check.",
  },
  {
    name: "quote_consent_gate",
    asks: "Quotes need the participant’s own yes",
    protects: "Only those who said yes to quotes are quoted, and only those who said yes to reviewers are quoted to them.",
    off: "Quotes can be used whatever the consent says about them.",
  },
];

export const NUMBERS: readonly { name: "small_cell_threshold" | "quote_word_limit"; label: string; hint: string; low: number; high: number }[] = [
  { name: "small_cell_threshold", label: "Smallest number shown outside the team", hint: "Counts of people below this are not shown, so that nobody can be picked out.", low: 1, high: 20 },
  { name: "quote_word_limit", label: "Longest quote for reviewers, in words", hint: "Long stretches of a life are easier to recognise.", low: 20, high: 400 },
];

export const VARIANTS: Record<Policy["ta_variant"], string> = {
  unstated: "Not stated",
  reflexive: "Reflexive",
  codebook: "Codebook",
  coding_reliability: "Coding reliability",
  framework: "Framework",
};
