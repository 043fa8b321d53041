/** Bring in a file that was corrected elsewhere: see what it changes and what becomes of every segment, then save it as the next version. */
import { useMemo, useState } from "preact/hooks";
import { useParam } from "../../base/route-context";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { count } from "../../ui/count";
import { DropZone } from "../../ui/DropZone";
import { ErrorState } from "../../ui/ErrorState";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Skeleton } from "../../ui/Skeleton";
import { Compare } from "./Compare";
import { draftOf } from "./correction-drafts";
import { CorrectionDone } from "./CorrectionDone";
import { ENDINGS, writeEncoding, writeFormat } from "./file-words";
import { HowRead } from "./HowRead";
import { LeftOut } from "./LeftOut";
import { mayBeSaved, ReviewBody, type SaidOf } from "./ReviewBody";
import { saidIn, saidInFile } from "./said-in";
import type { Version, Whole } from "./shapes";
import { useVersion, type Made } from "./use-correction";
import { useReplacing, type SeenFile } from "./use-replacing";
import { useTranscript } from "./use-transcript";
import "./ReplacePage.css";

const NOTHING: SaidOf = { note: "", declared: false };

function Facts({ seen, version }: { seen: SeenFile; version: Version }) {
  const { file, turn_count } = seen.preview;
  const facts = [
    writeFormat(file.format), file.encoding && writeEncoding(file.encoding),
    `${count(turn_count, "turn")} (version ${version.n} has ${version.turns.length})`, count(file.word_count, "word"),
  ];
  return <p class="replace-facts">{facts.filter(Boolean).join(" · ")}</p>;
}

function Speakers({ labels }: { labels: readonly string[] }) {
  if (labels.length === 0) return <p class="quiet">The same speakers as before.</p>;
  return (
    <Notice tone="warn" title={`New: ${labels.join(", ")}`}>
      Speakers are known by how the file names them. If one of these is somebody you know under another name, change the file and choose it again; otherwise say who it is after saving, under <i>Title, interview, speakers</i>.
    </Notice>
  );
}

/** What was understood of the file, beside the text that it would replace. */
function Seen({ transcript, seen, version, onEncoding, onTracked }: { transcript: Whole; seen: SeenFile; version: Version; onEncoding: (encoding: string) => void; onTracked: (chosen: SeenFile["tracked"]) => void }) {
  const { file, new_speakers, turns } = seen.preview;
  const before = useMemo(() => saidIn(version, transcript), [version, transcript]);
  const after = useMemo(() => saidInFile(turns, transcript), [turns, transcript]);
  return (
    <Card title={file.file_name}>
      <div class="stack replace-seen">
        <Facts seen={seen} version={version} />
        <div class="replace-how"><HowRead seen={file} trackedChanges={seen.tracked} onEncoding={onEncoding} onTracked={onTracked} /></div>
        <Speakers labels={new_speakers} />
        {(file.drops.length > 0 || file.warnings.length > 0) && <LeftOut drops={file.drops} warnings={file.warnings} />}
        <section class="stack-tight" aria-labelledby="differs">
          <h3 id="differs">What differs from version {version.n}</h3>
          <Compare before={{ name: `Version ${version.n}`, said: before }} after={{ name: "The file", said: after }} />
        </section>
      </div>
    </Card>
  );
}

