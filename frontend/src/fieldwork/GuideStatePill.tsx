/** How a guide stands: draft, approved, superseded. */
import { Pill } from "../ui/Pill";
import type { Guide } from "./shapes";
import { GUIDE_STATES } from "./wording";

const TONES = { draft: "warn", approved: "accent", superseded: "plain" } as const;

export function GuideStatePill({ state }: { state: Guide["state"] }) {
  return <Pill tone={TONES[state]} icon={state === "approved" ? "check" : state === "draft" ? "edit" : undefined}>{GUIDE_STATES[state]}</Pill>;
}
