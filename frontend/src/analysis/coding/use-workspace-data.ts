/** Fetches what the coding page needs: transcript, its current version, codes, codings, questions of the guide. */
import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
import type { Loading } from "../../ui/Page";
import { useTranscript } from "../transcripts/use-transcript";
import { getCodes, getCodings, getEvidence, getQuestions, getSuggestions, getVersion } from "./calls";
import { codesKey } from "./codes-cache";
import { codingsKey, takeNews, type CachedCodings } from "./codings-cache";
import type { CodeOut, EvidenceLink, QuestionOut, SuggestionOut, TranscriptOut, VersionOut } from "./shapes";

export interface WorkspaceData {
  readonly transcript: TranscriptOut;
  readonly version: VersionOut;
  readonly codes: readonly CodeOut[];
  readonly codings: CachedCodings;
  readonly questions: readonly QuestionOut[];
  readonly suggestions: readonly SuggestionOut[];
  readonly evidence: readonly EvidenceLink[];
}

const NONE: readonly never[] = [];

export const versionKey = (study: string, id: string, n: number | undefined): readonly unknown[] => ["transcript-version", study, id, n];

/** The codings of the current version: all at first, then only what has changed. */
function useCodings(study: string, id: string, n: number | undefined) {
  const client = useQueryClient();
  const queryKey = codingsKey(id, n ?? 0);
  return useQuery<CachedCodings, Error>({
    queryKey,
    queryFn: async () => {
      const since = client.getQueryData<CachedCodings>(queryKey)?.seq;
      const news = await getCodings(study, id, since);
      // The text was corrected: these codings belong to another version, which comes with the transcript.
      if (news.corrected && since !== undefined) {
        void client.invalidateQueries({ queryKey: ["study", study, "transcripts", id], exact: true });
        return client.getQueryData<CachedCodings>(queryKey) as CachedCodings;
      }
      // Looked up again: a coder may have changed the list while the answer was on its way.
      return takeNews(news, since === undefined ? undefined : client.getQueryData<CachedCodings>(queryKey));
    },
    enabled: n !== undefined,
    structuralSharing: false,
  });
}

interface Fetched {
  /** Known before the rest, and also when it may not be read. */
  readonly transcript: TranscriptOut | undefined;
  readonly query: Loading<WorkspaceData>;
}

export function useWorkspaceData(study: string, id: string, mayMark: boolean): Fetched {
  const transcript = useTranscript(id);
  const n = transcript.data?.readable ? transcript.data.current_n : undefined;
  const guide = transcript.data?.interview?.guide_id ?? null;
  const version = useQuery({ queryKey: versionKey(study, id, n), queryFn: () => getVersion(study, id, n ?? 1), enabled: n !== undefined });
  const codes = useQuery({ queryKey: codesKey(study), queryFn: () => getCodes(study) });
  const codings = useCodings(study, id, n);
  const questions = useQuery({ queryKey: ["guide-questions", study, guide], queryFn: () => getQuestions(study, guide ?? ""), enabled: guide !== null });
  const suggestions = useQuery({ queryKey: ["question-suggestions", study, id], queryFn: () => getSuggestions(study, id), enabled: guide !== null && mayMark && n !== undefined });
  const evidence = useQuery({ queryKey: ["study", study, "transcripts", id, "evidence"], queryFn: () => getEvidence(study, id), enabled: n !== undefined });
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
            evidence: evidence.data ?? NONE,
          }
        : undefined,
    [transcript.data, version.data, codes.data, codings.data, questions.data, suggestions.data, evidence.data],
  );
  const query = {
    data,
    error: needed.find(({ error }) => error !== null)?.error ?? null,
    isPending: data === undefined,
    refetch: () => needed.forEach((one) => void one.refetch()),
  };
  return { transcript: transcript.data, query };
}
