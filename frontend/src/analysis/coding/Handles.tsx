/** A handle at each end of the chosen segment, if it is mine: drawn along the words, it makes the segment longer or shorter. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useContext, useEffect, useRef } from "preact/hooks";
import { offsetAt } from "../../highlight/pieces";
import { rangeOf } from "../../highlight/selection";
import { nearestEdge, withEdge, type End } from "../../text/edges";
import { snapOffset } from "../../text/graphemes";
import { ActionsContext, type Actions } from "./actions";
import { backToText } from "./caret-steps";
import { endWords } from "./resizing";
import type { Segment } from "./segments";
import { blockAt } from "./transcript-model";
import type { Workspace } from "./workspace";

interface Place {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** So near to an edge of the pane, in pixels, the text moves along. */
const NEAR_EDGE = 36;
const SCROLL_STEP = 10;

/** Where an end stands, within the page of the transcript. */
function placeOf(ws: Workspace, page: Element, segment: Segment, end: End): Place | null {
  const at = end === "start" ? segment.start : segment.end - 1;
  const row = ws.laying.row(blockAt(ws.model, at)?.index ?? -1);
  const rect = row && rangeOf(row, { start: at, end: at + 1 })?.getClientRects()[0];
  if (!rect) return null;
  const origin = page.getBoundingClientRect();
  const leftward = getComputedStyle(row.querySelector(".tr-say") ?? row).direction === "rtl";
  const x = (end === "start") === leftward ? rect.right : rect.left;
  return { x: x - origin.left, y: rect.top - origin.top, height: rect.height };
}

/** The offset in the text at a point of the screen; null beside the transcript. */
function offsetAtPoint(host: HTMLElement, x: number, y: number): number | null {
  const range = "caretPositionFromPoint" in document ? null : (document as Document).caretRangeFromPoint(x, y);
  const caret = range ? { offsetNode: range.startContainer, offset: range.startOffset } : document.caretPositionFromPoint?.(x, y);
  if (!caret || !host.contains(caret.offsetNode)) return null;
  return offsetAt(host, { node: caret.offsetNode, offset: caret.offset }, "end");
}

/** Follow a pointer from the press on a handle until it is let go. */
function follow(ws: Workspace, actions: Actions, end: End, press: PointerEvent): void {
  const handle = press.currentTarget as HTMLElement;
  const [host, scroller] = [ws.host.current, ws.scroller.current];
  const line = handle.querySelector("i")?.getBoundingClientRect();
  if (!host || !scroller || !line || press.button !== 0) return;
  // The words meant are those at the line, not those under the finger.
  const [dx, dy] = [line.left + line.width / 2 - press.clientX, line.top + line.height / 2 - press.clientY];
  const stop = new AbortController();
  let at = press;
  let frame = 0;
  const look = (): void => {
    const view = scroller.getBoundingClientRect();
    const beyond = at.clientY < view.top + NEAR_EDGE ? -1 : at.clientY > view.bottom - NEAR_EDGE ? 1 : 0;
    scroller.scrollTop += beyond * SCROLL_STEP;
    const offset = offsetAtPoint(host, at.clientX + dx, at.clientY + dy);
    const segment = ws.chosenSegment.peek();
    if (offset !== null && segment) {
      const { text, turns } = ws.model;
      // With Alt to the letter, else to the word.
      const to = at.altKey ? snapOffset(text, offset, "up") : nearestEdge(text, turns, offset, end);
      const span = withEdge(text, turns, segment, end, to);
      if (span.start !== segment.start || span.end !== segment.end) actions.stretch(segment, span);
    }
    if (beyond !== 0) frame = requestAnimationFrame(look);
  };
  const move = (moved: PointerEvent): void => {
    at = moved;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  };
  const done = (): void => {
    stop.abort();
    cancelAnimationFrame(frame);
    handle.classList.remove("held");
    const segment = ws.chosenSegment.peek();
    if (segment) ws.spoken.value = endWords(ws.model.text, segment, end);
    actions.settle();
    backToText(ws);
  };
  handle.setPointerCapture(press.pointerId);
  handle.classList.add("held");
  handle.addEventListener("pointermove", move, { signal: stop.signal });
  handle.addEventListener("pointerup", done, { signal: stop.signal });
  handle.addEventListener("pointercancel", done, { signal: stop.signal });
  press.preventDefault();
  press.stopPropagation();
}

function Handle({ ws, actions, end, place }: { ws: Workspace; actions: Actions; end: End; place: Place }) {
  return (
    <span
      class={`tr-handle tr-handle-${end}`}
      style={{ left: `${place.x}px`, top: `${place.y}px`, height: `${place.height}px` }}
      aria-hidden="true"
      onPointerDown={(event) => follow(ws, actions, end, event)}
      onMouseDown={(event) => event.preventDefault()}
    >
      <i />
    </span>
  );
}

export function Handles({ ws }: { ws: Workspace }) {
  const actions = useContext(ActionsContext);
  const box = useRef<HTMLDivElement>(null);
  const places = useSignal<Record<End, Place | null>>({ start: null, end: null });
  const asked = useRef(0);
  const segment = ws.chosenSegment.value;
  const mine = segment !== null && actions !== null && actions.refusal === null && actions.mayChange(segment);
  const measure = (): void => {
    cancelAnimationFrame(asked.current);
    asked.current = requestAnimationFrame(() => {
      const now = ws.chosenSegment.peek();
      const page = box.current?.parentElement;
      if (now && page) places.value = { start: placeOf(ws, page, now, "start"), end: placeOf(ws, page, now, "end") };
    });
  };
  useSignalEffect(() => {
    // Whatever moves the words: their bounds, and what is drawn in their blocks.
    void ws.chosenSegment.value;
    void ws.drawing.segments.value;
    void ws.drawing.done.value;
    measure();
  });
  useEffect(() => {
    if (!ws.host.current) return;
    const resized = new ResizeObserver(measure);
    resized.observe(ws.host.current);
    return () => {
      resized.disconnect();
      cancelAnimationFrame(asked.current);
    };
  }, [ws]);
  const { start, end } = places.value;
  return (
    <div class="tr-handles" ref={box}>
      {mine && start && <Handle ws={ws} actions={actions} end="start" place={start} />}
      {mine && end && <Handle ws={ws} actions={actions} end="end" place={end} />}
    </div>
  );
}
