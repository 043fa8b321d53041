/** All transcripts of the study, by title. */
import { useQuery, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { allPages } from "../../fieldwork/all-pages";
import { useStudy } from "../../session/use-study";
import type { Line } from "./shapes";

const MOST_A_PAGE = 200;

export function useTranscripts(): UseQueryResult<Line[]> {
  const { id } = useStudy();
  return useQuery({
    queryKey: ["study", id, "transcripts"],
    queryFn: () =>
      allPages((cursor) =>
        answer(
          api.GET("/api/v1/studies/{study_id}/transcripts", {
            params: { path: { study_id: id }, query: { limit: MOST_A_PAGE, ...(cursor ? { cursor } : {}) } },
          }),
        ),
      ),
  });
}
