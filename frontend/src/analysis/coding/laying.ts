/** Which blocks stand in the page: the first screen at once, the rest in idle slices, so that no long text holds up the first press. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { options } from "preact";
import type { Block } from "../../text/blocks";

/** Blocks of the first stretch: a screen. Those after it are as long as one idle slice can lay out. */
const FIRST_SCREEN = 14;
/** A text no longer than an interview of an hour or two is laid out at once. */
const WHOLE_BLOCKS = 600;
const WHOLE_CHARACTERS = 100_000;
const MOST_BLOCKS = 40;
const MOST_CHARACTERS = 8_000;
/** A slice begins no other stretch after so long: with the last, it stays within 50 ms on a slow machine. */
const SLICE_MS = 14;

/** Some blocks that come into the page together, half open. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly open: ReadonlySignal<boolean>;
}

export interface Laying {
  readonly stretches: readonly Stretch[];
  /** So many blocks, from the first, stand in the page. */
  readonly laid: ReadonlySignal<number>;
  /** Lay the rest when the browser has time, once the first screen is there. `layOut` has it measure what was added, so that no frame has to do it for several slices. */
  begin(layOut: () => void): void;
  /** Have this block, and all before it, in the page now. */
  reach(block: number): void;
  /** Have all in the page now: before printing, or where the browser itself goes to the end. */
  finish(): void;
  /** A stretch has come into the page. */
  arrived(stretch: Stretch): void;
}

export function createLaying(blocks: readonly Block[], whole = WHOLE_CHARACTERS): Laying {
  const stretches = cutIntoStretches(blocks, whole).map(({ from, to }) => ({ from, to, open: signal(from === 0) }));
  const laid = signal(0);
  let next = Math.min(1, stretches.length);
  let begun = false;

  const openNext = (): void => {
    const stretch = stretches[next++];
    if (stretch) stretch.open.value = true;
  };
  const slice = (layOut: () => void): void => {
    const from = performance.now();
    do {
      atOnce(openNext);
      layOut();
    } while (next < stretches.length && performance.now() - from < SLICE_MS);
    if (next < stretches.length) whenIdle(() => slice(layOut));
  };
  const reach = (block: number): void => {
    if (block < laid.peek()) return;
    atOnce(() => {
      while (next < stretches.length && (stretches[next] as Stretch).from <= block) openNext();
    });
  };
  return {
    stretches,
    laid,
    begin(layOut) {
      if (begun) return;
      begun = true;
      if (next < stretches.length) whenIdle(() => slice(layOut));
    },
    reach,
    finish: () => reach(blocks.length - 1),
    arrived({ to }) {
      laid.value = Math.max(laid.peek(), to);
    },
  };
}

/** The first screen, then stretches of so many blocks and characters as are laid out within a frame. */
export function cutIntoStretches(blocks: readonly Block[], whole = WHOLE_CHARACTERS): { from: number; to: number }[] {
  const length = blocks.at(-1)?.end ?? 0;
  if (length <= whole && blocks.length <= WHOLE_BLOCKS) return blocks.length === 0 ? [] : [{ from: 0, to: blocks.length }];
  const stretches: { from: number; to: number }[] = [];
  let from = 0;
  let characters = 0;
  blocks.forEach(({ start, end }, index) => {
    characters += end - start;
    const most = stretches.length === 0 ? FIRST_SCREEN : MOST_BLOCKS;
    if (index + 1 - from < most && characters < MOST_CHARACTERS && index + 1 < blocks.length) return;
    stretches.push({ from, to: index + 1 });
    [from, characters] = [index + 1, 0];
  });
  return stretches;
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
