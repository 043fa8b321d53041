/** All review rounds: how each stands, who has answered, what waits for us. */
import { useMemo, useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { useDestinations } from "../../ui/go-to-store";
import { useKeys } from "../../ui/key-store";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Table, type Column } from "../../ui/Table";
import { When } from "../../ui/When";
import { NewRoundDialog } from "./NewRoundDialog";
import { ROUND_KINDS } from "./round-words";
import { RoundStatePill } from "./RoundStatePill";
import { useRounds, type RoundLine } from "./rounds";

function Dates({ round }: { round: RoundLine }) {
  if (round.published_at) return <span>Published <When at={round.published_at} as="date" /></span>;
  if (round.closed_at) return <span>Closed <When at={round.closed_at} as="date" /></span>;
  if (round.closes_on) return <span>Until <When at={round.closes_on} as="date" /></span>;
  return <span class="quiet">Not set</span>;
}

function Waiting({ round }: { round: RoundLine }) {
  return (
    <span class="row">
      {round.unanswered > 0 && <Pill tone="warn" icon="comment">{round.unanswered === 1 ? "1 to answer" : `${round.unanswered} to answer`}</Pill>}
      {round.calls_wanted > 0 && round.state === "open" && <Pill tone="warn">{round.calls_wanted === 1 ? "1 call wanted" : `${round.calls_wanted} calls wanted`}</Pill>}
      {round.unanswered === 0 && !(round.calls_wanted > 0 && round.state === "open") && <span class="quiet">Nothing</span>}
    </span>
  );
}

function columns(path: (rest: string) => string): Column<RoundLine>[] {
  return [
    { key: "title", head: "Round", main: true, sort: (each) => each.title, cell: (each) => <><a href={path(`rounds/${each.id}`)}>{each.title}</a><small>{ROUND_KINDS[each.kind]}</small></> },
    { key: "state", head: "State", sort: (each) => each.state, cell: (each) => <RoundStatePill state={each.state} /> },
    { key: "dates", head: "When", cell: (each) => <Dates round={each} /> },
    { key: "themes", head: "Themes", align: "end", sort: (each) => each.themes, cell: (each) => each.themes },
    { key: "finished", head: "Finished", align: "end", sort: (each) => each.finished, cell: (each) => `${each.finished} of ${each.invitees}` },
    { key: "comments", head: "Comments", align: "end", sort: (each) => each.comments, cell: (each) => each.comments },
    { key: "waiting", head: "Waits for us", sort: (each) => each.unanswered, cell: (each) => <Waiting round={each} /> },
  ];
}

export function RoundsPage() {
  const study = useStudy();
  const rounds = useRounds(study.id);
  const [adding, setAdding] = useState(false);
  const mayChange = study.may("change_rounds");
  const add = mayChange && <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>Begin a round</Button>;
  useKeys("Review rounds", mayChange ? [{ keys: "n", label: "Begin a round", run: () => setAdding(true) }] : []);
  useDestinations("rounds", useMemo(() => (rounds.data ?? []).map((each) => ({ id: each.id, label: each.title, kind: "Round", icon: "round" as const, href: study.path(`rounds/${each.id}`) })), [rounds.data]));
  return (
    <Page title="Review rounds" crumbs={[study.crumb]} query={rounds} primary={add}>
      {(all) => (
        <>
          {all.length === 0 ? (
            <EmptyState icon="round" title="No review rounds yet" action={add}>In a round, experts by experience read themes in plain English with a few approved quotes, and say what they think. You answer each of them.</EmptyState>
          ) : (
            <Table caption="Review rounds" columns={columns(study.path)} rows={all} rowKey={(each) => each.id} />
          )}
          {adding && <NewRoundDialog onClose={() => setAdding(false)} />}
        </>
      )}
    </Page>
  );
}
