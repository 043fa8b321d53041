/** Where a round stands. */
import { Pill } from "../../ui/Pill";
import type { Round } from "./rounds";
import { ROUND_STATES } from "./round-words";

export function RoundStatePill({ state }: { state: Round["state"] }) {
  const { label, tone } = ROUND_STATES[state];
  return <Pill tone={tone}>{label}</Pill>;
}
