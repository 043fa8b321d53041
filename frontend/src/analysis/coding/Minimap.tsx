/** Where codes fall in the whole transcript, by proportion of its characters; a press goes there. */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { blockAt } from "./transcript-model";
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

/** Which share of the text is on screen: found by the blocks at the edges, without measuring the rest. */
function viewOf(ws: Workspace): { top: number; height: number } {
  const scroller = ws.scroller.current;
  const rows = ws.host.current?.children;
  if (!scroller || !rows?.length) return { top: 0, height: 1 };
  const { top, bottom } = scroller.getBoundingClientRect();
  const share = (y: number): number => {
    let [low, high] = [0, rows.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle] as Element).getBoundingClientRect().bottom > y) high = middle;
      else low = middle + 1;
    }
    const block = ws.model.blocks[low];
    const rect = (rows[low] as Element).getBoundingClientRect();
    const within = Math.max(0, Math.min(1, (y - rect.top) / (rect.height || 1)));
    return block ? (block.start + within * (block.end - block.start)) / (ws.model.text.length || 1) : 0;
  };
  const from = share(top);
  return { top: from, height: Math.max(0.01, share(bottom) - from) };
}

export function Minimap({ ws }: { ws: Workspace }) {
  const view = useSignal({ top: 0, height: 0 });
  const map = useRef<HTMLDivElement>(null);
  const paths = useComputed(() => pathsOf(ws.drawing.segments.value, ws.model.text.length || 1));
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
    const row = block && ws.host.current?.children[block.index];
    row?.scrollIntoView({ block: "center" });
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
