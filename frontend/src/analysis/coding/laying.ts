/** Which blocks stand in the page: the first screen at once, the rest in idle slices, so that no long text holds up the first press. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { options } from "preact";
import type { Block } from "../../text/blocks";

/** Blocks and characters of the first stretch: a screen. Of the others: what is drawn and laid out well within a frame or two. */
const FIRST_SCREEN = { blocks: 24, characters: 4_000 };
const STRETCH = { blocks: 20, characters: 5_000 };
/** Gutter, padding and the end of the last line of a block, in characters of text: for the room that is kept for it. */
const BLOCK_WEIGHT = 60;
/** A slice begins no other stretch after so long: with the last, it stays well within 50 ms. */
const SLICE_MS = 8;

/** Some blocks that come into the page together, half open; room is kept for them before. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** How much room its words take, in characters. */
  readonly weight: number;
  readonly open: ReadonlySignal<boolean>;
  readonly element: { current: HTMLElement | null };
  /** The rows of its blocks, once they are in the page. */
  readonly rows: Signal<readonly HTMLElement[]>;
  /** On or near the screen. */
  readonly near: Signal<boolean>;
}

export interface Laying {
  readonly stretches: readonly Stretch[];
  /** The row of a block; null before it is in the page. */
  row(block: number): HTMLElement | null;
  /** Lay the rest when the browser has time, nearest first. `layOut` has it measure what was added, so that no frame has to do it for several slices. */
  begin(layOut: () => void): void;
  /** Have these blocks in the page now, and what is beside them on the screen. */
  reach(first: number, last?: number): void;
  /** Have this stretch in the page now: it comes on screen. */
  show(stretch: Stretch): void;
  /** Have all in the page now: before printing, or where the browser itself goes to the end. */
  finish(): void;
}

export function createLaying(blocks: readonly Block[]): Laying {
  const opened = cutIntoStretches(blocks).map((cut, index) => ({
    ...cut,
    open: signal(index === 0),
    element: { current: null as HTMLElement | null },
    rows: signal<readonly HTMLElement[]>([]),
    near: signal(false),
  }));
  const stretchOf = opened.flatMap(({ from, to }, index) => Array<number>(to - from).fill(index));
  /** Where somebody is: what is beside it is seen next. */
  let at = 0;
  let begun = false;

  const open = (first: number, last: number): void => {
    const closed = opened.slice(Math.max(0, first), last + 1).filter((stretch) => !stretch.open.peek());
    if (closed.length > 0) atOnce(() => closed.forEach((stretch) => void (stretch.open.value = true)));
  };
  const nextClosed = (): number => nearest(opened, at);
  const slice = (layOut: () => void): void => {
    const from = performance.now();
    let next = nextClosed();
    while (next >= 0) {
      open(next, next);
      layOut();
      next = nextClosed();
      if (performance.now() - from >= SLICE_MS) break;
    }
    if (next >= 0) whenIdle(() => slice(layOut));
  };
  return {
    stretches: opened,
    row(block) {
      const stretch = opened[stretchOf[block] ?? -1];
      return stretch?.rows.peek()[block - stretch.from] ?? null;
    },
    begin(layOut) {
      if (begun) return;
      begun = true;
      if (nextClosed() >= 0) whenIdle(() => slice(layOut));
    },
    reach(first, last = first) {
      at = stretchOf[Math.max(0, first)] ?? 0;
      open(at - 1, (stretchOf[last] ?? at) + 1);
    },
    show(stretch) {
      at = stretchOf[stretch.from] ?? at;
      open(at, at);
    },
    finish: () => open(0, opened.length - 1),
  };
}

/** The first screen, then stretches of so many blocks and characters as are laid out within a frame. */
export function cutIntoStretches(blocks: readonly Block[]): { from: number; to: number; weight: number }[] {
  const stretches: { from: number; to: number; weight: number }[] = [];
  let [from, characters] = [0, 0];
  blocks.forEach(({ start, end }, index) => {
    characters += end - start;
    const count = index + 1 - from;
    const most = stretches.length === 0 ? FIRST_SCREEN : STRETCH;
    if (count < most.blocks && characters < most.characters && index + 1 < blocks.length) return;
    stretches.push({ from, to: index + 1, weight: characters + count * BLOCK_WEIGHT });
    [from, characters] = [index + 1, 0];
  });
  return stretches;
}

/** The closed stretch nearest to a place, the later of two; -1 when all are open. */
function nearest(stretches: readonly Stretch[], at: number): number {
  for (let away = 0; away < stretches.length; away++) {
    for (const index of [at + away, at - away]) {
      if (stretches[index]?.open.peek() === false) return index;
    }
  }
  return -1;
}

/** Let what changes be in the page when this returns. */
function atOnce(change: () => void): void {
  const before = options.debounceRendering;
  options.debounceRendering = (render) => render();
  try {
    change();
  } finally {
    if (before) options.debounceRendering = before;
    else delete options.debounceRendering;
  }
}

function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(run, { timeout: 40 });
  else setTimeout(run, 16);
}
