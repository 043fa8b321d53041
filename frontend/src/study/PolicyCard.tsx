/** The policy of a study: every rule in plain English, on or off. */
import { useState } from "preact/hooks";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Pill } from "../ui/Pill";
import { PolicyDialog } from "./PolicyDialog";
import { NUMBERS, SWITCHES, VARIANTS } from "./policy-words";
import type { Study } from "./shapes";
import "./PolicyCard.css";

export function PolicyCard({ study, mayChange }: { study: Study; mayChange: boolean }) {
  const [changing, setChanging] = useState(false);
  const { policy } = study;
  return (
    <Card
      title="What protects people" flush
      action={<span class="row"><Pill icon={policy.profile === "sensitive" ? "lock" : "unlock"}>{policy.profile === "sensitive" ? "Profile: sensitive" : "Profile: open data"}</Pill>{mayChange && <Button size="small" icon="edit" onClick={() => setChanging(true)}>Change</Button>}</span>}
    >
      <ul class="policy-list">
        {SWITCHES.map((each) => (
          <li key={each.name}>
            <strong>{each.asks}</strong>
            <Pill tone={policy[each.name] ? "accent" : "warn"} icon={policy[each.name] ? "check" : "close"}>{policy[each.name] ? "On" : "Off"}</Pill>
            <p>{policy[each.name] ? each.protects : each.off}</p>
          </li>
        ))}
        {NUMBERS.map((each) => (
          <li key={each.name}><strong>{each.label}</strong><span class="num">{policy[each.name]}</span><p>{each.hint}</p></li>
        ))}
        <li><strong>Variant of thematic analysis</strong><span>{VARIANTS[policy.ta_variant]}</span><p>A statement of how the team works. It locks nothing.</p></li>
      </ul>
      {changing && <PolicyDialog study={study} onClose={() => setChanging(false)} />}
    </Card>
  );
}
