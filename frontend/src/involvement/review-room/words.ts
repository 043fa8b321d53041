/** Our own words in the review room. Short sentences; reading age 9 to 11. */
import type { Decision, Kind } from "./shapes";

interface Choice {
  kind: Kind;
  label: string;
  hint: string;
}

/** Six answers of the same size; none is favoured. */
export const CHOICES: readonly Choice[] = [
  { kind: "rings_true", label: "This rings true", hint: "It fits what I know" },
  { kind: "partly_rings_true", label: "Partly", hint: "Some of it fits" },
  { kind: "does_not_ring_true", label: "This does not ring true", hint: "It does not fit what I know" },
  { kind: "missing_something", label: "Something is missing", hint: "There is more to it" },
  { kind: "word_differently", label: "I would say it differently", hint: "The words are not right" },
  { kind: "quote_worry_identity", label: "I could tell who this is", hint: "We will hide the quote" },
];

export const WORRY: Kind = "quote_worry_identity";

export function labelOf(kind: Kind): string {
  return CHOICES.find((choice) => choice.kind === kind)?.label ?? "";
}

/** What a quote is about, said before its words are shown. */
const ABOUT: Readonly<Record<string, string>> = {
  violence: "violence",
  sexual_violence: "sexual violence",
  child_abuse: "harm to a child",
  self_harm_suicide: "self-harm or suicide",
  substance_use: "drink or drugs",
  racism_discrimination: "racism or unfair treatment",
  prison_restraint: "prison or being held down",
  death_loss: "death or loss",
  staff_criticism: "being let down by staff",
  strong_language: "strong language",
};

/** "violence and strong language" */
export function aboutOf(labels: readonly string[]): string {
  const parts = labels.map((label) => ABOUT[label] ?? "something hard");
  const last = parts.pop();
  return parts.length > 0 ? `${parts.join(", ")} and ${last}` : (last ?? "");
}

/** What the team did, in a few words. */
export const DID: Readonly<Record<Decision, string>> = {
  changed: "We changed it.",
  partly_changed: "We changed part of it.",
  not_changed: "We did not change it.",
  kept_both_views: "We kept both views.",
  future_work: "We will use this in later work.",
  needs_conversation: "We would like to talk about it with you.",
};

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** "24 December 2026" */
export function writeDay(iso: string): string {
  return day.format(new Date(`${iso}T00:00:00`));
}

/** "14:05" */
export function writeTime(at: Date): string {
  return clock.format(at);
}

/** No mail goes out from here: a person tells them. */
export const NOTHING_WAITS = "Nothing waits for you now. The person who asked you to join will tell you when something does. You can also come back here and look.";

/** I went on, and answers could not be sent yet. */
export function keptSentence(n: number, onDevice: boolean): string {
  const [what, are] = n === 1 ? ["your answer", "It is"] : [`${n} of your answers`, "They are"];
  const where = onDevice ? `${are} kept on this device.` : "Please keep this page open.";
  return `We could not send ${what} yet. ${where} We will send ${n === 1 ? "it" : "them"} when the internet is back, and tell you here.`;
}

/** They went in the end. */
export function wentSentence(n: number, at: Date): string {
  return n === 1 ? `We sent your answer at ${writeTime(at)}. The team has it now.` : `We sent ${n} of your answers at ${writeTime(at)}. The team has them now.`;
}

/** Cut a text at its empty lines. */
export function paragraphs(text: string): string[] {
  return text.split(/\n\s*\n/).map((part) => part.trim()).filter(Boolean);
}

/** One short sentence a line, as easy read has it. */
export function lines(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}
