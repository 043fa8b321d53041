/** Where codes fall in the whole transcript, by proportion of its characters; a press goes there. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { blockAt } from "./transcript-model";
import type { Stretch } from "./laying";
import type { Segment } from "./segments";
import type { Workspace } from "./workspace";

/** Height of the drawing in its own units; it is stretched to the pane. */
const HEIGHT = 1000;
const LEAST = 2;
const COLUMNS = 3;
/** Hits of a search drawn across it. */
const MOST_HITS = 500;

/** One path a colour, however many segments. */
function pathsOf(segments: readonly Segment[], length: number): [number, string][] {
  const paths = new Map<number, string>();
  for (const { start, end, lane, colour } of segments) {
    const top = (start / length) * HEIGHT;
    const bottom = Math.max(top + LEAST, (end / length) * HEIGHT);
    const x = 4 + (lane % COLUMNS) * 5;
    paths.set(colour, `${paths.get(colour) ?? ""}M${x} ${top.toFixed(1)}V${bottom.toFixed(1)}`);
  }
  return [...paths];
}

/** Returns how to leave it undone. */
function whenIdle(run: () => void): () => void {
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(run, 100);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(run, { timeout: 500 });
  return () => cancelIdleCallback(asked);
}

/** Which share of the text is on screen: found by the blocks at the edges, without measuring the rest. */
function viewOf(ws: Workspace): { top: number; height: number } {
  const scroller = ws.scroller.current;
  const { stretches } = ws.laying;
  if (!scroller || !stretches[0]?.element.current) return { top: 0, height: 1 };
  const { top, bottom } = scroller.getBoundingClientRect();
  const share = (y: number): number => {
    const stretch = stretches[firstBelow(stretches.map(({ element }) => element.current), y)] as Stretch;
    const rows = stretch.rows.peek();
    const low = firstBelow(rows, y);
    const [first, last] = rows.length > 0 ? [stretch.from + low, stretch.from + low] : [stretch.from, stretch.to - 1];
    const rect = (rows[low] ?? stretch.element.current)?.getBoundingClientRect();
    const within = rect ? Math.max(0, Math.min(1, (y - rect.top) / (rect.height || 1))) : 0;
    const [start, end] = [ws.model.blocks[first]?.start ?? 0, ws.model.blocks[last]?.end ?? 0];
    return (start + within * (end - start)) / (ws.model.text.length || 1);
  };
  const from = share(top);
  return { top: from, height: Math.max(0.01, share(bottom) - from) };
}

/** Index of the first element that reaches below a height of the screen; of the last if none does. */
function firstBelow(elements: readonly (Element | null)[], y: number): number {
  let [low, high] = [0, Math.max(0, elements.length - 1)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.getBoundingClientRect().bottom ?? 0) > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function Minimap({ ws }: { ws: Workspace }) {
  const view = useSignal({ top: 0, height: 0 });
  const map = useRef<HTMLDivElement>(null);
  const paths = useSignal<readonly [number, string][]>([]);
  // A code is seen in the words first: thousands of segments are drawn here when there is time.
  useSignalEffect(() => {
    const segments = ws.drawing.segments.value;
    return whenIdle(() => (paths.value = pathsOf(segments, ws.model.text.length || 1)));
  });
  useEffect(() => {
    const scroller = ws.scroller.current;
    if (!scroller) return;
    let asked = 0;
    const look = (): void => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => (view.value = viewOf(ws)));
    };
    const resized = new ResizeObserver(look);
    resized.observe(scroller);
    scroller.addEventListener("scroll", look, { passive: true });
    return () => {
      cancelAnimationFrame(asked);
      resized.disconnect();
      scroller.removeEventListener("scroll", look);
    };
  }, [ws]);
  const go = (event: PointerEvent): void => {
    const box = map.current?.getBoundingClientRect();
    if (!box || (event.type === "pointermove" && event.buttons !== 1)) return;
    event.preventDefault();
    const block = blockAt(ws.model, ((event.clientY - box.top) / box.height) * ws.model.text.length);
    if (block) ws.laying.reach(block.index);
    if (block) ws.laying.row(block.index)?.scrollIntoView({ block: "center" });
  };
  const label = `Where ${ws.drawing.segments.value.length} coded segments fall in this transcript`;
  return (
    <div class="tr-map" ref={map} role="img" aria-label={label} onPointerDown={go} onPointerMove={go}>
      <svg viewBox={`0 0 18 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {paths.value.map(([colour, d]) => (
          <path key={colour} class={`k${colour}`} d={d} />
        ))}
      </svg>
      {ws.find.value && ws.find.value.hits.length > 0 && (
        <svg class="tr-map-hits" viewBox={`0 0 18 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path d={ws.find.value.hits.slice(0, MOST_HITS).map(({ start }) => `M0 ${((start / (ws.model.text.length || 1)) * HEIGHT).toFixed(1)}h18`).join("")} />
        </svg>
      )}
      <i style={{ top: `${view.value.top * 100}%`, height: `${view.value.height * 100}%` }} />
    </div>
  );
}
