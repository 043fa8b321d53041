/** The guides of the study. */
import { useQuery, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useStudy } from "../session/use-study";
import type { GuideLine } from "./shapes";

export function useGuides(): UseQueryResult<GuideLine[]> {
  const { id } = useStudy();
  return useQuery({
    queryKey: ["study", id, "guides"],
    queryFn: async () => (await answer(api.GET("/api/v1/studies/{study_id}/guides", { params: { path: { study_id: id } } }))).items,
  });
}
