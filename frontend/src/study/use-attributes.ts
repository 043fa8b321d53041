/** The attributes of participants that the study defines, in order. */
import { useQuery, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useStudy } from "../session/use-study";
import type { Attribute } from "./shapes";

export function useAttributes(): UseQueryResult<Attribute[]> {
  const { id } = useStudy();
  return useQuery({
    queryKey: ["study", id, "attributes"],
    queryFn: async () => (await answer(api.GET("/api/v1/studies/{study_id}/attributes", { params: { path: { study_id: id } } }))).items,
  });
}
