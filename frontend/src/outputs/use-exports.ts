/** Ask for a preview of an export, make one and fetch its file, list those made before. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import type { components } from "../base/schema";
import { showToast } from "../ui/toast-store";
import type { Choice, Made, Preview } from "./shapes";
import { optionsOf } from "./wording";

type Exports = components["schemas"]["ExportsOut"];

const exportsKey = (studyId: string): readonly string[] => ["study", studyId, "exports"];

export function usePreview(studyId: string, choice: Choice): UseQueryResult<Preview> {
  const body = { kind: choice.kind, format: choice.format, options: optionsOf(choice) };
  return useQuery({
    queryKey: ["study", studyId, "export-preview", body],
    queryFn: () => answer(api.POST("/api/v1/studies/{study_id}/exports/preview", { params: { path: { study_id: studyId } }, body })),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** Follow the link as a click would: the browser saves the file. It works once. */
function save(made: Made): void {
  const link = document.createElement("a");
  link.href = made.download_url;
  link.download = made.file_name;
  document.body.append(link);
  link.click();
  link.remove();
}

export function useMakeExport(studyId: string): UseMutationResult<Made, Error, { choice: Choice; purpose: string }> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ choice, purpose }) =>
      answer(api.POST("/api/v1/studies/{study_id}/exports", {
        params: { path: { study_id: studyId } },
        body: { kind: choice.kind, format: choice.format, purpose, options: optionsOf(choice) },
      })),
    onSuccess: (made) => {
      save(made);
      showToast({ message: "Export made", subject: made.file_name });
      // The download is noted a moment after it began.
      setTimeout(() => void cache.invalidateQueries({ queryKey: exportsKey(studyId) }), 1500);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: exportsKey(studyId) }),
  });
}

export function useExports(studyId: string): UseInfiniteQueryResult<InfiniteData<Exports>> {
  return useInfiniteQuery({
    queryKey: exportsKey(studyId),
    queryFn: ({ pageParam }) =>
      answer(api.GET("/api/v1/studies/{study_id}/exports", {
        params: { path: { study_id: studyId }, query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
      })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
  });
}
