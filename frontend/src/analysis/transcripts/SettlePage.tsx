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
import { useCodes } from "../codebook/codes";
import { useStepKeys, useSteps, type Steps } from "../codebook/use-steps";
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

interface ItemProps {
  version: Version;
  item: Stale;
  coder: string;
  code: string;
  steps: Steps;
  /** It is settled: on to the next. */
  onSettled: () => void;
}

function Item({ version, item, coder, code, steps, onSettled }: ItemProps) {
  const settling = useSettling(({ outcome }) => {
    steps.offer(outcome === "placed" ? "Settled" : "Coding removed", code);
    onSettled();
  });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const places = useMemo(() => mapCodePoints(version.text), [version]);
  const send = (body: Parameters<typeof settling.mutate>[0]["body"]): void => {
    if (!settling.isPending) settling.mutate({ id: item.id, body });
  };
  const settle = (where: Chosen): void => send({ version: version.n, start: where.start, end: where.end, remove: false });
  const remove = (): void => send({ remove: true });
  const accept = (): void => { if (item.guess && item.may_place) settle(item.guess); };
  useKeys("Settling", [
    { keys: "a", label: "Take the proposed place", run: accept },
    { keys: "Ctrl+Enter", label: "Take the words that are selected", run: () => { if (chosen && item.may_place) settle(chosen); } },
    { keys: "x", label: "Remove your coding", run: () => { if (item.may_remove) remove(); } },
  ]);
  const words = chosen && version.text.slice(places.toUtf16(chosen.start), places.toUtf16(chosen.end));
  return (
    <article class="settle" aria-label={`${code}, by ${coder}`} tabIndex={-1}>
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
          <h4>{item.guess ? "Or select the words yourself" : "Select the words"}</h4>
          <Chooser version={version} item={item} onChoose={setChosen} />
          <p class="settle-chosen" role="status">{words ? <>Selected: <q>{words.length > 160 ? `${words.slice(0, 90)} … ${words.slice(-60)}` : words}</q></> : <span class="quiet">No words selected.</span>}</p>
        </section>
      </div>
      <footer class="settle-foot" data-foot>
        {item.guess && <Button kind="primary" disabled={!item.may_place} busy={settling.isPending} onClick={accept}>Yes, it is here</Button>}
        <Button kind={item.guess ? "plain" : "primary"} disabled={!chosen || !item.may_place} busy={settling.isPending} onClick={() => chosen && settle(chosen)}>Use the selected words</Button>
        {item.may_remove ? <Button kind="quiet" icon="trash" busy={settling.isPending} onClick={remove}>Remove my coding</Button> : <span class="quiet small">Only {coder} can remove it.</span>}
        {!item.may_place && <span class="quiet small">{coder}, whoever corrected the text, or a supervisor says where it belongs.</span>}
      </footer>
    </article>
  );
}

interface ListProps {
  list: StaleList;
  version: Version;
  steps: Steps;
  more: { there: boolean; busy: boolean; show: () => void };
}

function List({ list, version, steps, more }: ListProps) {
  const codes = useCodes(useStudy().id);
  const [at, setAt] = useState<string | null>(null);
  const went = useRef(false);
  const [mine, rest] = [list.items.filter((item) => item.may_remove), list.items.filter((item) => !item.may_remove)];
  const items = [...mine, ...rest];
  const item = items.find(({ id }) => id === at) ?? items[0];
  const codeOf = (one: Stale): string => codes.data?.items.find(({ id }) => id === one.code_id)?.label ?? "A code";
  const coderOf = (one: Stale): string => list.coders.find(({ id }) => id === one.coder_id)?.name ?? "A former member";
  // The button that settled one is gone with it: a person goes on at the next.
  useEffect(() => {
    if (went.current) document.querySelector<HTMLElement>(".settle")?.focus({ preventScroll: true });
    went.current = false;
  }, [item?.id]);
  if (!item) return null;
  const onSettled = (): void => {
    const place = items.indexOf(item);
    went.current = true;
    setAt((items[place + 1] ?? items[place - 1])?.id ?? null);
  };
  return (
    <div class="settle-page">
      <nav class="settle-list" aria-label="Segments to settle">
        <p class="quiet small" role="status">{count(list.count, "segment")} to settle, {list.mine} of yours{items.length < list.count && `; the first ${items.length} of the text are listed`}</p>
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
        {more.there && <div><Button size="small" busy={more.busy} onClick={() => { setAt(item.id); more.show(); }}>Show more</Button></div>}
      </nav>
      <Item key={item.id} version={version} item={item} code={codeOf(item)} coder={coderOf(item)} steps={steps} onSettled={onSettled} />
    </div>
  );
}

function Body({ transcript }: { transcript: Whole }) {
  const study = useStudy();
  const pages = useStale(transcript.id);
  const version = useVersion(transcript, transcript.current_n);
  const steps = useSteps(study.id);
  useStepKeys(steps);
  const problem = pages.error ?? version.error;
  const newest = pages.data?.pages.at(-1);
  if (problem && !newest) return <ErrorState problem={problem} onRetry={() => void Promise.all([pages.refetch(), version.refetch()])} />;
  if (!newest || !version.data) return <Skeleton lines={10} />;
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) {
    return (
      <EmptyState icon="check-circle" title="Every segment lies where it belongs" action={<Button kind="primary" href={study.path(`transcripts/${transcript.id}`)}>Open the transcript</Button>}>
        Nothing in this transcript waits for anybody.
      </EmptyState>
    );
  }
  const more = { there: pages.hasNextPage, busy: pages.isFetchingNextPage, show: () => void pages.fetchNextPage() };
  return (
    <>
      {pages.isFetchNextPageError && <Notice tone="danger" title="The next ones could not be read">{pages.error?.message}</Notice>}
      <List list={{ ...newest, items }} version={version.data} steps={steps} more={more} />
    </>
  );
}

export function SettlePage() {
  const study = useStudy();
  const id = useParam("transcript");
  const transcript = useTranscript(id);
  return (
    <Page
      title={transcript.data ? `Settle segments in ${transcript.data.title}` : "Settle segments"} query={transcript}
      crumbs={[study.crumb, { label: "Transcripts", href: study.path("transcripts") }]} pill={transcript.data && <Pill>Version {transcript.data.current_n}</Pill>}
      actions={<Button size="small" href={study.path(`transcripts/${id}`)}>Open the transcript</Button>}
    >
      {(data) => <Body transcript={data} />}
    </Page>
  );
}
