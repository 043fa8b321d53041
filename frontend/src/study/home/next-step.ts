/** The one thing to go on with: code the next transcript, or gather codes into themes. Pure. */
import type { Home } from "./shapes";
import { placeOf } from "./place-of";

export interface NextStep {
  label: string;
  place: string;
  icon: "transcript" | "theme";
}

export function nextStep(home: Home, may: (action: string) => boolean): NextStep | null {
  // An empty study has its first steps on the page itself.
  if (home.numbers.transcripts === 0) return null;
  const lacking = (code: string) => home.phases.flatMap((phase) => phase.checks).find((check) => check.code === code)?.lacking ?? [];
  // What still waits for consent or for its check cannot be coded, so it is no step.
  const closed = new Set(lacking("gates").map((each) => each.id));
  const next = lacking("coded").find((each) => !closed.has(each.id));
  if (next && may("apply_code")) return { label: `Code ${next.label}`, place: placeOf("transcripts", next.id), icon: "transcript" };
  return { label: "Go to the themes", place: "themes", icon: "theme" };
}
