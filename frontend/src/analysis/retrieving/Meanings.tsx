/** What the words of the sentence mean, each with an example. */
import { Card } from "../../ui/Card";
import { HOWS } from "./how-words";

export function Meanings() {
  return (
    <Card title="What the words mean">
      <details class="meanings">
        <summary>And also, but not, overlapping, within, near</summary>
        <dl>
          {HOWS.map(({ value, label, means, example }) => (
            <div key={value}>
              <dt>{label}</dt>
              <dd>{means} <span class="quiet">{example}</span></dd>
            </div>
          ))}
        </dl>
        <p class="quiet">What two people coded alike is shown once. A segment is found if a turn that it touches fits every condition on who speaks and what was asked. Only transcripts that you may read are looked at.</p>
      </details>
    </Card>
  );
}
