/** How long each piece of a text has been before somebody's eyes. Knows no page: told what comes and goes. */

const WORDS_A_SECOND = 6;
const LEAST_MS = 1000;

/** How long a piece must stand on screen to count as read. */
export const dwellOf = (text: string): number => Math.max(LEAST_MS, ((text.match(/\S+/gu)?.length ?? 0) / WORDS_A_SECOND) * 1000);

export interface Dwell {
  /** A piece came on screen, or left it. */
  show(piece: number, onScreen: boolean): void;
  /** Nobody looks, or somebody does again. */
  look(looking: boolean): void;
  stop(): void;
}

/** `needs`: milliseconds for each piece, by its index. `onRead` is called once a piece. */
export function createDwell(needs: readonly number[], onRead: (piece: number) => void): Dwell {
  const left = [...needs];
  const shown = new Map<number, { timer: number; since: number }>();
  let looking = true;
  const start = (piece: number): void => {
    const read = (): void => {
      left[piece] = 0;
      shown.delete(piece);
      onRead(piece);
    };
    shown.set(piece, { timer: looking ? window.setTimeout(read, left[piece]) : 0, since: Date.now() });
  };
  const halt = (piece: number): void => {
    const run = shown.get(piece);
    if (!run) return;
    clearTimeout(run.timer);
    if (looking) left[piece] = Math.max(0, (left[piece] ?? 0) - (Date.now() - run.since));
    shown.delete(piece);
  };
  return {
    show: (piece, onScreen) => {
      if (!onScreen) halt(piece);
      else if ((left[piece] ?? 0) > 0 && !shown.has(piece)) start(piece);
    },
    look: (now) => {
      if (now === looking) return;
      const pieces = [...shown.keys()];
      pieces.forEach(halt);
      looking = now;
      pieces.forEach(start);
    },
    stop: () => [...shown.keys()].forEach(halt),
  };
}
