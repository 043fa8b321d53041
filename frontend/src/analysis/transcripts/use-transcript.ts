/** One transcript: its speakers, what was left out, what it waits for. */
import { useQuery, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { useStudy } from "../../session/use-study";
import type { Whole } from "./shapes";

export function useTranscript(transcriptId: string): UseQueryResult<Whole> {
  const { id } = useStudy();
  return useQuery({
    queryKey: ["study", id, "transcripts", transcriptId],
    queryFn: () =>
      answer(
        api.GET("/api/v1/studies/{study_id}/transcripts/{transcript_id}", {
          params: { path: { study_id: id, transcript_id: transcriptId } },
        }),
      ),
  });
}
