/** The study at a glance, and the mark of what one has seen of it. */
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/preact-query";
import { useEffect, useRef } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { showToast } from "../../ui/toast-store";
import type { Home } from "./shapes";

const homeKey = (studyId: string): readonly string[] => ["study", studyId, "home"];
/** Whoever stays this long on the page has seen what is on it. */
const SEEN_AFTER_MS = 10_000;

export function useHome(studyId: string): UseQueryResult<Home> {
  return useQuery({
    queryKey: homeKey(studyId),
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/home", { params: { path: { study_id: studyId } } })),
    refetchOnMount: "always",
  });
}

const sendSeen = (studyId: string, seq: number): Promise<unknown> =>
  api.POST("/api/v1/studies/{study_id}/home/seen", { params: { path: { study_id: studyId } }, body: { seq } });

/** Say at once that all of it is seen. */
export function useMarkSeen(studyId: string): UseMutationResult<unknown, Error, number> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (seq: number) => sendSeen(studyId, seq),
    onError: (error) => void showToast({ message: error.message, tone: "danger" }),
    onSettled: () => cache.invalidateQueries({ queryKey: homeKey(studyId) }),
  });
}

/** On leaving the page, what stood on it for a while counts as seen. */
export function useSeenOnLeaving(studyId: string, home: Home | undefined): void {
  const seen = useRef<{ seq: number; since: number } | null>(null);
  if (home && home.since.lines.length > 0) seen.current ??= { seq: home.since.seq, since: Date.now() };
  useEffect(
    () => () => {
      const mark = seen.current;
      seen.current = null;
      if (mark && Date.now() - mark.since > SEEN_AFTER_MS) sendSeen(studyId, mark.seq).catch(() => undefined);
    },
    [studyId],
  );
}
