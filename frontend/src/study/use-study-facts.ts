/** The study itself: facts, policy, groups, objectives. For its team, not for reviewers. */
import { useQuery, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useStudy } from "../session/use-study";
import type { Study } from "./shapes";
import { studyKey } from "./study-key";

export function useStudyFacts(): UseQueryResult<Study> {
  const { id } = useStudy();
  return useQuery({
    queryKey: studyKey(id),
    queryFn: async () => (await answer(api.GET("/api/v1/studies/{study_id}", { params: { path: { study_id: id } } }))) as Study,
  });
}
