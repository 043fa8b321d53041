/** The state of a theme in one word. */
import { Pill } from "../../ui/Pill";
import { STATES, type ThemeState } from "./theme-words";

export function StatePill({ state }: { state: string }) {
  const { label, tone } = STATES[state as ThemeState];
  return <Pill tone={tone}>{label}</Pill>;
}
