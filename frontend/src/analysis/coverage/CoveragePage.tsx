/** Coverage: what has been read and coded, what the questions drew, and where codes first came. */
import { useState } from "preact/hooks";
import { useStudy, type StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { Tabs } from "../../ui/Tabs";
import { useCoverage, type Coverage } from "./coverage";
import { NewCodesTab } from "./NewCodesTab";
import { QuestionsTab } from "./QuestionsTab";
import { TranscriptsTab } from "./TranscriptsTab";
import "./CoveragePage.css";

type View = "transcripts" | "questions" | "codes";

const VIEWS = [{ value: "transcripts", label: "Transcripts" }, { value: "questions", label: "Questions" }, { value: "codes", label: "New codes" }] as const;

function Hidden({ study, hidden }: { study: StudyHere; hidden: number }) {
  if (hidden === 0) return null;
  return (
    <p class="quiet small">
      {hidden === 1 ? "1 transcript is" : `${count(hidden, "transcript")} are`} left out, because you may not read {hidden === 1 ? "it" : "them"} yet. <a href={study.path("transcripts")}>See what {hidden === 1 ? "it waits" : "they wait"} for</a>.
    </p>
  );
}

function Views({ study, coverage }: { study: StudyHere; coverage: Coverage }) {
  const [view, setView] = useState<View>("transcripts");
  return (
    <div class="stack-tight">
      <Hidden study={study} hidden={coverage.hidden} />
      <Tabs label="Coverage of" tabs={VIEWS} value={view} onValue={setView}>
        {view === "transcripts" ? (
          <TranscriptsTab study={study} lines={coverage.transcripts} />
        ) : view === "questions" ? (
          <QuestionsTab study={study} coverage={coverage} />
        ) : (
          <NewCodesTab study={study} order={coverage.order} />
        )}
      </Tabs>
    </div>
  );
}

export function CoveragePage() {
  const study = useStudy();
  const coverage = useCoverage(study.id);
  return (
    <Page title="Coverage" crumbs={[study.crumb]} query={coverage}>
      {(data: Coverage) =>
        data.transcripts.length > 0 ? (
          <Views study={study} coverage={data} />
        ) : (
          <div class="stack">
            <EmptyState icon="transcript" title="Nothing to read yet" action={<Button href={study.path("transcripts")}>Go to the transcripts</Button>}>
              Once there are transcripts that you may read, this shows what of them has been read and coded, and what has been passed over.
            </EmptyState>
            <Hidden study={study} hidden={data.hidden} />
          </div>
        )
      }
    </Page>
  );
}
