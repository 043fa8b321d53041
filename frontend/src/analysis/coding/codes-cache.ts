/** The study's codes as the page holds them. */
import type { QueryClient } from "@tanstack/preact-query";
import type { CodeOut, CodesOut } from "./shapes";

/** The same list as the codebook's page shows. */
export const codesKey = (studyId: string): readonly [string, string, string] => ["study", studyId, "codes"];

export function changeCodes(client: QueryClient, studyId: string, change: (codes: readonly CodeOut[]) => CodeOut[]): void {
  client.setQueryData<CodesOut>(codesKey(studyId), (list) => list && { ...list, items: change(list.items) });
}
