/** Segments that a correction left for a person: the text they lay on, the corrected text, and three ways to settle each. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useParam } from "../../base/route-context";
import { useStudy } from "../../session/use-study";
import { mapCodePoints } from "../../text/code-points";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { useKeys } from "../../ui/key-store";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Skeleton } from "../../ui/Skeleton";
import { showToast } from "../../ui/toast-store";
import { useCodes } from "../codebook/codes";
import { PassageWords } from "./PassageWords";
import type { Version, Whole } from "./shapes";
import { useSettling, useStale, useVersion, type Stale, type StaleList } from "./use-correction";
import { useTranscript } from "./use-transcript";
import "./SettlePage.css";

interface Chosen {
  start: number;
  end: number;
}

/** The corrected text in a box that is only read: words are chosen in it by the mouse or by Shift and arrows. */
function Chooser({ version, item, onChoose }: { version: Version; item: Stale; onChoose: (chosen: Chosen | null) => void }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const places = useMemo(() => mapCodePoints(version.text), [version]);
  const onSelect = (): void => {
    const [start, end] = [box.current?.selectionStart ?? 0, box.current?.selectionEnd ?? 0];
    const words = version.text.slice(start, end);
    const trimmed = { start: start + words.length - words.trimStart().length, end: end - words.length + words.trimEnd().length };
    onChoose(words.trim() ? { start: places.toCodePoint(trimmed.start), end: places.toCodePoint(trimmed.end) } : null);
  };
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const near = item.guess ?? item.was;
    const [start, end] = [places.toUtf16(near.start), places.toUtf16(item.guess ? near.end : near.start)];
    element.setSelectionRange(start, end);
    element.scrollTop = (start / Math.max(1, version.text.length)) * element.scrollHeight - element.clientHeight / 2;
    onChoose(null);
  }, [item.id, version]);
  return (
    <textarea
      ref={box} class="input voice settle-text" readOnly aria-label={`The corrected text, version ${version.n}: select the words`}
      value={version.text} onSelect={onSelect} onMouseUp={onSelect} onKeyUp={onSelect}
    />
  );
}

function Item({ transcript, version, item, coder, code }: { transcript: Whole; version: Version; item: Stale; coder: string; code: string }) {
  const study = useStudy();
  const settling = useSettling();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const places = useMemo(() => mapCodePoints(version.text), [version]);
  const settle = (where: Chosen): void =>
    settling.mutate({ id: item.id, body: { version: version.n, start: where.start, end: where.end, remove: false } }, { onSuccess: () => showToast({ message: "Settled", subject: code }) });
  const remove = (): void => settling.mutate({ id: item.id, body: { remove: true } }, { onSuccess: () => showToast({ message: "Coding removed; undo brings it back", subject: code }) });
  const accept = (): void => { if (item.guess && item.may_place) settle(item.guess); };
  useKeys("Settling", [
    { keys: "a", label: "Take the proposed place", run: accept },
    { keys: "Ctrl+Enter", label: "Take the words that are selected", run: () => { if (chosen && item.may_place) settle(chosen); } },
    { keys: "x", label: "Remove your coding", run: () => { if (item.may_remove) remove(); } },
  ]);
  const words = chosen && version.text.slice(places.toUtf16(chosen.start), places.toUtf16(chosen.end));
  return (
    <article class="settle" aria-label={`${code}, by ${coder}`}>
      <header class="settle-head">
        <h2>{code}</h2>
        <span class="quiet">by {coder}{item.memo && `: ${item.memo}`}</span>
      </header>
      {settling.error && <Notice tone="danger" title="This was not settled">{settling.error.message}</Notice>}
      <div class="settle-sides">
        <section aria-labelledby="was-head">
          <h3 id="was-head">Version {item.was.n}, where it was coded{item.was.turn !== null && <span class="quiet">, turn {item.was.turn}</span>}</h3>
          <PassageWords passage={item.was} />
        </section>
        <section aria-labelledby="now-head">
          <h3 id="now-head">Version {version.n}, corrected</h3>
          {item.guess ? <><p class="quiet small">Perhaps here:</p><PassageWords passage={item.guess} /></> : <p class="quiet">Nothing like it was found. Select the words below, or remove the coding.</p>}
          {item.guess && <div class="row"><Button kind="primary" disabled={!item.may_place} busy={settling.isPending} onClick={accept}>Yes, it is here</Button></div>}
          <h4>Or select the words yourself</h4>
          <Chooser version={version} item={item} onChoose={setChosen} />
          <p class="settle-chosen" role="status">{words ? <>Selected: <q>{words.length > 160 ? `${words.slice(0, 90)} … ${words.slice(-60)}` : words}</q></> : <span class="quiet">No words selected.</span>}</p>
          <div class="row"><Button disabled={!chosen || !item.may_place} busy={settling.isPending} onClick={() => chosen && settle(chosen)}>Use the selected words</Button></div>
        </section>
      </div>
      <footer class="row settle-foot">
        {item.may_remove ? <Button kind="quiet" icon="trash" busy={settling.isPending} onClick={remove}>Remove my coding</Button> : <span class="quiet small">Only {coder} can remove it.</span>}
        {!item.may_place && <span class="quiet small">{coder}, whoever corrected the text, or a supervisor says where it belongs.</span>}
        <Button kind="quiet" href={study.path(`transcripts/${transcript.id}`)}>Open the transcript</Button>
      </footer>
    </article>
  );
}

