/** What correcting asks of the server: the preview of a correction, the correction itself, what it left open. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import type { components } from "../../base/schema";
import { useStudy } from "../../session/use-study";
import type { Version, Whole } from "./shapes";

type Schemas = components["schemas"];
export type CorrectionIn = Schemas["CorrectionIn"];
export type CorrectionPreview = Schemas["CorrectionPreviewOut"];
export type FilePreview = Schemas["CorrectedFilePreviewOut"];
export type Made = Schemas["CorrectionOut"];
export type Moved = Schemas["MovedOut"];
export type Passage = Schemas["PassageOut"];
export type StaleList = Schemas["StaleListOut"];
export type Stale = Schemas["StaleOut"];
type SettleIn = Schemas["SettleIn"];

/** Each is placed anew whenever the list is read. */
const STALE_AT_ONCE = 50;

/** The text of a version; it never changes. */
export function useVersion(transcript: Pick<Whole, "id" | "readable"> | undefined, n: number | undefined) {
  const study = useStudy();
  return useQuery<Version>({
    queryKey: ["study", study.id, "version", transcript?.id, n],
    queryFn: () =>
      answer(
        api.GET("/api/v1/studies/{study_id}/transcripts/{transcript_id}/versions/{n}", {
          params: { path: { study_id: study.id, transcript_id: transcript?.id ?? "", n: n ?? 1 } },
        }),
      ),
    enabled: transcript !== undefined && n !== undefined && transcript.readable,
    staleTime: Infinity,
  });
}

/** `onMade` is told before anything is fetched anew: the page must have its receipt before the text turns to the new version. */
export function useCorrecting(transcript: Whole, onMade: (made: Made) => void) {
  const study = useStudy();
  const cache = useQueryClient();
  const path = { study_id: study.id, transcript_id: transcript.id };
  const preview = useMutation<CorrectionPreview, Error, CorrectionIn>({
    mutationFn: (body) => answer(api.POST("/api/v1/studies/{study_id}/transcripts/{transcript_id}/versions/preview", { params: { path }, body })),
  });
  const save = useMutation<Made, Error, CorrectionIn>({
    mutationFn: (body) =>
      answer(api.POST("/api/v1/studies/{study_id}/transcripts/{transcript_id}/versions", { params: { path }, headers: ifMatch(transcript.version), body })),
    onSuccess: (made) => {
      onMade(made);
      return Promise.all([cache.invalidateQueries({ queryKey: ["study", study.id] }), cache.invalidateQueries({ queryKey: ["codings"] })]);
    },
  });
  return { preview, save };
}

/** What waits for a person in a transcript, a page at a time in reading order; the counts are of all of it. */
export function useStale(transcriptId: string) {
  const study = useStudy();
  return useInfiniteQuery({
    queryKey: ["study", study.id, "transcripts", transcriptId, "stale"],
    queryFn: ({ pageParam }): Promise<StaleList> =>
      answer(
        api.GET("/api/v1/studies/{study_id}/transcripts/{transcript_id}/stale", {
          params: { path: { study_id: study.id, transcript_id: transcriptId }, query: { limit: STALE_AT_ONCE, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

type Settled = Schemas["SettledOut"];

/** `onDone` is told before the list is fetched anew: by then whoever asked may be off the page. */
export function useSettling(onDone: (settled: Settled) => void) {
  const study = useStudy();
  const cache = useQueryClient();
  return useMutation<Settled, Error, { id: string; body: SettleIn }>({
    mutationFn: ({ id, body }) => answer(api.POST("/api/v1/studies/{study_id}/codings/{coding_id}/settle", { params: { path: { study_id: study.id, coding_id: id } }, body })),
    onSuccess: onDone,
    onSettled: () => Promise.all([cache.invalidateQueries({ queryKey: ["study", study.id] }), cache.invalidateQueries({ queryKey: ["codings"] })]),
  });
}
