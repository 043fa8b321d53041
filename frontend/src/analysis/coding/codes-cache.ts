/** The study's codes as the page holds them. */
import type { QueryClient } from "@tanstack/preact-query";
import type { CodeOut, CodesOut } from "./shapes";

/** The same list as the codebook's page shows. */
export const codesKey = (studyId: string): readonly [string, string, string] => ["study", studyId, "codes"];

/** Keep the counts of a code, and of those it stands under, in step until the server's own are fetched. */
export function countSegments(codes: readonly CodeOut[], codeId: string, by: number): CodeOut[] {
  const above = new Set(pathTo(codes, codeId));
  const plus = (number: number): number => Math.max(0, number + by);
  return codes.map((code) =>
    above.has(code.id)
      ? { ...code, segments: code.id === codeId ? plus(code.segments) : code.segments, segments_in_all: plus(code.segments_in_all) }
      : code,
  );
}

/** A code and those it stands under. */
function pathTo(codes: readonly CodeOut[], codeId: string): string[] {
  const code = codes.find(({ id }) => id === codeId);
  if (!code) return [];
  return code.parent_id === null ? [code.id] : [code.id, ...pathTo(codes, code.parent_id)];
}

export function changeCodes(client: QueryClient, studyId: string, change: (codes: readonly CodeOut[]) => CodeOut[]): void {
  client.setQueryData<CodesOut>(codesKey(studyId), (list) => list && { ...list, items: change(list.items) });
}
