/** The margin of a block: a bar for every segment, and a button with the name of each that starts here. */
import { useComputed } from "@preact/signals";
import type { Block } from "../../text/blocks";
import { classNames } from "../../ui/class-names";
import { chooseSegment } from "./caret-steps";
import { MARGIN_LANES, namesShown } from "./places";
import type { Segment } from "./segments";
import type { Bar, Stripes } from "./stripes";
import { quoteOf, type Turn } from "./transcript-model";
import type { Workspace } from "./workspace";

interface Props {
  ws: Workspace;
  block: Block;
  turn: Turn;
  stripes: Stripes;
}

const BAR_STEP = 6;

function BarMark({ bar, ws }: { bar: Bar; ws: Workspace }) {
  const { segment, top, height } = bar;
  return (
    <i
      class={classNames("tr-bar", `k${segment.colour}`, `p${segment.pattern}`, segment.pending && "pending")}
      style={{ top: `${top}px`, height: `${height}px`, "--lane": segment.lane }}
      aria-hidden="true"
      onClick={() => chooseSegment(ws, segment)}
    />
  );
}

/** Arrow keys walk the names of the whole transcript; the one in the caret's block can be reached by Tab. */
function walk(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const all = [...document.querySelectorAll<HTMLElement>(".tr-name")];
  all[all.indexOf(event.currentTarget as HTMLElement) + step]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

function Name({ segment, top, ws, reachable }: { segment: Segment; top: number | undefined; ws: Workspace; reachable: boolean }) {
  const quote = quoteOf(ws.model, segment, 60);
  const on = useComputed(() => ws.chosen.value === segment.uid);
  return (
    <button
      type="button"
      id={`segment-${segment.uid}`}
      class={classNames("tr-name", `k${segment.colour}`, on.value && "on")}
      style={top === undefined ? { visibility: "hidden" } : { top: `${top}px` }}
      tabIndex={reachable ? 0 : -1}
      aria-pressed={on.value}
      aria-label={`${segment.label}: ${quote}, by ${segment.coder}`}
      title={`${segment.label}: “${quote}”, by ${segment.coder}`}
      onClick={() => chooseSegment(ws, segment)}
      onKeyDown={walk}
    >
      {segment.label}
    </button>
  );
}

export function Margin({ ws, block, turn, stripes }: Props) {
  const segments = ws.drawing.shown[block.index]?.value ?? [];
  const places = stripes.places[block.index]?.value ?? null;
  const reachable = useComputed(() => ws.caretBlock.value === block.index);
  if (segments.length === 0) return <div class="tr-margin" contentEditable={false} />;
  const starting = segments.filter(({ start }) => start >= block.start);
  const shown = namesShown(starting.length);
  const lanes = Math.min(MARGIN_LANES, 1 + Math.max(...segments.map(({ lane }) => lane)));
  const more = starting.length - shown;
  return (
    <div
      class="tr-margin"
      contentEditable={false}
      role="group"
      aria-label={`Codes in turn ${turn.number}`}
      style={{ "--bars": `${Math.max(5, lanes) * BAR_STEP + 6}px` }}
      onMouseDown={(event) => event.preventDefault()}
    >
      {places?.bars.map((bar) => <BarMark key={bar.segment.uid} bar={bar} ws={ws} />)}
      {starting.slice(0, shown).map((segment, at) => (
        <Name key={segment.uid} segment={segment} top={places?.names[at]} ws={ws} reachable={reachable.value && at === 0} />
      ))}
      {more > 0 && (
        <button
          type="button"
          class="tr-name tr-more"
          tabIndex={-1}
          style={{ top: `${places?.names[shown] ?? 0}px` }}
          onClick={() => {
            ws.chosen.value = null;
            ws.selected.value = { anchor: block.start, focus: block.end };
            ws.pane.value = "segment";
          }}
        >
          {more} more
        </button>
      )}
    </div>
  );
}
