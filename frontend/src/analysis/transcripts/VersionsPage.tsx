/** The versions of a transcript: who made each and why, and two of them side by side, turn by turn. */
import { useQuery } from "@tanstack/preact-query";
import { useMemo, useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { useParam } from "../../base/route-context";
import type { components } from "../../base/schema";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { ErrorState } from "../../ui/ErrorState";
import { Page } from "../../ui/Page";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { When } from "../../ui/When";
import { Compare } from "./Compare";
import { receiptWords } from "./correction";
import { saidIn } from "./said-in";
import type { Whole } from "./shapes";
import { useVersion } from "./use-correction";
import { useTranscript } from "./use-transcript";
import "./VersionsPage.css";

type Line = components["schemas"]["VersionLine"];

const HOW: Record<Line["kind"], string> = { imported: "Imported", corrected: "Corrected", deidentified: "De-identified by hand", reimported: "Imported again" };

function useVersions(transcriptId: string) {
  const study = useStudy();
  return useQuery({
    queryKey: ["study", study.id, "transcripts", transcriptId, "versions"],
    queryFn: () =>
      answer(api.GET("/api/v1/studies/{study_id}/transcripts/{transcript_id}/versions", { params: { path: { study_id: study.id, transcript_id: transcriptId } } })),
  });
}

function VersionItem({ line, isCurrent }: { line: Line; isCurrent: boolean }) {
  return (
    <li>
      <h2>Version {line.n}{isCurrent && " (current)"}</h2>
      <p>{HOW[line.kind]}{line.by && ` by ${line.by}`}, <When at={line.created_at} as="instant" /></p>
      {line.reason && <p>{line.reason}</p>}
      {line.receipt && <p class="quiet small">Segments: {receiptWords(line.receipt)}</p>}
      <p class="quiet small">{count(line.turn_count, "turn")}, {count(line.word_count, "word")}{line.declared && "; declared to bring in no identifying words"}{line.zone === "original" && "; not checked"}</p>
    </li>
  );
}

function Versions({ transcript, lines }: { transcript: Whole; lines: readonly Line[] }) {
  const study = useStudy();
  const newest = lines[0]?.n ?? 1;
  const [left, setLeft] = useState(String(lines[0]?.based_on ?? newest));
  const [right, setRight] = useState(String(newest));
  const before = useVersion(transcript, Number(left));
  const after = useVersion(transcript, Number(right));
  const said = useMemo(() => ({ before: before.data && saidIn(before.data, transcript), after: after.data && saidIn(after.data, transcript) }), [before.data, after.data, transcript]);
  const options = lines.map(({ n, kind }) => ({ value: String(n), label: `Version ${n}: ${HOW[kind].toLowerCase()}` }));
  const problem = before.error ?? after.error;
  return (
    <div class="versions">
      <ol class="versions-list">{lines.map((line) => <VersionItem key={line.n} line={line} isCurrent={line.n === newest} />)}</ol>
      <section aria-labelledby="compare-title" class="versions-compare">
        <h2 id="compare-title">Side by side</h2>
        {lines.length < 2 ? (
          <p class="quiet">There is one version so far. {study.may("correct_transcripts") && "When somebody corrects the text, both versions stand here."}</p>
        ) : (
          <>
            <div class="row">
              <Select label="Left" name="left" value={left} onValue={setLeft} options={options} />
              <Select label="Right" name="right" value={right} onValue={setRight} options={options} />
            </div>
            {problem && <ErrorState problem={problem} onRetry={() => void Promise.all([before.refetch(), after.refetch()])} />}
            {!problem && (!before.data || !after.data) && <Skeleton lines={8} />}
            {said.before && said.after && <Compare before={{ name: `Version ${left}`, said: said.before }} after={{ name: `Version ${right}`, said: said.after }} />}
          </>
        )}
      </section>
    </div>
  );
}

export function VersionsPage() {
  const study = useStudy();
  const id = useParam("transcript");
  const transcript = useTranscript(id);
  const versions = useVersions(id);
  const mayCorrect = study.may("correct_transcripts") && transcript.data?.readable;
  return (
    <Page
      title={transcript.data ? `Versions of ${transcript.data.title}` : "Versions"} query={transcript.data ? versions : transcript}
      crumbs={[study.crumb, { label: "Transcripts", href: study.path("transcripts") }]}
      actions={
        <>
          <Button size="small" href={study.path(`transcripts/${id}`)}>Open the transcript</Button>
          {mayCorrect && <Button size="small" icon="upload" href={study.path(`transcripts/${id}/file`)}>Bring in a corrected file</Button>}
        </>
      }
      primary={mayCorrect && <Button kind="primary" icon="edit" href={study.path(`transcripts/${id}/correct`)}>Correct the text</Button>}
    >
      {() => transcript.data && <Versions key={versions.data?.items[0]?.n} transcript={transcript.data} lines={versions.data?.items ?? []} />}
    </Page>
  );
}
