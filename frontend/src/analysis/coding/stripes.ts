/** Measures where segments begin and end on the page, for the bars and names in the margin: only near the screen. */
import { batch, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { eachNear, NEAR } from "../../highlight/near";
import { piecesOf, positionAt } from "../../highlight/pieces";
import type { Block } from "../../text/blocks";
import { MARGIN_LANES, namesShown, placeNames } from "./places";
import type { Segment } from "./segments";
import type { Workspace } from "./workspace";

export interface Bar {
  readonly segment: Segment;
  readonly top: number;
  readonly height: number;
}

export interface Places {
  readonly bars: readonly Bar[];
  /** Tops of the names of the segments that start in the block, in the same order; then of "+n more". */
  readonly names: readonly number[];
}

export interface Stripes {
  readonly places: readonly ReadonlySignal<Places | null>[];
  /** Watch the rows that come near the screen; returns how to stop. */
  watch(scroller: HTMLElement): () => void;
  /** Measure those near the screen anew: the letters have changed. */
  again(): void;
}

export function createStripes(ws: Workspace): Stripes {
  const places = ws.model.blocks.map(() => signal<Places | null>(null));
  const queue = createQueue(ws, places);
  const again = (): void => {
    for (const index of ws.drawing.near) {
      const row = ws.laying.row(index);
      if (row) queue.add(row);
    }
  };
  return { places, watch: (scroller) => watchRows(ws, queue, scroller), again };
}

function watchRows(ws: Workspace, queue: Queue, scroller: HTMLElement): () => void {
  const watched = new Map<number, () => void>();
  const resized = new ResizeObserver((entries) => entries.forEach(({ target }) => queue.add(target as HTMLElement)));
  const enter = (row: HTMLElement, index: number): void => {
    ws.drawing.near.add(index);
    resized.observe(row);
    const stop = effect(() => {
      void ws.drawing.shown[index]?.value;
      queue.add(row);
    });
    watched.set(index, () => {
      stop();
      resized.unobserve(row);
      ws.drawing.near.delete(index);
    });
  };
  const leave = (index: number): void => {
    watched.get(index)?.();
    watched.delete(index);
  };
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const index = blockOf(target);
        if (!isIntersecting) leave(index);
        else if (!watched.has(index) && ws.laying.row(index) === target) enter(target as HTMLElement, index);
      }
    },
    { root: scroller, rootMargin: NEAR },
  );
  const stop = eachNear(ws.laying.stretches, (rows) => {
    rows.forEach((row) => seen.observe(row));
    return () => {
      rows.forEach((row) => {
        seen.unobserve(row);
        leave(blockOf(row));
      });
    };
  });
  return () => {
    stop();
    seen.disconnect();
    resized.disconnect();
  };
}

interface Queue {
  add(row: HTMLElement): void;
}

const blockOf = (row: Element): number => Number((row as HTMLElement).dataset["block"]);

/** Gathers rows until the next frame, then reads them all before anything is written. */
function createQueue(ws: Workspace, places: readonly Signal<Places | null>[]): Queue {
  const waiting = new Set<HTMLElement>();
  const measure = (): void => {
    const read = [...waiting].map((row) => {
      const index = blockOf(row);
      return { index, found: measureBlock(row, ws.model.blocks[index] as Block, ws.drawing.shown[index]?.peek() ?? []) };
    });
    waiting.clear();
    batch(() => {
      for (const { index, found } of read) (places[index] as Signal<Places | null>).value = found;
    });
  };
  return {
    add(row) {
      if (waiting.size === 0) requestAnimationFrame(measure);
      waiting.add(row);
    },
  };
}

function measureBlock(row: HTMLElement, block: Block, segments: readonly Segment[]): Places | null {
  const say = row.querySelector<HTMLElement>(".tr-say");
  if (!say || segments.length === 0) return null;
  const { top: origin, height } = say.getBoundingClientRect();
  const pieces = piecesOf(say);
  const range = document.createRange();
  const edge = (offset: number, side: "top" | "bottom"): number => {
    const place = positionAt(pieces, offset);
    if (!place) return 0;
    range.setStart(place.node, place.offset);
    range.setEnd(place.node, Math.min(place.offset + 1, place.node.nodeValue?.length ?? 0));
    return (range.getClientRects()[0]?.[side] ?? origin) - origin;
  };
  const bars = segments.filter(({ lane }) => lane < MARGIN_LANES).map((segment): Bar => {
    const top = edge(Math.max(segment.start, block.start), "top");
    const bottom = edge(Math.min(segment.end, block.end) - 1, "bottom");
    return { segment, top: top + 2, height: Math.max(10, bottom - top - 2) };
  });
  return { bars, names: placeNames(nameWishes(block, segments, edge), height) };
}

/** Where the names would stand if they were alone: at the first word of their segment. */
function nameWishes(block: Block, segments: readonly Segment[], edge: (offset: number, side: "top") => number): number[] {
  const starting = segments.filter(({ start }) => start >= block.start);
  const shown = namesShown(starting.length);
  const wishes = starting.slice(0, shown).map(({ start }) => edge(start, "top"));
  return shown < starting.length ? [...wishes, wishes.at(-1) ?? 0] : wishes;
}
