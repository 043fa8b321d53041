/** Moves the ends of a segment: shown at once, sent as one change when they have been still for a moment. */
import { useEffect, useMemo } from "preact/hooks";
import { countWords } from "../../text/sentences";
import type { Span } from "../../text/spans";
import { count } from "../../ui/count";
import { showToast } from "../../ui/toast-store";
import { sayChange, type Said } from "./change-words";
import type { Change } from "./changes";
import type { Segment } from "./segments";
import type { Bounds, Workspace } from "./workspace";

/** So long must the ends have been still: several presses of a key are one step to undo. */
const STILL_MS = 700;

export type Send = (change: Change, said?: Said) => void;

export interface Resizing {
  stretch(segment: Segment, span: Span): void;
  settle(): void;
  /** Send another change, in the order of what the person did: ends that were moved go first. */
  readonly change: Send;
}

/** The same code by the same coder on the same words can stand only once. */
function twinOf(ws: Workspace, { uid, start, end }: Bounds): Segment | undefined {
  const all = ws.drawing.segments.value;
  const segment = all.find((each) => each.uid === uid);
  return all.find((each) => each.uid !== uid && each.codeId === segment?.codeId && each.coderId === segment.coderId && each.start === start && each.end === end);
}

/** "3 words longer:", for the message. */
function howMuch(ws: Workspace, from: Span, to: Span): string {
  const words = ({ start, end }: Span): number => countWords(ws.model.text.slice(start, end));
  const more = words(to) - words(from);
  return more === 0 ? "Moved the ends of" : `Made ${count(Math.abs(more), "word")} ${more > 0 ? "longer" : "shorter"}:`;
}

function createResizing(ws: Workspace, send: Send): Resizing {
  let timer = 0;
  const inCodePoints = ({ start, end }: Span): Span => ({ start: ws.model.codePoints.toCodePoint(start), end: ws.model.codePoints.toCodePoint(end) });
  const change = (uid: string, label: string, from: Span, to: Span): void => {
    const [span, before] = [inCodePoints(to), inCodePoints(from)];
    const undo = (): void => send({ kind: "resize", uid, label, span: before, from: span });
    const again = (): void => change(uid, label, from, to);
    const done = howMuch(ws, from, to);
    send({ kind: "resize", uid, label, span, from: before }, sayChange({ done, trying: `Not saved yet, still trying. ${done}`, lost: "The ends are where they were:", subject: label, undo, again }));
  };
  const settle = (): void => {
    clearTimeout(timer);
    const moved = ws.bounds.peek();
    if (!moved || moved.sent) return;
    const label = ws.drawing.segments.value.find(({ uid }) => uid === moved.uid)?.label ?? "";
    const back = moved.start === moved.from.start && moved.end === moved.from.end;
    if (back || twinOf(ws, moved)) {
      ws.bounds.value = null;
      if (!back) showToast({ message: "These words already have the code", subject: label });
      return;
    }
    ws.bounds.value = { ...moved, sent: true };
    change(moved.uid, label, moved.from, moved);
  };
  return {
    settle,
    change(one, said) {
      settle();
      send(one, said);
    },
    stretch({ uid, start, end }, span) {
      const moving = ws.bounds.peek();
      if (moving && moving.uid !== uid) settle();
      const from = moving && moving.uid === uid && !moving.sent ? moving.from : { start, end };
      ws.bounds.value = { uid, start: span.start, end: span.end, from, sent: false };
      clearTimeout(timer);
      timer = window.setTimeout(settle, STILL_MS);
    },
  };
}

export function useResizing(ws: Workspace, send: Send): Resizing {
  const resizing = useMemo(() => createResizing(ws, send), [ws, send]);
  // Nobody who leaves the page loses what they moved last.
  useEffect(() => resizing.settle, [resizing]);
  return resizing;
}
