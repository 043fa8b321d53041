/** Correct a transcript's text by turns: a new version that loses no coded segment, and a receipt at the end. */
import { useMemo, useRef, useState } from "preact/hooks";
import { useParam } from "../../base/route-context";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { count } from "../../ui/count";
import { ErrorState } from "../../ui/ErrorState";
import { useKeys } from "../../ui/key-store";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Skeleton } from "../../ui/Skeleton";
import { addBelow, beginCorrection, bodyOf, changedTurns, joinAbove, removeTurn, setSpeaker, setText, splitTurn, type Correction } from "./correction";
import { draftOf, dropDraft, keepDraft } from "./correction-drafts";
import { CorrectionDone } from "./CorrectionDone";
import { CorrectionReview } from "./CorrectionReview";
import { CorrectTurn, type TurnActs } from "./CorrectTurn";
import { ReplacePanel } from "./ReplacePanel";
import type { Version, Whole } from "./shapes";
import { useCorrecting, useVersion, type CorrectionPreview, type Made } from "./use-correction";
import { useTranscript } from "./use-transcript";
import "./CheckPage.css";
import "./CorrectPage.css";

/** The text under correction: its newest state, also for what runs when a box is left. */
function useCorrection(transcript: Whole, version: Version) {
  const start = useMemo(() => beginCorrection(version), [version]);
  const [correction, setCorrection] = useState<Correction>(() => draftOf(transcript.id, version.n) ?? start);
  const newest = useRef(correction);
  const change = (how: (now: Correction) => Correction): void => {
    const next = how(newest.current);
    if (next === newest.current) return;
    newest.current = next;
    setCorrection(next);
    if (changedTurns(next, start) > 0) keepDraft(transcript.id, version.n, next);
    else dropDraft(transcript.id, version.n);
  };
  return { start, correction, newest, change };
}

