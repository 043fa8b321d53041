/** The members of the study and its waiting invitations. */
import { useQuery, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import type { components } from "../base/schema";
import { useStudy } from "../session/use-study";

export function useMembers(): UseQueryResult<components["schemas"]["MembersOut"]> {
  const { id } = useStudy();
  return useQuery({
    queryKey: ["study", id, "members"],
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/members", { params: { path: { study_id: id } } })),
  });
}
