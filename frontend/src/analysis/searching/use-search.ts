/** A search and its pages of hits; asked again only when somebody asks again. */
import { useInfiniteQuery, useQuery } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { components } from "../../base/schema";
import { bodyOf, type Asked } from "./asked";

type Page = components["schemas"]["SearchOut"];
export interface Question {
  id: string;
  text: string;
  guide: string;
}

const A_PAGE = 100;

export const searchKey = (studyId: string): readonly string[] => ["search", studyId];

export function useSearch(studyId: string, asked: Asked | null) {
  return useInfiniteQuery({
    queryKey: [...searchKey(studyId), asked],
    enabled: asked !== null,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next_cursor ?? null,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.POST("/api/v1/studies/{study_id}/search", {
          params: { path: { study_id: studyId } },
          body: { ...bodyOf(asked as Asked), limit: A_PAGE, cursor: pageParam },
          signal,
        }),
      ),
  });
}

/** The questions of every guide, to look beneath one of them. */
export function useQuestions(studyId: string): readonly Question[] {
  const told = useQuery({
    queryKey: ["study", studyId, "guides", "questions"],
    queryFn: async () => {
      const { items } = await answer(api.GET("/api/v1/studies/{study_id}/guides", { params: { path: { study_id: studyId } } }));
      const guides = await Promise.all(items.map(({ id }) => answer(api.GET("/api/v1/studies/{study_id}/guides/{guide_id}", { params: { path: { study_id: studyId, guide_id: id } } }))));
      return guides.flatMap((guide) => guide.questions.map(({ id, text }) => ({ id, text, guide: guide.title })));
    },
  });
  return told.data ?? [];
}
