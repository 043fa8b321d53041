/** One block of the transcript: who speaks, the words with their codes, and the margin. */
import { useComputed } from "@preact/signals";
import { useHeldSelection } from "../../highlight/held-selection";
import type { Block } from "../../text/blocks";
import { cutIntoRuns, type Run } from "../../text/runs";
import { classNames } from "../../ui/class-names";
import { Margin } from "./Margin";
import { namesShown } from "./places";
import { QuestionMark } from "./QuestionMark";
import type { Segment } from "./segments";
import type { Stripes } from "./stripes";
import { writeTime, type Turn } from "./transcript-model";
import type { Workspace } from "./workspace";

interface Props {
  ws: Workspace;
  block: Block;
  turn: Turn;
  stripes: Stripes;
}

const LINES = ["a", "b", "d"] as const;

/** A line under the text for each lane, and the tint of the topmost. */
function lookOf(run: Run<Segment>, on: string | null): string {
  const top = run.lanes.find((segment) => segment !== undefined);
  return classNames(
    top && `t${top.colour}`,
    ...run.lanes.map((segment, lane) => segment && `${LINES[lane] ?? ""}${segment.colour}`),
    run.deep && "deep",
    on !== null && run.lanes.some((segment) => segment?.uid === on) && "on",
    run.lanes.some((segment) => segment?.pending) && "pending",
  );
}

function Words({ ws, block }: { ws: Workspace; block: Block }) {
  const segments = ws.drawing.shown[block.index]?.value ?? [];
  const chosen = useComputed(() => {
    const uid = ws.chosen.value;
    return (ws.drawing.shown[block.index]?.value ?? []).some((segment) => segment.uid === uid) ? uid : null;
  });
  useHeldSelection(ws.host, block, ws.selected.peek());
  return (
    <p class="tr-say" dir="auto">
      {cutIntoRuns(block, segments).map((run) => {
        const text = ws.model.text.slice(run.start, run.end);
        const top = run.lanes.find((segment) => segment !== undefined);
        if (!top) return <span key={run.start} data-o={run.start}>{text}</span>;
        return (
          <mark key={run.start} data-o={run.start} class={lookOf(run, chosen.value)} aria-details={`segment-${top.uid}`}>
            {text}
          </mark>
        );
      })}
    </p>
  );
}

/** A quiet sign on a turn that I have not read, for who asked for it. */
function Unread({ ws, turn }: { ws: Workspace; turn: Turn }) {
  const unread = useComputed(() => ws.showUnread.value && ws.read.value?.has(turn.n) === false);
  return unread.value ? <span class="tr-unread" title="You have not read this yet"><span class="vh">not read yet</span></span> : null;
}

function Gutter({ ws, block, turn }: { ws: Workspace; block: Block; turn: Turn }) {
  if (!block.first) return <div class="tr-who" contentEditable={false} />;
  return (
    <div class="tr-who" contentEditable={false}>
      <b>{turn.speaker}</b>
      {turn.startsAtMs !== null && <time>{writeTime(turn.startsAtMs)}</time>}
      <QuestionMark ws={ws} turn={turn} />
      <Unread ws={ws} turn={turn} />
    </div>
  );
}

export function BlockRow({ ws, block, turn, stripes }: Props) {
  const here = useComputed(() => ws.caretBlock.value === block.index);
  const names = useComputed(() => {
    const starting = (ws.drawing.shown[block.index]?.value ?? []).filter(({ start }) => start >= block.start).length;
    return namesShown(starting) + (namesShown(starting) < starting ? 1 : 0);
  });
  return (
    <div
      class={classNames("tr-turn", turn.kind === "interviewer" && "tr-interviewer", !block.first && "tr-goes-on", here.value && "tr-here")}
      data-block={block.index}
      data-turn={turn.n}
      style={{ "--names": names.value }}
    >
      <Gutter ws={ws} block={block} turn={turn} />
      <Words ws={ws} block={block} />
      <Margin ws={ws} block={block} turn={turn} stripes={stripes} />
    </div>
  );
}
