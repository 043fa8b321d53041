/** All participants of the study, by study code. */
import { useQuery, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useStudy } from "../session/use-study";
import { allPages } from "./all-pages";
import type { ParticipantLine } from "./shapes";

const MOST_A_PAGE = 200;

export function useParticipants(): UseQueryResult<ParticipantLine[]> {
  const { id } = useStudy();
  return useQuery({
    queryKey: ["study", id, "participants"],
    queryFn: () =>
      allPages((cursor) =>
        answer(
          api.GET("/api/v1/studies/{study_id}/participants", {
            params: { path: { study_id: id }, query: { limit: MOST_A_PAGE, ...(cursor ? { cursor } : {}) } },
          }),
        ),
      ),
  });
}
