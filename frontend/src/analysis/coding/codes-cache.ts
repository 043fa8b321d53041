/** The study's codes as the page holds them. */
import type { QueryClient } from "@tanstack/preact-query";
import type { CodeOut } from "./shapes";

export interface CachedCodes {
  items: readonly CodeOut[];
}

export const codesKey = (studyId: string): readonly [string, string] => ["codes", studyId];

export function changeCodes(client: QueryClient, studyId: string, change: (codes: readonly CodeOut[]) => readonly CodeOut[]): void {
  client.setQueryData<CachedCodes>(codesKey(studyId), (list) => list && { ...list, items: change(list.items) });
}
