/** Gathers the turns that were read and says them together: at most every 20 seconds, and on leaving. */
import { Problem } from "../../base/problem";

const EVERY_MS = 20_000;

export interface Reports {
  add(n: number): void;
  /** Say what is gathered now; `leaving`: the page goes away. */
  flush(leaving: boolean): void;
}

/** `send` tells the server. What it refuses is not said again; what got no answer is. */
export function createReports(send: (turns: readonly number[], leaving: boolean) => Promise<unknown>): Reports {
  let waiting = new Set<number>();
  let timer = 0;
  let over = false;
  const wait = (): void => {
    if (timer === 0 && waiting.size > 0 && !over) timer = window.setTimeout(() => flush(false), EVERY_MS);
  };
  const flush = (leaving: boolean): void => {
    clearTimeout(timer);
    timer = 0;
    if (waiting.size === 0 || over) return;
    const turns = [...waiting];
    waiting = new Set();
    send(turns, leaving).catch((error: unknown) => {
      const unanswered = error instanceof Problem && (error.status === 0 || error.status >= 500);
      if (!unanswered) over = true;
      else {
        waiting = new Set([...turns, ...waiting]);
        if (!leaving) wait();
      }
    });
  };
  return {
    add: (n) => {
      waiting.add(n);
      wait();
    },
    flush,
  };
}
