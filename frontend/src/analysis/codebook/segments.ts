/** The segments of a code, page by page. */
import { useInfiniteQuery } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { components } from "../../base/schema";

export type Segment = components["schemas"]["SegmentOut"];
export type SegmentPage = components["schemas"]["SegmentsOut"];

export interface SegmentFilter {
  coder: string | null;
  beneath: boolean;
}

export const segmentsKey = (studyId: string, codeId: string): readonly string[] => ["study", studyId, "segments", codeId];

export function useSegments(studyId: string, codeId: string, { coder, beneath }: SegmentFilter) {
  return useInfiniteQuery({
    queryKey: [...segmentsKey(studyId, codeId), coder, beneath],
    initialPageParam: null as string | null,
    getNextPageParam: (page: SegmentPage) => page.next_cursor ?? null,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/v1/studies/{study_id}/codes/{code_id}/codings", {
          params: { path: { study_id: studyId, code_id: codeId }, query: { subtree: beneath, limit: 40, ...(coder ? { coder_id: coder } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
  });
}

/** "12:34" from milliseconds; nothing where the transcript has no times. */
export function clockOf(ms: number | null): string | null {
  if (ms === null) return null;
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