function useActs(change: ReturnType<typeof useCorrection>["change"], newest: { current: Correction }, show: (key: number | null) => void): TurnActs {
  const shown = useRef<number | null>(null);
  return useMemo(() => {
    const setOpen = (key: number | null): void => {
      shown.current = key;
      show(key);
    };
    const focusOn = (key: number | undefined): void => {
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-turn="${key}"]`)?.focus());
    };
    return {
      open: (key) => {
        const was = shown.current;
        setOpen(key);
        if (key === null && was !== null) focusOn(was);
      },
      say: (key, text) => change((now) => setText(now, key, text)),
      name: (key, speaker) => change((now) => setSpeaker(now, key, speaker)),
      split: (key, text, at) => {
        const made = newest.current.nextKey + (newest.current.turns.some((turn) => turn.key === key && turn.text !== text) ? 1 : 0);
        change((now) => splitTurn(setText(now, key, text), key, at));
        if (newest.current.turns.some((turn) => turn.key === made)) setOpen(made);
      },
      join: (key, text) => {
        const at = newest.current.turns.findIndex((turn) => turn.key === key);
        const above = newest.current.turns[at - 1]?.key;
        change((now) => joinAbove(setText(now, key, text), key));
        setOpen(null);
        focusOn(above);
      },
      add: (key, text) => {
        change((now) => addBelow(setText(now, key, text), key));
        const at = newest.current.turns.findIndex((turn) => turn.key === key);
        setOpen(newest.current.turns[at + 1]?.key ?? null);
      },
      remove: (key) => {
        const at = newest.current.turns.findIndex((turn) => turn.key === key);
        change((now) => removeTurn(now, key));
        setOpen(null);
        focusOn(newest.current.turns[Math.min(at, newest.current.turns.length - 1)]?.key);
      },
    };
  }, []);
}

interface TextProps {
  transcript: Whole;
  version: Version;
  onMade: (made: Made) => void;
  /** Go on from the version that somebody has saved meanwhile. */
  onNewer: () => void;
}

function Text({ transcript, version, onMade, onNewer }: TextProps) {
  const { start, correction, newest, change } = useCorrection(transcript, version);
  const [open, setOpen] = useState<number | null>(null);
  const [review, setReview] = useState<CorrectionPreview | null>(null);
  const [leaving, setLeaving] = useState(false);
  const acts = useActs(change, newest, setOpen);
  const { preview, save } = useCorrecting(transcript, (made) => {
    dropDraft(transcript.id, version.n);
    onMade(made);
  });
  const changed = changedTurns(correction, start);
  const before = useMemo(() => new Map(start.turns.map((turn) => [turn.key, turn])), [start]);
  const body = (said: { note: string; declared: boolean }) => ({
    based_on: version.n,
    reason: version.zone === "original" && newest.current.made.length > 0 ? ("deidentified" as const) : ("corrected" as const),
    note: said.note,
    turns: bodyOf(newest.current),
    no_identifying_words: said.declared,
  });
  const look = (): void => {
    setOpen(null);
    save.reset();
    // After the box that was open has said what was typed in it.
    requestAnimationFrame(() => preview.mutate(body({ note: "", declared: false }), { onSuccess: setReview }));
  };
  useKeys("Correcting", [{ keys: "Ctrl+S", label: "Look at what the correction does", run: () => { if (changedTurns(newest.current, start) > 0) look(); } }, { keys: "Enter", label: "Edit the turn" }, { keys: "Ctrl+Enter", label: "Split the turn at the cursor" }, { keys: "Escape", label: "Done with the turn" }]);
  const onSave = (said: { note: string; declared: boolean }): void => save.mutate(body(said));
  return (
    <div class="check">
      <section class="check-text" aria-label="The text, turn by turn">
        <ol class="check-turns correct-turns">
          {correction.turns.map((turn, at) => (
            <CorrectTurn
              key={turn.key} turn={turn} n={at + 1} speakers={transcript.speakers} acts={acts} isOpen={open === turn.key}
              isChanged={before.get(turn.key)?.text !== turn.text || before.get(turn.key)?.speaker !== turn.speaker}
            />
          ))}
        </ol>
      </section>
      <div class="check-side">
        {transcript.current_n !== version.n && (
          <Notice tone="warn" title={`Version ${transcript.current_n} was saved while you were here`}>
            What you changed in version {version.n} stands here still, so that you can copy it. It cannot be saved over the newer text.{" "}
            <Button size="small" onClick={onNewer}>Go on from version {transcript.current_n}</Button>
          </Notice>
        )}
        <div class="correct-state">
          <p role="status"><strong>{changed === 0 ? "Nothing changed yet" : `${count(changed, "turn")} changed`}</strong></p>
          <p class="quiet small">Click a turn, or press Enter on it, to change its words. {changed > 0 ? "Not saved yet: it is kept while this tab is open." : "Nothing is stored before you have seen what becomes of the segments."}</p>
          <div class="row">
            <Button kind="primary" disabled={changed === 0} busy={preview.isPending} onClick={look}>Look at what it does</Button>
            {changed > 0 && <Button kind="quiet" onClick={() => setLeaving(true)}>Discard</Button>}
          </div>
          {preview.error && !review && <Notice tone="danger" title="This cannot be taken yet">{preview.error.message}</Notice>}
        </div>
        <ReplacePanel correction={correction} onChange={(next) => { setOpen(null); change(() => next); }} />
      </div>
      {review && <CorrectionReview preview={review} problem={save.error} busy={save.isPending} onSave={onSave} onClose={() => setReview(null)} />}
      {leaving && (
        <ConfirmDialog title="Discard this correction?" confirm="Discard" danger onClose={() => setLeaving(false)} onConfirm={() => { setLeaving(false); setOpen(null); change(() => start); }}>
          {count(changed, "turn")} go back to how they stand in version {version.n}.
        </ConfirmDialog>
      )}
    </div>
  );
}

function Body({ transcript }: { transcript: Whole }) {
  const study = useStudy();
  const [made, setMade] = useState<Made | null>(null);
  // The version stays while somebody works on it: a colleague's correction must not take their words from the screen.
  const [n, setN] = useState(transcript.current_n);
  const version = useVersion(transcript, n);
  if (made) return <CorrectionDone transcript={transcript} made={made} />;
  if (!study.may("correct_transcripts")) return <div class="correct-done"><Notice tone="warn" title="Correcting is not part of your role">Ask a researcher or supervisor of this study.</Notice></div>;
  if (!transcript.readable) return <div class="correct-done"><Notice tone="warn" title="You may not read this yet">{transcript.gate?.detail}</Notice></div>;
  if (version.error) return <ErrorState problem={version.error} onRetry={() => void version.refetch()} />;
  if (!version.data) return <Skeleton lines={12} />;
  return <Text key={version.data.n} transcript={transcript} version={version.data} onMade={setMade} onNewer={() => setN(transcript.current_n)} />;
}

export function CorrectPage() {
  const study = useStudy();
  const id = useParam("transcript");
  const transcript = useTranscript(id);
  const title = transcript.data ? `Correct ${transcript.data.title}` : "Correct the text";
  return (
    <Page
      title={title} layout="full" query={transcript} crumbs={[study.crumb, { label: "Transcripts", href: study.path("transcripts") }]}
      pill={transcript.data && <Pill>Version {transcript.data.current_n}</Pill>}
      actions={
        <>
          <Button size="small" href={study.path(`transcripts/${id}/versions`)}>Versions</Button>
          {transcript.data?.readable && <Button size="small" icon="upload" href={study.path(`transcripts/${id}/file`)}>Bring in a corrected file</Button>}
        </>
      }
    >
      {(data) => <Body transcript={data} />}
    </Page>
  );
}
