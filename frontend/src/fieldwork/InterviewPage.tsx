/** One interview: the sheet, who took part, its transcripts. */
import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useParam } from "../base/route-context";
import { useStudy } from "../session/use-study";
import { useStudyFacts } from "../study/use-study-facts";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { writeDate } from "../ui/dates";
import { Facts } from "../ui/Facts";
import { Icon } from "../ui/Icon";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { When } from "../ui/When";
import { InterviewDialog } from "./InterviewDialog";
import { InterviewStatusPill } from "./InterviewStatusPill";
import type { Interview } from "./shapes";
import { MODES } from "./wording";
import "./InterviewPage.css";

const NOT_RECORDED = <span class="quiet">Not recorded</span>;

function Sheet({ interview }: { interview: Interview }) {
  const study = useStudy();
  const guide = interview.guide_id && <a href={study.path(`guides/${interview.guide_id}`)}>{interview.guide}</a>;
  return (
    <Card title="The interview">
      <Facts
        facts={[
          { term: interview.status === "planned" ? "Planned for" : "Day", value: interview.happened_on ? writeDate(interview.happened_on) : <span class="quiet">Not set</span> },
          { term: "How", value: `${MODES[interview.mode]}${interview.site ? `, site ${interview.site}` : ""}` },
          { term: "Interviewer", value: interview.interviewer || NOT_RECORDED },
          { term: "Guide", value: guide || NOT_RECORDED },
          { term: "Length", value: interview.duration_min ? `${interview.duration_min} minutes` : NOT_RECORDED },
          { term: "Entered here", value: <When at={interview.recorded_at} as="instant" /> },
        ]}
      />
    </Card>
  );
}

function People({ interview }: { interview: Interview }) {
  const study = useStudy();
  const facts = useStudyFacts();
  const group = (id: string): string | undefined => facts.data?.groups.find((each) => each.id === id)?.label;
  return (
    <Card title={interview.participants.length === 1 ? "Participant" : "Participants"} flush>
      <ul class="sheet-list">
        {interview.participants.map((each) => (
          <li key={each.id}>
            <Icon name="person" size={18} />
            <span><a href={study.path(`participants/${each.id}`)}>{each.study_code}</a> {each.pseudonym}<span class="quiet small">{group(each.group_id)}</span></span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Transcripts({ interview }: { interview: Interview }) {
  const study = useStudy();
  const bring = study.may("import_transcripts") && <Button size="small" icon="upload" href={study.path("transcripts/import")}>Import</Button>;
  return (
    <Card title="Transcripts" action={bring} flush={interview.transcripts.length > 0}>
      {interview.transcripts.length === 0 ? (
        <p class="quiet">None yet. When you import one, choose this interview, {interview.code}.</p>
      ) : (
        <ul class="sheet-list">
          {interview.transcripts.map((each) => (
            <li key={each.id}><Icon name="transcript" size={18} /><span><a href={study.path(`transcripts/${each.id}`)}>{each.title}</a></span></li>
          ))}
        </ul>
      )}
    </Card>
  );
}

export function InterviewPage() {
  const study = useStudy();
  const id = useParam("interview");
  const [changing, setChanging] = useState(false);
  const query = useQuery({
    queryKey: ["study", study.id, "interviews", id],
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/interviews/{interview_id}", { params: { path: { study_id: study.id, interview_id: id } } })),
  });
  return (
    <Page
      title={query.data ? `Interview ${query.data.code}` : "Interview"}
      crumbs={[study.crumb, { label: "Interviews", href: study.path("interviews") }]}
      query={query}
      pill={query.data && <InterviewStatusPill status={query.data.status} />}
      primary={study.may("change_interviews") && <Button kind="primary" icon="edit" disabled={!query.data} onClick={() => setChanging(true)}>Change</Button>}
    >
      {(interview) => (
        <div class="stack">
          {interview.nudges.map((nudge) => <Notice key={nudge.code} tone="warn">{nudge.message}</Notice>)}
          <div class="columns">
            <Sheet interview={interview} />
            <div class="stack">
              <People interview={interview} />
              <Transcripts interview={interview} />
            </div>
          </div>
          {changing && <InterviewDialog interview={interview} onClose={() => setChanging(false)} />}
        </div>
      )}
    </Page>
  );
}
