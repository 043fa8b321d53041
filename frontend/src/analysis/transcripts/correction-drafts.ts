/** Corrections that are not saved yet, for as long as this tab is open: in memory alone, so that no words lie on a disk. */
import type { Correction } from "./correction";

const drafts = new Map<string, Correction>();

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

const keyOf = (transcriptId: string, n: number): string => `${transcriptId}:${n}`;

export const draftOf = (transcriptId: string, n: number): Correction | undefined => drafts.get(keyOf(transcriptId, n));

/** Keep a correction; the browser then asks before the tab is closed. */
export function keepDraft(transcriptId: string, n: number, correction: Correction): void {
  if (drafts.size === 0) addEventListener("beforeunload", warn);
  drafts.set(keyOf(transcriptId, n), correction);
}

export function dropDraft(transcriptId: string, n: number): void {
  drafts.delete(keyOf(transcriptId, n));
  if (drafts.size === 0) removeEventListener("beforeunload", warn);
}
