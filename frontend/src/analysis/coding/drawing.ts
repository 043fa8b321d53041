/** What each block draws: first what is on screen, then the rest in idle slices, so that a long transcript opens at once. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { segmentsByBlock, type Segment } from "./segments";
import type { TranscriptModel } from "./transcript-model";

/** Blocks drawn at once before any is known to be on screen. */
const FIRST_SCREEN = 14;
/** Fewer changed blocks than this are drawn at once. */
const FEW = 5;
const SLICE_MS = 8;

export interface Drawing {
  /** All segments of the layer, in reading order. */
  readonly segments: ReadonlySignal<readonly Segment[]>;
  /** One signal a block, so that a change draws one block. */
  readonly shown: readonly ReadonlySignal<readonly Segment[]>[];
  /** Blocks on or near the screen. */
  readonly near: Set<number>;
  /** Draw these segments from now on. */
  draw(segments: readonly Segment[]): void;
  /** Draw whatever still waits: before printing, or before going to a far place. */
  finish(): void;
  /** Called when all is drawn. */
  readonly done: Signal<boolean>;
}

export function createDrawing(model: TranscriptModel): Drawing {
  const segments = signal<readonly Segment[]>([]);
  const shown = model.blocks.map(() => signal<readonly Segment[]>([]));
  const near = new Set<number>();
  const done = signal(true);
  const waiting = new Set<number>();
  let wanted: readonly (readonly Segment[])[] = shown.map(() => []);
  let busy = false;

  const show = (index: number): void => {
    waiting.delete(index);
    const block = shown[index];
    if (block) block.value = wanted[index] ?? [];
  };
  const slice = async (): Promise<void> => {
    const from = performance.now();
    while (waiting.size > 0 && performance.now() - from < SLICE_MS) {
      show(nearest(waiting, near));
      await Promise.resolve();
    }
    if (waiting.size > 0) whenIdle(slice);
    else {
      busy = false;
      done.value = true;
    }
  };
  return {
    segments,
    shown,
    near,
    done,
    draw(next) {
      segments.value = next;
      wanted = segmentsByBlock(model.blocks, next);
      const changed = shown.flatMap((block, index) => (sameList(block.peek(), wanted[index] ?? []) ? [] : [index]));
      const now = changed.length < FEW ? changed : changed.filter((index) => (near.size ? near.has(index) : index < FIRST_SCREEN));
      for (const index of changed) waiting.add(index);
      now.forEach(show);
      if (waiting.size === 0 || busy) return;
      busy = true;
      done.value = false;
      whenIdle(slice);
    },
    finish() {
      [...waiting].forEach(show);
    },
  };
}

/** The waiting block nearest to the screen: it is seen next. */
function nearest(waiting: ReadonlySet<number>, near: ReadonlySet<number>): number {
  const [seen = 0] = near;
  let best = -1;
  for (const index of waiting) {
    if (best < 0 || Math.abs(index - seen) < Math.abs(best - seen)) best = index;
  }
  return best;
}

function whenIdle(run: () => Promise<void>): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(() => void run(), { timeout: 200 });
  else setTimeout(() => void run(), 16);
}

function sameList(a: readonly Segment[], b: readonly Segment[]): boolean {
  return a.length === b.length && a.every((segment, index) => segment === b[index]);
}
