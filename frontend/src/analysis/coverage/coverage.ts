/** What has been read and coded in a study, and which turns I have read: asked for, and said. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { Problem } from "../../base/problem";
import type { components } from "../../base/schema";
import { showToast } from "../../ui/toast-store";
import { others, type Ranges } from "./ranges";

type Schemas = components["schemas"];
export type Coverage = Schemas["CoverageOut"];
export type Line = Schemas["TranscriptCoverage"];
export type Question = Schemas["QuestionCoverage"];
export type InOrder = Schemas["InterviewCodes"];
export type ReadTurns = Schemas["ReadTurnsOut"];

export const coverageKey = (study: string) => ["study", study, "coverage"] as const;
/** Mine alone: nothing that others do changes it. */
export const readTurnsKey = (study: string, transcript: string) => ["read-turns", study, transcript] as const;

const at = (study: string, transcript: string) => ({ path: { study_id: study, transcript_id: transcript } });

export function useCoverage(study: string) {
  return useQuery({
    queryKey: coverageKey(study),
    staleTime: 0,
    queryFn: ({ signal }) => answer(api.GET("/api/v1/studies/{study_id}/coverage", { params: { path: { study_id: study } }, signal })),
  });
}

export function getReadTurns(study: string, transcript: string): Promise<ReadTurns> {
  return answer(api.GET("/api/v1/studies/{study_id}/transcripts/{transcript_id}/read-turns", { params: at(study, transcript) }));
}

interface Said {
  version: number;
  read?: number[][];
  unread?: number[][];
}

/** `leaving`: the page goes away, and the request outlives it. */
export function putReadTurns(study: string, transcript: string, body: Said, leaving = false): Promise<ReadTurns> {
  const path = "/api/v1/studies/{study_id}/transcripts/{transcript_id}/read-turns";
  return answer(api.PUT(path, { params: at(study, transcript), body: { read: [], unread: [], ...body }, keepalive: leaving }));
}

/** Mark a whole transcript as read or not read, with a way back to what was marked before. */
export function useMarking(study: string) {
  const cache = useQueryClient();
  const taken = (line: Line, now: ReadTurns): void => {
    cache.setQueryData(readTurnsKey(study, line.transcript_id), now);
    void cache.invalidateQueries({ queryKey: coverageKey(study) });
  };
  const failed = (problem: Problem): void => void showToast({ message: "Nothing was marked", subject: problem.detail, tone: "danger" });
  const back = useMutation<ReadTurns, Problem, { line: Line; body: Said }>({
    mutationFn: ({ line, body }) => putReadTurns(study, line.transcript_id, body),
    onSuccess: (now, { line }) => taken(line, now),
    onError: failed,
  });
  return useMutation<{ now: ReadTurns; before: Ranges }, Problem, { line: Line; read: boolean }>({
    mutationFn: async ({ line, read }) => {
      const { version, ranges } = await getReadTurns(study, line.transcript_id);
      const whole = [wholeOf(line)];
      return { now: await putReadTurns(study, line.transcript_id, read ? { version, read: whole } : { version, unread: whole }), before: ranges };
    },
    onSuccess: ({ now, before }, { line, read }) => {
      taken(line, now);
      const [first = 0, last = -1] = wholeOf(line);
      const body = read ? { version: now.version, unread: others(before, first, last) } : { version: now.version, read: before.map((range) => [...range]) };
      showToast({ message: read ? "Marked as read by you" : "Marked as not read by you", subject: line.title, action: { label: "Undo", run: () => back.mutate({ line, body }) } });
    },
    onError: failed,
  });
}

/** First and last turn of a transcript. */
export const wholeOf = (line: Pick<Line, "first_turn" | "turns">): number[] => [line.first_turn, line.first_turn + line.turns - 1];
