/** What happened in the study, in sentences, the newest first. */
import { useInfiniteQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { count } from "../ui/count";
import { EmptyState } from "../ui/EmptyState";
import { Page } from "../ui/Page";
import { Select } from "../ui/Select";
import { AREAS, areaOf } from "./event-areas";
import { eventRuns, runsByDay } from "./event-runs";
import { EventItem } from "./EventItem";
import type { TrailEvent } from "./shapes";
import { VerifyButton } from "./VerifyButton";
import "./ActivityPage.css";

const EVENTS_A_PAGE = 100;

function useTrail() {
  const { id } = useStudy();
  return useInfiniteQuery({
    queryKey: ["study", id, "audit"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(api.GET("/api/v1/studies/{study_id}/audit", { params: { path: { study_id: id }, query: { limit: EVENTS_A_PAGE, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

interface Wanted {
  area: string;
  actor: string;
}

function Finder({ events, wanted, onWanted, found }: { events: readonly TrailEvent[]; wanted: Wanted; onWanted: (wanted: Wanted) => void; found: number }) {
  const people = [...new Set(events.map((event) => event.actor))].sort((a, b) => a.localeCompare(b));
  return (
    <div class="row no-print">
      <Select hideLabel label="Part of the work" name="area" value={wanted.area} onValue={(area) => onWanted({ ...wanted, area })} placeholder="All parts of the work" options={AREAS} />
      {people.length > 1 && <Select hideLabel label="Person" name="actor" value={wanted.actor} onValue={(actor) => onWanted({ ...wanted, actor })} placeholder="Everybody" options={people.map((name) => ({ value: name, label: name }))} />}
      <span class="quiet small" role="status">{count(found, "event")} of the latest {events.length}</span>
    </div>
  );
}

function Days({ events }: { events: readonly TrailEvent[] }) {
  return (
    <>
      {runsByDay(eventRuns(events)).map(([day, runs]) => (
        <section key={day} class="stack-tight" aria-label={day}>
          <h2 class="events-day">{day}</h2>
          <ol class="events">{runs.map((run) => <EventItem key={run[0].seq} run={run} />)}</ol>
        </section>
      ))}
    </>
  );
}

export function ActivityPage() {
  const study = useStudy();
  const trail = useTrail();
  const [wanted, setWanted] = useState<Wanted>({ area: "", actor: "" });
  const whole = study.may("verify_audit");
  const events = trail.data?.pages.flatMap((page) => page.items);
  return (
    <Page title="Activity" crumbs={[study.crumb]} actions={whole && <VerifyButton />} query={{ data: events, error: trail.error, isPending: trail.isPending, refetch: trail.refetch }}>
      {(all) => {
        const shown = all.filter((event) => (!wanted.area || areaOf(event.kind) === wanted.area) && (!wanted.actor || event.actor === wanted.actor));
        return (
          <div class="stack-tight">
            <p class="prose quiet">{whole ? "Everything that was done in this study. The record holds who, what and when; never anybody’s words." : "What you did in this study. A supervisor sees everybody’s."}</p>
            {all.length === 0 ? <EmptyState icon="oversight" title="Nothing has happened yet">Every change will stand here.</EmptyState> : <Finder events={all} wanted={wanted} onWanted={setWanted} found={shown.length} />}
            <Days events={shown} />
            {trail.hasNextPage && <p><Button busy={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>Show earlier events</Button></p>}
          </div>
        );
      }}
    </Page>
  );
}
