/** What waits for me, the most pressing first; each leads to where it is done. */
import { useStudy } from "../../session/use-study";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import type { IconName } from "../../ui/icon-paths";
import { placeOf, placeOfWaiting } from "./place-of";
import type { Waiting } from "./shapes";

const ICONS: Readonly<Record<string, IconName>> = {
  calls: "comment",
  attest: "eye",
  approve: "quote",
  answer: "comment",
  agree: "check-circle",
  ask: "people",
  consent: "lock",
  draft_round: "round",
  stale: "merge",
  quotes_changed: "quote",
  returned: "undo",
};

function WaitingItem({ waiting }: { waiting: Waiting }) {
  const study = useStudy();
  const first = waiting.items[0];
  const only = waiting.items.length === 1 && first ? first : null;
  const href = study.path(only ? placeOfWaiting(waiting.kind, waiting.page, only.id) : placeOf(waiting.page));
  return (
    <li class="home-waits">
      <span class="home-waits-icon"><Icon name={ICONS[waiting.kind] ?? "info"} size={18} /></span>
      <div>
        <p><a href={href}>{waiting.detail}</a></p>
        {waiting.items.length > 0 && (
          <p class="quiet small">
            {waiting.items.map((item, place) => (
              <span key={item.id}>{place > 0 && ", "}{only ? item.label : <a href={study.path(placeOfWaiting(waiting.kind, waiting.page, item.id))}>{item.label}</a>}</span>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}

export function WaitingCard({ waiting }: { waiting: readonly Waiting[] }) {
  return (
    <Card title="Waiting for you">
      {waiting.length === 0 ? (
        <p class="quiet">Nothing waits for you. Checks, approvals and answers that others ask of you stand here.</p>
      ) : (
        <ul class="stack-tight">{waiting.map((each) => <WaitingItem key={each.kind} waiting={each} />)}</ul>
      )}
    </Card>
  );
}
