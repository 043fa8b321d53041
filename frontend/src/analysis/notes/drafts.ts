/** What is typed and not saved yet, for as long as this tab is open: in memory alone, so that no journal lies on a disk. */

import type { Names } from "./mentions";

export interface Draft<T> {
  /** What the writing began from. */
  from: { values: T; version: number };
  values: T;
  /** Under which names mentions stand in it. */
  names: Names;
}

const drafts = new Map<string, Draft<unknown>>();

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

export function draftOf<T>(key: string): Draft<T> | undefined {
  return drafts.get(key) as Draft<T> | undefined;
}

/** Keep what is typed; the browser then asks before the tab is closed. */
export function keepDraft<T>(key: string, draft: Draft<T>): void {
  if (drafts.size === 0) addEventListener("beforeunload", warn);
  drafts.set(key, draft);
}

export function dropDraft(key: string): void {
  drafts.delete(key);
  if (drafts.size === 0) removeEventListener("beforeunload", warn);
}
