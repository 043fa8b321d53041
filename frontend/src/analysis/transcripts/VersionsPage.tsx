/** The versions of a transcript: who made each and why, and two of them side by side, turn by turn. */
import { useQuery } from "@tanstack/preact-query";
import { useMemo, useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { useParam } from "../../base/route-context";
import type { components } from "../../base/schema";
import { useStudy } from "../../session/use-study";
import { mapCodePoints } from "../../text/code-points";
import { diffWords } from "../../text/diff";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { ErrorState } from "../../ui/ErrorState";
import { Page } from "../../ui/Page";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { When } from "../../ui/When";
import { DiffText } from "../../ui/DiffText";
import { receiptWords } from "./correction";
import type { Version, Whole } from "./shapes";
import { isSame, pairTurns, type Pair, type Said } from "./turn-pairs";
import { useVersion } from "./use-correction";
import { useTranscript } from "./use-transcript";
import { writeLabel } from "./who-speaks";
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

function saidIn(version: Version, transcript: Whole): Said[] {
  const places = mapCodePoints(version.text);
  const labels = new Map(transcript.speakers.map((speaker) => [speaker.id, writeLabel(speaker.label)]));
  return version.turns.map((turn) => ({ n: turn.n, speaker: labels.get(turn.speaker_id ?? "") ?? "No name", text: version.text.slice(places.toUtf16(turn.body_start), places.toUtf16(turn.end)) }));
}

function Side({ said, pair, side }: { said: Said | undefined; pair: Pair; side: "before" | "after" }) {
  if (!said) return <td class="compare-none"><span class="vh">No such turn</span></td>;
  const whole = !pair.before || !pair.after;
  const renamed = pair.before && pair.after && pair.before.speaker !== pair.after.speaker;
  return (
    <td>
      <span class="check-who"><span class="num quiet">{said.n}</span> {renamed ? <mark class="diff-other">{said.speaker}</mark> : said.speaker}</span>
      <p class="voice">
        {whole ? (side === "before" ? <del class="diff-gone">{said.text}</del> : <ins class="diff-new">{said.text}</ins>) : isSame(pair) ? said.text : <DiffText pieces={diffWords(pair.before?.text ?? "", pair.after?.text ?? "")} side={side} />}
      </p>
    </td>
  );
}

function Compare({ transcript, before, after }: { transcript: Whole; before: Version; after: Version }) {
  const [all, setAll] = useState(false);
  const pairs = useMemo(() => pairTurns(saidIn(before, transcript), saidIn(after, transcript)), [before, after, transcript]);
  const differing = pairs.filter((pair) => !isSame(pair));
  const shown = all ? pairs : differing;
  return (
    <>
      <div class="row compare-head">
        <strong role="status">{differing.length === 0 ? "These versions say the same" : `${count(differing.length, "turn")} differ${differing.length === 1 ? "s" : ""}`}</strong>
        <Checkbox label="Show the turns that are the same, too" name="all" value={all} onValue={setAll} />
      </div>
      {shown.length > 0 && (
        <div class="compare-scroll" tabIndex={0} role="region" aria-label="Both versions side by side">
          <table class="compare">
            <caption class="vh">Version {before.n} and version {after.n}, turn by turn</caption>
            <thead><tr><th scope="col">Version {before.n}</th><th scope="col">Version {after.n}</th></tr></thead>
            <tbody>
              {shown.map((pair) => (
                <tr key={`${pair.before?.n ?? ""}:${pair.after?.n ?? ""}`}><Side said={pair.before} pair={pair} side="before" /><Side said={pair.after} pair={pair} side="after" /></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Versions({ transcript, lines }: { transcript: Whole; lines: readonly Line[] }) {
  const study = useStudy();
  const newest = lines[0]?.n ?? 1;
  const [left, setLeft] = useState(String(lines[0]?.based_on ?? newest));
  const [right, setRight] = useState(String(newest));
  const before = useVersion(transcript, Number(left));
  const after = useVersion(transcript, Number(right));
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
            {before.data && after.data && <Compare transcript={transcript} before={before.data} after={after.data} />}
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
      actions={<Button size="small" href={study.path(`transcripts/${id}`)}>Open the transcript</Button>}
      primary={mayCorrect && <Button kind="primary" icon="edit" href={study.path(`transcripts/${id}/correct`)}>Correct the text</Button>}
    >
      {() => transcript.data && <Versions key={versions.data?.items[0]?.n} transcript={transcript.data} lines={versions.data?.items ?? []} />}
    </Page>
  );
}