function List({ transcript, list, version }: { transcript: Whole; list: StaleList; version: Version }) {
  const codes = useCodes(useStudy().id);
  const [at, setAt] = useState<string | null>(null);
  const [mine, rest] = [list.items.filter((item) => item.may_remove), list.items.filter((item) => !item.may_remove)];
  const items = [...mine, ...rest];
  const item = items.find(({ id }) => id === at) ?? items[0];
  const codeOf = (one: Stale): string => codes.data?.items.find(({ id }) => id === one.code_id)?.label ?? "A code";
  const coderOf = (one: Stale): string => list.coders.find(({ id }) => id === one.coder_id)?.name ?? "A former member";
  if (!item) return null;
  return (
    <div class="settle-page">
      <nav class="settle-list" aria-label="Segments to settle">
        <p class="quiet small">{count(list.count, "segment")} to settle, {list.mine} of yours</p>
        <ol>
          {items.map((one) => (
            <li key={one.id}>
              <button type="button" aria-current={one.id === item.id ? "true" : undefined} onClick={() => setAt(one.id)}>
                <strong>{codeOf(one)}</strong> <span class="quiet small">{coderOf(one)}</span>
                <span class="settle-quote voice">{one.was.words}</span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <Item key={item.id} transcript={transcript} version={version} item={item} code={codeOf(item)} coder={coderOf(item)} />
    </div>
  );
}

function Body({ transcript }: { transcript: Whole }) {
  const study = useStudy();
  const list = useStale(transcript.id);
  const version = useVersion(transcript, transcript.current_n);
  const problem = list.error ?? version.error;
  if (problem) return <ErrorState problem={problem} onRetry={() => void Promise.all([list.refetch(), version.refetch()])} />;
  if (!list.data || !version.data) return <Skeleton lines={10} />;
  if (list.data.items.length === 0) {
    return (
      <EmptyState icon="check-circle" title="Every segment lies where it belongs" action={<Button kind="primary" href={study.path(`transcripts/${transcript.id}`)}>Open the transcript</Button>}>
        Nothing in this transcript waits for anybody.
      </EmptyState>
    );
  }
  return <List transcript={transcript} list={list.data} version={version.data} />;
}

export function SettlePage() {
  const study = useStudy();
  const transcript = useTranscript(useParam("transcript"));
  return (
    <Page
      title={transcript.data ? `Settle segments in ${transcript.data.title}` : "Settle segments"} query={transcript}
      crumbs={[study.crumb, { label: "Transcripts", href: study.path("transcripts") }]} pill={transcript.data && <Pill>Version {transcript.data.current_n}</Pill>}
    >
      {(data) => <Body transcript={data} />}
    </Page>
  );
}
