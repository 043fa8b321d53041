/** Fetches what the coding page needs: transcript, its current version, codes, codings, questions of the guide. */
import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
import type { Loading } from "../../ui/Page";
import { getCodes, getCodings, getQuestions, getSuggestions, getTranscript, getVersion } from "./calls";
import { codesKey } from "./codes-cache";
import { codingsKey, refresh, type CachedCodings } from "./codings-cache";
import type { CodeOut, QuestionOut, SuggestionOut, TranscriptOut, VersionOut } from "./shapes";

export interface WorkspaceData {
  readonly transcript: TranscriptOut;
  readonly version: VersionOut;
  readonly codes: readonly CodeOut[];
  readonly codings: CachedCodings;
  readonly questions: readonly QuestionOut[];
  readonly suggestions: readonly SuggestionOut[];
}

const NONE: readonly never[] = [];

export function useWorkspaceData(study: string, id: string, mayMark: boolean): Loading<WorkspaceData> {
  const client = useQueryClient();
  const transcript = useQuery({ queryKey: ["transcript", study, id], queryFn: () => getTranscript(study, id) });
  const n = transcript.data?.current_n;
  const version = useQuery({
    queryKey: ["transcript-version", study, id, n],
    queryFn: () => getVersion(study, id, n as number),
    enabled: n !== undefined,
  });
  const codes = useQuery({ queryKey: codesKey(study), queryFn: () => getCodes(study) });
  const codings = useQuery<CachedCodings, Error>({
    queryKey: codingsKey(id),
    queryFn: async () => refresh(await getCodings(study, id), client.getQueryData<CachedCodings>(codingsKey(id))),
    structuralSharing: false,
  });
  const guide = transcript.data?.interview?.guide_id ?? null;
  const questions = useQuery({ queryKey: ["guide-questions", study, guide], queryFn: () => getQuestions(study, guide as string), enabled: guide !== null });
  const suggestions = useQuery({ queryKey: ["question-suggestions", study, id], queryFn: () => getSuggestions(study, id), enabled: guide !== null && mayMark });
  const needed = [transcript, version, codes, codings];
  const data = useMemo(
    () =>
      transcript.data && version.data && codes.data && codings.data
        ? {
            transcript: transcript.data,
            version: version.data,
            codes: codes.data.items,
            codings: codings.data,
            questions: questions.data ?? NONE,
            suggestions: suggestions.data ?? NONE,
          }
        : undefined,
    [transcript.data, version.data, codes.data, codings.data, questions.data, suggestions.data],
  );
  return {
    data,
    error: needed.find(({ error }) => error !== null)?.error ?? null,
    isPending: data === undefined,
    refetch: () => needed.forEach((query) => void query.refetch()),
  };
}
