/** Review rounds as the server keeps them: the list, one whole, its comments. */
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/preact-query";
import { useRef } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { components } from "../../base/schema";
import { ifMatch } from "../../base/if-match";

type Schemas = components["schemas"];
export type RoundLine = Schemas["RoundLine"];
export type Round = Schemas["RoundOut"];
export type RoundTheme = Schemas["RoundThemeOut"];
export type Invitee = Schemas["InviteeOut"];
export type Missing = Schemas["MissingOut"];
export type Comment = Schemas["CommentOut"];
export type Response = Schemas["ResponseOut"];
export type Decision = Response["decision"];
export type Kind = Schemas["CommentIn"]["kinds"] extends (infer K)[] | undefined ? K : never;
export type RoundPatch = Schemas["RoundPatch"];
export type ThemeChoice = Schemas["RoundThemeIn"];

const MOST_A_PAGE = 200;
export const roundsKey = (studyId: string): readonly string[] => ["study", studyId, "rounds"];
export const roundKey = (studyId: string, roundId: string): readonly string[] => [...roundsKey(studyId), roundId];
const inRound = (studyId: string, roundId: string) => ({ path: { study_id: studyId, round_id: roundId } });

export function useRounds(studyId: string): UseQueryResult<RoundLine[]> {
  return useQuery({
    queryKey: [...roundsKey(studyId), "list"],
    queryFn: async () => (await answer(api.GET("/api/v1/studies/{study_id}/rounds", { params: { path: { study_id: studyId }, query: { limit: MOST_A_PAGE } } }))).items,
  });
}

export function useRound(studyId: string, roundId: string): UseQueryResult<Round> {
  return useQuery({
    queryKey: roundKey(studyId, roundId),
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/rounds/{round_id}", { params: inRound(studyId, roundId) })),
    refetchOnMount: "always",
  });
}

/** Every sent comment of a round, page after page. */
export async function getComments(studyId: string, roundId: string): Promise<Comment[]> {
  const found: Comment[] = [];
  for (let cursor: string | null | undefined = ""; cursor !== null && cursor !== undefined; ) {
    const query: { limit: number; cursor?: string } = { limit: MOST_A_PAGE, ...(cursor ? { cursor } : {}) };
    const page: Schemas["CommentsOut"] = await answer(api.GET("/api/v1/studies/{study_id}/rounds/{round_id}/comments", { params: { ...inRound(studyId, roundId), query } }));
    found.push(...page.items);
    cursor = page.next_cursor;
  }
  return found;
}

export function useComments(studyId: string, roundId: string): UseQueryResult<Comment[]> {
  return useQuery({ queryKey: [...roundKey(studyId, roundId), "comments"], queryFn: () => getComments(studyId, roundId) });
}

/** Put a round into the cache as the server just answered with it. */
function useKeep(studyId: string, roundId: string) {
  const cache = useQueryClient();
  const key = roundKey(studyId, roundId);
  return {
    onSuccess: async (round: Round) => {
      // An older answer that is still under way must not take this one's place: the next change would be stale.
      await cache.cancelQueries({ queryKey: key, exact: true });
      cache.setQueryData(key, round);
      void cache.invalidateQueries({ queryKey: [...roundsKey(studyId), "list"] });
    },
    onError: () => void cache.invalidateQueries({ queryKey: key, exact: true }),
  };
}

/** The changes of a draft, each at the version that is shown. */
export function useRoundChanges(studyId: string, round: Round) {
  const keep = useKeep(studyId, round.id);
  // Read when it is sent: what was made in an earlier drawing would still hold the version of that drawing.
  const shown = useRef(round.version);
  shown.current = round.version;
  const sent = () => ({ params: inRound(studyId, round.id), headers: ifMatch(shown.current) });
  const patch = useMutation({ mutationFn: (body: RoundPatch) => answer(api.PATCH("/api/v1/studies/{study_id}/rounds/{round_id}", { ...sent(), body })), ...keep });
  const themes = useMutation({ mutationFn: (body: ThemeChoice[]) => answer(api.PUT("/api/v1/studies/{study_id}/rounds/{round_id}/themes", { ...sent(), body })), ...keep });
  const invitees = useMutation({ mutationFn: (body: string[]) => answer(api.PUT("/api/v1/studies/{study_id}/rounds/{round_id}/invitees", { ...sent(), body })), ...keep });
  return { patch, themes, invitees };
}

export type Verb = "open" | "close" | "publish" | "cancel";

/** The steps of a round's life. */
export function useRoundVerb(studyId: string, roundId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (verb: Verb) => {
      const sent = { params: inRound(studyId, roundId) };
      const paths = {
        open: () => api.POST("/api/v1/studies/{study_id}/rounds/{round_id}/open", sent),
        close: () => api.POST("/api/v1/studies/{study_id}/rounds/{round_id}/close", sent),
        publish: () => api.POST("/api/v1/studies/{study_id}/rounds/{round_id}/publish", sent),
        cancel: () => api.POST("/api/v1/studies/{study_id}/rounds/{round_id}/cancel", sent),
      };
      return answer<Round>(paths[verb]());
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", studyId] }),
  });
}
