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

/** What stands under the state: who is to do what. */
export function nextOf(line: Waiting, myId: string): string | null {
  if (!line.gate) return null;
  const asked = line.asked_to_attest;
  if (line.state === "asked") return asked?.account_id === myId ? "You are asked to check it" : `${asked?.name ?? "A member"} is asked to check it`;
  if (line.state === "returned") return "Correct the file and import it again";
  if (line.state === "to_check") return line.imported_by?.account_id === myId ? "Ask a member to check it" : "Nobody is asked to check it";
  return line.gate.detail;
}
