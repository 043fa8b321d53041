/** What reviewers see: the words as they were copied when the round was opened. */
import { useStudy } from "../../session/use-study";
import { Card } from "../../ui/Card";
import { Pill } from "../../ui/Pill";
import type { Round } from "./rounds";
import "./Rounds.css";

const REMOVED = { revoked: "Revoked", worry: "Could be recognised" } as const;

export function SnapshotCard({ round }: { round: Round }) {
  const study = useStudy();
  if (round.snapshot.length === 0) return null;
  return (
    <Card title="What they read">
      {round.snapshot.map((theme) => (
        <details key={theme.id} class="round-frozen">
          <summary>{theme.name}</summary>
          <p class="round-plain">{theme.plain_summary}</p>
          <ul class="round-quotes">
            {theme.quotes.map((quote) => (
              <li key={quote.id} class={quote.removed ? "is-removed" : ""}>
                <span class="voice">{quote.text}</span>
                <span class="row small quiet">{quote.speaker_label}{quote.removed && <Pill tone="danger">{REMOVED[quote.removed]}</Pill>}</span>
              </li>
            ))}
          </ul>
          <p class="small"><a href={study.path(`themes/${theme.theme_id}`)}>The theme now</a> <span class="quiet">(they read version {theme.theme_n})</span></p>
        </details>
      ))}
    </Card>
  );
}
