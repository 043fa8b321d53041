/** The transcript as one read-only editing host: a real caret, selection across turns, and all its words in the page. */
import { useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { watchStretches } from "../../highlight/near";
import { keepReadOnly } from "../../highlight/read-only-host";
import type { Selected } from "../../highlight/selection";
import { ActionsContext } from "./actions";
import { BlockRow } from "./Block";
import { keepChosen } from "./caret-steps";
import { onTranscriptKey } from "./keys";
import { Handles } from "./Handles";
import { Minimap } from "./Minimap";
import type { Stretch } from "./laying";
import { createStripes, type Stripes } from "./stripes";
import type { Turn } from "./transcript-model";
import type { Workspace } from "./workspace";
import { voiceLoaded } from "./voice";
import "./Transcript.css";

/** A selection by touch is finished when it has been still for this long; there is no pointerup to wait for. */
const QUIET_MS = 250;

/** With Ctrl: all, the end, the page as a file, the browser’s own search. */
const FAR_KEYS = new Set(["a", "A", "End", "s", "f", "F", "g"]);

/** Follow caret and selection; with pointer or touch, a finished selection opens the palette. */
function useSelection(ws: Workspace, disturbed: () => void): void {
  const actions = useContext(ActionsContext);
  const mayCode = actions?.refusal === null;
  useEffect(() => {
    const host = ws.host.current;
    if (!host) return;
    let timer = 0;
    let byPointer = false;
    const offer = (): void => {
      const span = ws.passage.value;
      const open = ws.palette.value;
      if (open && (!span || span.start !== open.span.start || span.end !== open.span.end)) ws.palette.value = null;
      if (span && byPointer && mayCode) ws.palette.value = { span, focused: false };
    };
    const onSelect = (selected: Selected): void => {
      const before = ws.selected.value;
      if (before?.anchor === selected.anchor && before.focus === selected.focus) return;
      ws.selected.value = selected;
      keepChosen(ws, selected);
      clearTimeout(timer);
      timer = window.setTimeout(offer, QUIET_MS);
    };
    const stop = keepReadOnly(host, { onSelect, onDisturbed: disturbed });
    const pointed = (event: PointerEvent): void => void (byPointer = event.target instanceof Node && host.contains(event.target));
    const keyed = (): void => void (byPointer = false);
    addEventListener("pointerdown", pointed, true);
    host.addEventListener("keydown", keyed, true);
    return () => {
      stop();
      clearTimeout(timer);
      removeEventListener("pointerdown", pointed, true);
      host.removeEventListener("keydown", keyed, true);
    };
  }, [ws, mayCode]);
}

/** Watch which blocks are near the screen and measure their margins. */
function useStripes(ws: Workspace) {
  const stripes = useMemo(() => createStripes(ws), [ws]);
  useEffect(() => {
    const scroller = ws.scroller.current;
    const host = ws.host.current;
    if (!scroller || !host) return;
    const stops = [watchStretches(ws.laying.stretches, scroller, ws.laying.show), stripes.watch(scroller)];
    let here = true;
    // The rest waits for its letters: laid out in others, all of it would be laid out once more.
    const begin = (): void => {
      if (!here) return;
      keepRoom(host, ws.laying.stretches[0]);
      stripes.again();
      ws.laying.begin(() => void host.offsetHeight);
    };
    voiceLoaded.then(() => document.fonts.ready).then(begin, begin);
    return () => {
      here = false;
      stops.forEach((stop) => stop());
    };
  }, [stripes]);
  return stripes;
}

/** What is not laid yet takes as much room as its words will, going by those of the first screen. */
function keepRoom(host: HTMLElement, first: Stretch | undefined): void {
  const height = first?.element.current?.offsetHeight;
  if (first && height) host.style.setProperty("--room", `${height / first.weight}px`);
}

/** Where the browser itself goes or looks far ahead, all of the text must be there. */
function useAll(ws: Workspace): void {
  useEffect(() => {
    const all = (): void => {
      ws.laying.finish();
      ws.drawing.finish();
    };
    const far = ({ ctrlKey, metaKey, key }: KeyboardEvent): void => {
      if (!(ctrlKey || metaKey) || !FAR_KEYS.has(key)) return;
      // Our own search needs no more than its words; the browser’s is the next press.
      if (key.toLowerCase() !== "f" || ws.find.peek()) ws.laying.finish();
    };
    addEventListener("beforeprint", all);
    addEventListener("keydown", far, true);
    return () => {
      removeEventListener("beforeprint", all);
      removeEventListener("keydown", far, true);
    };
  }, [ws]);
}

function Rows({ ws, stretch, stripes, drawn }: { ws: Workspace; stretch: Stretch; stripes: Stripes; drawn: number }) {
  const open = stretch.open.value;
  useLayoutEffect(() => {
    stretch.rows.value = open ? ([...(stretch.element.current?.children ?? [])] as HTMLElement[]) : [];
  }, [stretch, open, drawn]);
  const blocks = open ? ws.model.blocks.slice(stretch.from, stretch.to) : [];
  return (
    <div class="tr-stretch" style={{ "--weight": stretch.weight }} ref={(element) => void (stretch.element.current = element)}>
      {blocks.map((block) => (
        <BlockRow key={`${block.index}.${drawn}`} ws={ws} block={block} turn={ws.model.turns[block.turn] as Turn} stripes={stripes} />
      ))}
    </div>
  );
}

export function Transcript({ ws, about }: { ws: Workspace; about: readonly string[] }) {
  const actions = useContext(ActionsContext);
  const [drawn, setDrawn] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  useSelection(ws, () => setDrawn((times) => times + 1));
  const stripes = useStripes(ws);
  useAll(ws);
  const editing = !ws.readingMode.value;
  const rows = useMemo(
    () => ws.laying.stretches.map((stretch) => <Rows key={stretch.from} ws={ws} stretch={stretch} stripes={stripes} drawn={drawn} />),
    [ws, stripes, drawn],
  );
  const host = editing
    ? { contentEditable: true, role: "textbox", "aria-multiline": true, "aria-readonly": true, inputMode: "none", spellcheck: false, tabIndex: 0 }
    : { role: "group", tabIndex: 0 };
  return (
    <div class="tr">
      <div class="tr-scroll" ref={(element) => void (scroller.current = ws.scroller.current = element)}>
        <div class="tr-page">
          <p class="tr-about">{about.map((part) => <span key={part}>{part}</span>)}</p>
          <div
            {...(host as object)}
            class="tr-host"
            aria-label="Transcript, read only"
            translate={false}
            ref={(element: HTMLDivElement | null) => void (ws.host.current = element)}
            onKeyDown={(event) => actions && onTranscriptKey(ws, actions, event)}
          >
            {rows}
          </div>
          <Handles ws={ws} />
        </div>
      </div>
      <Minimap ws={ws} />
    </div>
  );
}
