/** What a round still needs before it can open; every line says what to do. */
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import type { Missing, Round } from "./rounds";
import "./Rounds.css";

/** Everything that opening asks for, in the order in which one does it. */
const STEPS: readonly { codes: readonly string[]; done: string }[] = [
  { codes: ["themes", "plain_summary"], done: "Themes chosen, each with a plain summary" },
  { codes: ["quotes_not_approved", "quotes_worried", "quotes_changed", "quote_consent"], done: "Every chosen quote may be used" },
  { codes: ["help_contact"], done: "Somebody to turn to for help" },
  { codes: ["invitees"], done: "Reviewers invited" },
  { codes: ["plain_english_check"], done: "Plain English checked" },
];

function Step({ missing, done }: { missing: readonly Missing[]; done: string }) {
  if (missing.length === 0) return <li><Icon name="check-circle" size={18} />{done}</li>;
  return <>{missing.map((each) => <li key={each.code} class="is-missing"><Icon name="minus" size={18} />{each.detail}</li>)}</>;
}

export function MissingCard({ round }: { round: Round }) {
  const left = round.missing.length;
  return (
    <Card title={left === 0 ? "Ready to open" : "Before it can open"}>
      <ul class="round-steps">
        {STEPS.map((step) => <Step key={step.done} done={step.done} missing={round.missing.filter((each) => step.codes.includes(each.code))} />)}
      </ul>
    </Card>
  );
}
