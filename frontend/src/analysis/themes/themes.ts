/** Themes as the server keeps them: the board, one theme whole, its versions. */
import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { components } from "../../base/schema";

type Schemas = components["schemas"];
export type ThemeLine = Schemas["ThemeLine"];
export type ThemeCode = Schemas["ThemeCodeOut"];
export type Theme = Schemas["ThemeOut"];
export type ThemeWritten = Schemas["ThemeWritten"];
export type ThemeVersion = Schemas["ThemeVersionOut"];
export type Evidence = Schemas["EvidenceOut"];
export type Board = Schemas["ThemesOut"];
export type Relation = "supports" | "nuances" | "contradicts";

export const boardKey = (studyId: string): readonly string[] => ["study", studyId, "themes"];
export const themeKey = (studyId: string, themeId: string): readonly string[] => ["study", studyId, "theme", themeId];

const inStudy = (studyId: string) => ({ path: { study_id: studyId } });
const inTheme = (studyId: string, themeId: string) => ({ path: { study_id: studyId, theme_id: themeId } });

export const getTheme = (studyId: string, themeId: string): Promise<Theme> =>
  answer(api.GET("/api/v1/studies/{study_id}/themes/{theme_id}", { params: inTheme(studyId, themeId) }));

export function useBoard(studyId: string): UseQueryResult<Board> {
  return useQuery({
    queryKey: boardKey(studyId),
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/themes", { params: inStudy(studyId) })),
    refetchOnMount: "always",
  });
}

export function useTheme(studyId: string, themeId: string): UseQueryResult<Theme> {
  return useQuery({ queryKey: themeKey(studyId, themeId), queryFn: () => getTheme(studyId, themeId), refetchOnMount: "always" });
}

export function getVersions(studyId: string, themeId: string): Promise<{ items: ThemeVersion[] }> {
  return answer(api.GET("/api/v1/studies/{study_id}/themes/{theme_id}/versions", { params: inTheme(studyId, themeId) }));
}

export function useVersions(studyId: string, theme: Theme): UseQueryResult<{ items: ThemeVersion[] }> {
  return useQuery({ queryKey: [...themeKey(studyId, theme.id), "versions", theme.text_n], queryFn: () => getVersions(studyId, theme.id) });
}

/** Fetch again whatever shows themes. */
export function useThemesChanged(studyId: string): () => Promise<unknown> {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ["study", studyId] });
}
