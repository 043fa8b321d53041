/** What a query finds, page by page; how many people of each group each code holds. */
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { Filters, Query, Retrieval } from "./shapes";

const A_PAGE = 40;

export function useRetrieval(studyId: string, query: Query) {
  return useInfiniteQuery({
    queryKey: ["study", studyId, "retrieval", query],
    initialPageParam: null as string | null,
    getNextPageParam: (page: Retrieval) => page.next_cursor ?? null,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ pageParam, signal }) =>
      answer(api.POST("/api/v1/studies/{study_id}/retrieval", { params: { path: { study_id: studyId } }, body: { ...query, limit: A_PAGE, cursor: pageParam }, signal })),
  });
}

export function useMatrix(studyId: string, codeIds: readonly string[], beneath: boolean, filters: Filters) {
  const body = { code_ids: [...codeIds], subtree: beneath, filters };
  return useQuery({
    queryKey: ["study", studyId, "retrieval-matrix", body],
    enabled: codeIds.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => answer(api.POST("/api/v1/studies/{study_id}/retrieval/matrix", { params: { path: { study_id: studyId } }, body, signal })),
  });
}