function Replace({ transcript, onMade }: { transcript: Whole; onMade: (made: Made) => void }) {
  const study = useStudy();
  const [said, setSaid] = useState(NOTHING);
  const { seen, reading, refused, save, choose, reread } = useReplacing(transcript, onMade);
  const version = useVersion(transcript, seen?.basis ?? transcript.current_n);
  const draft = draftOf(transcript.id, transcript.current_n);
  const superseded = seen !== null && seen.basis !== transcript.current_n;
  const ready = seen && !superseded && !reading && mayBeSaved(seen.preview, said);
  const take = (files: File[]): void => {
    const [file] = files;
    if (!file) return;
    // A declaration is about the words of one file.
    setSaid((now) => ({ ...now, declared: false }));
    choose(file);
  };
  return (
    <div class="stack replace">
      {draft && (
        <Notice tone="warn" title="You have a correction here that is not saved" action={<Button size="small" href={study.path(`transcripts/${transcript.id}/correct`)}>Go to it</Button>}>
          It was made in version {transcript.current_n}. If a file is saved first, it cannot be saved any more.
        </Notice>
      )}
      <DropZone
        single label={seen ? "Drop another file here, or choose it" : "Drop the corrected file here, or choose it"} accept={ENDINGS} onFiles={take}
        hint={`It becomes version ${transcript.current_n + 1}, and version ${transcript.current_n} stays as it is. Nothing is stored before you have seen what changes.`}
      />
      <div aria-live="polite">
        {reading && <p class="quiet">Reading {reading} …</p>}
        {refused && (
          <Notice tone="danger" title={`${refused.name} was not taken`}>
            {refused.problem.message} Nothing was stored{seen ? `; ${seen.preview.file.file_name} stands below as you chose it` : ""}.
          </Notice>
        )}
      </div>
      {reading && !seen && <Skeleton lines={6} />}
      {seen && superseded && (
        <Notice tone="warn" title={`Version ${transcript.current_n} was saved while you were here`} action={<Button size="small" onClick={() => { setSaid((now) => ({ ...now, declared: false })); reread(); }}>Look at the file again</Button>}>
          What stands below was held beside version {seen.basis}.
        </Notice>
      )}
      {version.error && <ErrorState problem={version.error} onRetry={() => void version.refetch()} />}
      {seen && version.data?.n === seen.basis && <Seen transcript={transcript} seen={seen} version={version.data} onEncoding={(encoding) => reread({ encoding })} onTracked={(tracked) => reread({ tracked })} />}
      {seen && (
        <Card title="What becomes of the segments">
          <div class="review">
            {save.error && <ErrorSummary title="The file was not saved" detail={save.error.message} attempt={save.error} />}
            <ReviewBody preview={seen.preview} said={said} onSaid={setSaid} />
          </div>
        </Card>
      )}
      {seen && (
        <div class="replace-bar" data-foot>
          <Button kind="primary" busy={save.isPending} disabled={!ready} onClick={() => save.mutate({ ...said, of: seen })}>Save as version {seen.preview.n}</Button>
          <Button href={study.path(`transcripts/${transcript.id}/versions`)}>Leave it</Button>
          {!ready && <span class="quiet small">{superseded ? "Look at the file again first." : reading ? "" : "Tick the declaration to save."}</span>}
        </div>
      )}
    </div>
  );
}

function Body({ transcript }: { transcript: Whole }) {
  const [made, setMade] = useState<Made | null>(null);
  if (made) return <CorrectionDone transcript={transcript} made={made} />;
  if (!transcript.readable) return <Notice tone="warn" title="You may not read this yet">{transcript.gate?.detail}</Notice>;
  return <Replace transcript={transcript} onMade={setMade} />;
}

export function ReplacePage() {
  const study = useStudy();
  const id = useParam("transcript");
  const transcript = useTranscript(id);
  return (
    <Page
      title={transcript.data ? `A corrected file for ${transcript.data.title}` : "A corrected file"} query={transcript}
      crumbs={[study.crumb, { label: "Transcripts", href: study.path("transcripts") }]} pill={transcript.data && <Pill>Version {transcript.data.current_n}</Pill>}
      actions={
        <>
          <Button size="small" href={study.path(`transcripts/${id}/versions`)}>Versions</Button>
          {transcript.data?.readable && <Button size="small" icon="edit" href={study.path(`transcripts/${id}/correct`)}>Correct the text here</Button>}
        </>
      }
    >
      {(data) => <Body transcript={data} />}
    </Page>
  );
}
