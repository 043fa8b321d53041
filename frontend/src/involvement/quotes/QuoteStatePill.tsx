/** Where a quote stands; a reviewer's worry goes before everything else. */
import { Pill } from "../../ui/Pill";
import type { Quote } from "./quotes";
import { QUOTE_STATES } from "./quote-words";

export function QuoteStatePill({ quote }: { quote: Pick<Quote, "state" | "worried" | "passage"> }) {
  if (quote.worried) return <Pill tone="danger" icon="warning">Could be recognised</Pill>;
  if (quote.passage !== "same" && (quote.state === "approved" || quote.state === "proposed")) return <Pill tone="warn" icon="warning">Transcript corrected</Pill>;
  const { label, tone } = QUOTE_STATES[quote.state];
  return <Pill tone={tone}>{label}</Pill>;
}
