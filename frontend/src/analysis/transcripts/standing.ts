/** How far a transcript is, in words, and whom it waits for. Pure. */
import type { IconName } from "../../ui/icon-paths";
import type { Line } from "./shapes";

export interface Standing {
  label: string;
  tone: "plain" | "accent" | "warn" | "danger";
  icon: IconName;
}

/** Who has to do something next: me, somebody else, or nobody. */
export type Waits = "me" | "others" | "nobody";

export function standingOf(line: Pick<Line, "state" | "gate">): Standing {
  if (line.state === "returned") return { label: "Returned", tone: "danger", icon: "undo" };
  if (line.state === "asked") return { label: "Check asked for", tone: "warn", icon: "clock" };
  if (line.state === "to_check") return { label: "Not checked", tone: "warn", icon: "lock" };
  if (line.gate) return { label: "Consent missing", tone: "warn", icon: "lock" };
  return { label: "Ready to code", tone: "plain", icon: "check" };
}

type Waiting = Pick<Line, "state" | "gate" | "asked_to_attest" | "imported_by">;

export function waitsFor(line: Waiting, myId: string): Waits {
  if (!line.gate) return "nobody";
  if (line.state === "asked") return line.asked_to_attest?.account_id === myId ? "me" : "others";
  if (line.state === "ready") return "me";
  return line.imported_by?.account_id === myId ? "me" : "others";
}

/** What stands under the state: who is to do what, and where it leads. */
export interface Next {
  words: string;
  leads?: "check" | "ask" | "change" | "consent";
}

export function nextOf(line: Waiting & Pick<Line, "participants">, myId: string): Next | null {
  if (!line.gate) return null;
  const mine = line.imported_by?.account_id === myId;
  const asked = line.asked_to_attest;
  if (line.state === "asked" && asked?.account_id === myId) return { words: "Check it: you are asked", leads: "check" };
  if (line.state === "asked") return { words: `${asked?.name ?? "A member"} is asked to check it` };
  if (line.state === "returned") return mine ? { words: "Read why it came back", leads: "check" } : { words: "Waits to be corrected" };
  if (line.state === "to_check") return mine ? { words: "Ask a member to check it", leads: "ask" } : { words: "Nobody is asked to check it" };
  return line.participants.length === 0 ? { words: "Say who speaks", leads: "change" } : { words: line.gate.detail, leads: "consent" };
}
