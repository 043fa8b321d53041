/** Since you were last here: what others did, in sentences; with nothing new, what happened lately. */
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { count } from "../../ui/count";
import { When } from "../../ui/When";
import { byPerson } from "./by-person";
import { EventLine } from "./EventLine";
import { PersonLine } from "./PersonLine";
import type { Home } from "./shapes";
import { useMarkSeen } from "./use-home";

function Lead({ since }: { since: Home["since"] }) {
  if (since.first_visit) return <p class="quiet">Your first visit. This is what has happened so far.</p>;
  if (since.lines.length === 0) {
    return <p class="quiet">Nobody else has changed anything{since.last_here && <> since <When at={since.last_here} as="instant" /></>}.</p>;
  }
  return <p class="quiet">{count(since.events, "change")} by others{since.last_here && <> since <When at={since.last_here} as="instant" /></>}.</p>;
}

function Lately({ home }: { home: Home }) {
  return (
    <>
      <h3 class="home-lately">In the last two weeks</h3>
      <ul class="home-lines">{home.recent.map((line) => <EventLine key={`${line.kind} ${line.actor} ${line.at}`} line={line} />)}</ul>
    </>
  );
}

export function SinceCard({ home }: { home: Home }) {
  const study = useStudy();
  const seen = useMarkSeen(study.id);
  const fresh = home.since.lines.length > 0;
  return (
    <Card
      title="Since you were last here"
      action={fresh && <Button size="small" icon="check" busy={seen.isPending} onClick={() => seen.mutate(home.since.seq)}>Mark as seen</Button>}
    >
      <Lead since={home.since} />
      {fresh ? (
        <ul class="home-people">{byPerson(home.since.lines).map((person) => <PersonLine key={person.actor} person={person} />)}</ul>
      ) : (
        home.recent.length > 0 && <Lately home={home} />
      )}
      {study.may("read_audit") && <p class="small"><a href={study.path("activity")}>All activity</a></p>}
    </Card>
  );
}
