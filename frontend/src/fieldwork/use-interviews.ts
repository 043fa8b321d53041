/** All interviews of the study, by code. */
import { useQuery, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useStudy } from "../session/use-study";
import { allPages } from "./all-pages";
import type { Interview } from "./shapes";

const MOST_A_PAGE = 200;

export function useInterviews(): UseQueryResult<Interview[]> {
  const { id } = useStudy();
  return useQuery({
    queryKey: ["study", id, "interviews"],
    queryFn: () =>
      allPages((cursor) =>
        answer(
          api.GET("/api/v1/studies/{study_id}/interviews", {
            params: { path: { study_id: id }, query: { limit: MOST_A_PAGE, ...(cursor ? { cursor } : {}) } },
          }),
        ),
      ),
  });
}
