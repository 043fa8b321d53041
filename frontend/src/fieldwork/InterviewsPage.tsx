/** All interviews: with whom, when, how they ended, and what came of them. */
import { useMemo, useState } from "preact/hooks";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { count } from "../ui/count";
import { writeDate } from "../ui/dates";
import { EmptyState } from "../ui/EmptyState";
import { useDestinations } from "../ui/go-to-store";
import { useKeys } from "../ui/key-store";
import { Page } from "../ui/Page";
import { Pill } from "../ui/Pill";
import { SearchField } from "../ui/SearchField";
import { Select } from "../ui/Select";
import { Table, type Column } from "../ui/Table";
import { InterviewDialog } from "./InterviewDialog";
import { InterviewStatusPill } from "./InterviewStatusPill";
import type { Interview, InterviewStatus } from "./shapes";
import { useInterviews } from "./use-interviews";
import { INTERVIEW_STATUSES, MODES, optionsOf } from "./wording";

function columns(path: (rest: string) => string): Column<Interview>[] {
  return [
    { key: "code", head: "Interview", main: true, sort: (each) => each.code, cell: (each) => <a href={path(`interviews/${each.id}`)}>{each.code}</a> },
    {
      key: "people", head: "Participants", sort: (each) => each.participants.map((one) => one.study_code).join(),
      cell: (each) => each.participants.map((one) => <span key={one.id}><a href={path(`participants/${one.id}`)}>{one.study_code}</a> <span class="quiet">{one.pseudonym}</span>{" "}</span>),
    },
    { key: "day", head: "Day", sort: (each) => each.happened_on ?? "", cell: (each) => (each.happened_on ? <time dateTime={each.happened_on}>{writeDate(each.happened_on)}</time> : <span class="quiet">Not set</span>) },
    { key: "status", head: "Status", sort: (each) => Object.keys(INTERVIEW_STATUSES).indexOf(each.status), cell: (each) => <InterviewStatusPill status={each.status} /> },
    { key: "mode", head: "How", sort: (each) => each.mode, cell: (each) => <>{MODES[each.mode]}{each.site && <small>site {each.site}</small>}</> },
    { key: "who", head: "Interviewer", sort: (each) => each.interviewer, cell: (each) => each.interviewer || <span class="quiet">Not recorded</span> },
    { key: "length", head: "Minutes", align: "end", sort: (each) => each.duration_min ?? 0, cell: (each) => each.duration_min },
    {
      key: "data", head: "Transcripts", sort: (each) => each.transcripts.length,
      cell: (each) => (
        <>
          {each.transcripts.length || <span class="quiet">None</span>}{" "}
          {each.nudges.some((nudge) => nudge.code === "consent_missing") && <Pill tone="warn" icon="warning">Consent</Pill>}
        </>
      ),
    },
  ];
}

function found(interviews: readonly Interview[], words: string, status: string): Interview[] {
  const said = words.trim().toLocaleLowerCase();
  const text = (each: Interview): string => [each.code, each.interviewer, each.site, ...each.participants.flatMap((one) => [one.study_code, one.pseudonym])].join(" ").toLocaleLowerCase();
  return interviews.filter((each) => text(each).includes(said) && (!status || each.status === status));
}

export function InterviewsPage() {
  const study = useStudy();
  const interviews = useInterviews();
  const [words, setWords] = useState("");
  const [status, setStatus] = useState<InterviewStatus | "">("");
  const [adding, setAdding] = useState(false);
  const mayChange = study.may("change_interviews");
  const add = mayChange && <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>Add an interview</Button>;
  useKeys("Interviews", mayChange ? [{ keys: "n", label: "Add an interview", run: () => setAdding(true) }] : []);
  useDestinations("interviews", useMemo(() => (interviews.data ?? []).map((each) => ({ id: each.id, label: each.code, kind: "Interview", icon: "interview" as const, href: study.path(`interviews/${each.id}`) })), [interviews.data]));
  return (
    <Page title="Interviews" crumbs={[study.crumb]} query={interviews} primary={add}>
      {(all) => (
        <div class="stack-tight">
          {all.length === 0 ? (
            <EmptyState icon="interview" title="No interviews yet" action={add}>Plan one, or record one that has happened. Its transcript is linked to it when it is imported.</EmptyState>
          ) : (
            <>
              <div class="row no-print">
                <SearchField label="Find by code, participant or interviewer" value={words} onValue={setWords} />
                <Select hideLabel label="Status" name="status" value={status} onValue={(value) => setStatus(value as InterviewStatus | "")} placeholder="Any status" options={optionsOf(INTERVIEW_STATUSES)} />
                <span class="quiet small" role="status">{count(found(all, words, status).length, "interview")}</span>
              </div>
              <Table caption="Interviews" columns={columns(study.path)} rows={found(all, words, status)} rowKey={(each) => each.id} sortedBy={{ key: "code", direction: "ascending" }} />
            </>
          )}
          {adding && <InterviewDialog onClose={() => setAdding(false)} />}
        </div>
      )}
    </Page>
  );
}
