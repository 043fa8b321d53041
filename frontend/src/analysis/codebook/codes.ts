/** The codebook as the server keeps it: the list, one code, and what to fetch again after a change. */
import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { components } from "../../base/schema";

export type Code = components["schemas"]["CodeLine"];
export type CodeWritten = components["schemas"]["CodeOut"];
export type Codebook = components["schemas"]["CodesOut"];
export type CodeKind = "semantic" | "latent";
export type CodeOrigin = "inductive" | "deductive" | "in_vivo";

export const codesKeyOf = (studyId: string): readonly string[] => ["study", studyId, "codes"];

export function useCodes(studyId: string): UseQueryResult<Codebook> {
  return useQuery({
    queryKey: codesKeyOf(studyId),
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/codes", { params: { path: { study_id: studyId } } })),
    refetchOnMount: "always",
  });
}

/** Fetch again whatever shows codes: the codebook, the coding page, the board of themes. */
export function useCodesChanged(studyId: string): () => Promise<unknown> {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ["study", studyId] });
}
