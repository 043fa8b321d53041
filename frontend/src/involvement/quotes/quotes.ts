/** Quotes as the server keeps them: the queue, one whole with its context. */
import { useInfiniteQuery, useQuery, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { components } from "../../base/schema";

type Schemas = components["schemas"];
export type Quote = Schemas["QuoteOut"];
export type QuoteWhole = Schemas["QuoteWholeOut"];
export type QuoteState = Quote["state"];
export type Check = QuoteWhole["unconfirmed"][number];

const A_PAGE = 50;

export const quotesKey = (studyId: string): readonly string[] => ["study", studyId, "quotes"];

export function useQuotes(studyId: string, state: readonly QuoteState[]) {
  return useInfiniteQuery({
    queryKey: [...quotesKey(studyId), "list", ...state],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/v1/studies/{study_id}/quotes", {
          params: { path: { study_id: studyId }, query: { state: [...state], limit: A_PAGE, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
}

export function useQuote(studyId: string, quoteId: string): UseQueryResult<QuoteWhole> {
  return useQuery({
    queryKey: [...quotesKey(studyId), "one", quoteId],
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/quotes/{quote_id}", { params: { path: { study_id: studyId, quote_id: quoteId } } })),
  });
}
