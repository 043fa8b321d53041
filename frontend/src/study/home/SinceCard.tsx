/** Since you were last here: what others did, in sentences; with nothing new, what happened lately. */
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { count } from "../../ui/count";
import { When } from "../../ui/When";
import { EventLine } from "./EventLine";
import type { Home } from "./shapes";
import { useMarkSeen } from "./use-home";

function Lead({ since }: { since: Home["since"] }) {
  if (since.first_visit) return <p class="quiet">Your first visit. This is what has happened so far.</p>;
  if (since.lines.length === 0) {
    return <p class="quiet">Nobody else has changed anything{since.last_here && <> since <When at={since.last_here} as="instant" /></>}.</p>;
  }
  return <p class="quiet">{count(since.events, "change")} by others{since.last_here && <> since <When at={since.last_here} as="instant" /></>}.</p>;
}

export function SinceCard({ home }: { home: Home }) {
  const study = useStudy();
  const seen = useMarkSeen(study.id);
  const fresh = home.since.lines.length > 0;
  const lines = fresh ? home.since.lines : home.recent;
  return (
    <Card
      title="Since you were last here"
      action={fresh && <Button size="small" icon="check" busy={seen.isPending} onClick={() => seen.mutate(home.since.seq)}>Mark as seen</Button>}
    >
      <Lead since={home.since} />
      {!fresh && lines.length > 0 && <h3 class="home-lately">Lately</h3>}
      {lines.length > 0 && <ul class="home-lines">{lines.map((line) => <EventLine key={`${line.kind} ${line.actor} ${line.at}`} line={line} />)}</ul>}
      {study.may("read_audit") && <p class="small"><a href={study.path("activity")}>All activity</a></p>}
    </Card>
  );
}
