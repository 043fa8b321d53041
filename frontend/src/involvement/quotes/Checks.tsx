/** What must be looked at before reviewers read a quote: who confirmed it, and what nobody has confirmed. */
import { Icon } from "../../ui/Icon";
import { CHECK_NAMES, checkWord } from "./quote-words";
import type { QuoteWhole } from "./quotes";

interface Props {
  quote: QuoteWhole;
  only?: "confirmed" | undefined;
}

export function Checks({ quote, only }: Props) {
  const confirmers = new Map(quote.checks.map(({ check, confirmer }) => [check, confirmer]));
  const shown = CHECK_NAMES.filter((name) => !only || confirmers.has(name));
  return (
    <ul class="quote-checks">
      {shown.map((name) => {
        const confirmer = confirmers.get(name);
        return (
          <li key={name} class={confirmer ? "" : "is-open"}>
            <Icon name={confirmer ? "check" : quote.unconfirmed.includes(name) ? "warning" : "minus"} size={16} />
            <span>{checkWord(name)} <span class="small quiet">{confirmer ?? "Nobody has confirmed this."}</span></span>
          </li>
        );
      })}
    </ul>
  );
}
