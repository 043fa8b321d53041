/** Notes which turns of an open transcript were read, and tells the server now and then. */
import type { Signal } from "@preact/signals";
import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { useEffect } from "preact/hooks";
import { eachNear, type Near } from "../../highlight/near";
import { coverageKey, getReadTurns, putReadTurns, readTurnsKey } from "./coverage";
import { createDwell, dwellOf } from "./dwell";
import { numbersOf, rangesOf } from "./ranges";
import { createReports } from "./reports";

/** As much of the open transcript as this needs. */
export interface Opened {
  readonly studyId: string;
  readonly scroller: { readonly current: HTMLElement | null };
  readonly laying: { readonly stretches: readonly Near[] };
  /** The numbers of the turns that I have read; null before they are known. */
  readonly read: Signal<ReadonlySet<number> | null>;
  readonly model: {
    readonly id: string;
    readonly version: number;
    readonly text: string;
    readonly turns: readonly { readonly n: number }[];
    readonly blocks: readonly { readonly index: number; readonly turn: number; readonly start: number; readonly end: number }[];
  };
}

/** A block is before somebody's eyes if half of it is, or if it fills half of the pane. */
function isSeen({ isIntersecting, intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry): boolean {
  return isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? Infinity) / 2);
}

/** Watch the blocks of turns that are not read yet; returns how to stop. */
function watch({ laying, scroller, model, read }: Opened, onRead: (n: number) => void): () => void {
  const known = read.peek() ?? new Set();
  const turnOf = (block: number): number => model.turns[model.blocks[block]?.turn ?? -1]?.n ?? -1;
  const open = new Map<number, number>();
  model.blocks.forEach(({ index }) => void (known.has(turnOf(index)) || open.set(turnOf(index), (open.get(turnOf(index)) ?? 0) + 1)));
  const done = new Set<number>();
  const rows = new Map<number, Element>();
  const dwell = createDwell(model.blocks.map(({ start, end }) => dwellOf(model.text.slice(start, end))), (block) => {
    done.add(block);
    const row = rows.get(block);
    if (row) seen.unobserve(row);
    const n = turnOf(block);
    const left = (open.get(n) ?? 1) - 1;
    open.set(n, left);
    if (left === 0) onRead(n);
  });
  const seen = new IntersectionObserver(
    (entries) => entries.forEach((entry) => dwell.show(Number((entry.target as HTMLElement).dataset["block"]), isSeen(entry))),
    { root: scroller.current, threshold: [0, 0.25, 0.5, 0.75, 1] },
  );
  const stopNear = eachNear(laying.stretches, (near) => {
    const waiting = near.flatMap((row) => {
      const block = Number(row.dataset["block"]);
      return done.has(block) || !open.has(turnOf(block)) ? [] : [{ row, block }];
    });
    for (const { row, block } of waiting) {
      rows.set(block, row);
      seen.observe(row);
    }
    return () => {
      for (const { row, block } of waiting) {
        seen.unobserve(row);
        dwell.show(block, false);
      }
    };
  });
  const look = (): void => dwell.look(!document.hidden);
  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    stopNear();
    seen.disconnect();
    dwell.stop();
  };
}

/** `may`: the words are shown, and I may mark what I have read. */
export function useReading(opened: Opened, may: boolean): void {
  const cache = useQueryClient();
  const { studyId, model, read } = opened;
  const key = readTurnsKey(studyId, model.id);
  const asked = useQuery({ queryKey: key, queryFn: () => getReadTurns(studyId, model.id), enabled: may, staleTime: 0, refetchOnWindowFocus: false });
  const data = asked.isFetchedAfterMount && asked.data?.version === model.version ? asked.data : undefined;
  useEffect(() => {
    if (data) read.value = new Set([...numbersOf(data.ranges), ...(read.peek() ?? [])]);
  }, [data]);
  const begun = may && data !== undefined;
  useEffect(() => {
    if (!begun) return;
    const reports = createReports(async (turns, leaving) => {
      const now = await putReadTurns(studyId, model.id, { version: model.version, read: rangesOf(turns) }, leaving);
      cache.setQueryData(key, now);
      void cache.invalidateQueries({ queryKey: coverageKey(studyId) });
    });
    const stop = watch(opened, (n) => {
      read.value = new Set(read.peek()).add(n);
      reports.add(n);
    });
    const leave = (): void => reports.flush(true);
    const hide = (): void => void (document.hidden && leave());
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    return () => {
      removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
      stop();
      leave();
    };
  }, [opened, begun]);
}
