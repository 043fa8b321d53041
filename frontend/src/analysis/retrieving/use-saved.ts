/** Saved queries: one's own and those that others share; save, change, remove. */
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { allPages } from "../../fieldwork/all-pages";
import { showToast } from "../../ui/toast-store";
import type { Query, Saved } from "./shapes";

const key = (studyId: string): readonly string[] => ["study", studyId, "retrievals"];
const at = (studyId: string, id: string) => ({ path: { study_id: studyId, retrieval_id: id } });

export function useSaved(studyId: string): UseQueryResult<Saved[]> {
  return useQuery({
    queryKey: key(studyId),
    queryFn: async () => {
      const all = await allPages((cursor) =>
        answer(api.GET("/api/v1/studies/{study_id}/retrievals", { params: { path: { study_id: studyId }, query: { limit: 200, ...(cursor ? { cursor } : {}) } } })),
      );
      return (all as unknown as Saved[]).toSorted((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
    },
  });
}

export interface SavedChange {
  name?: string;
  query?: Query;
  shared?: boolean;
}

export function useSavedChanges(studyId: string) {
  const cache = useQueryClient();
  const again = (): Promise<void> => cache.invalidateQueries({ queryKey: key(studyId) });
  const failed = (error: Error): void => void showToast({ message: error.message, tone: "danger" });
  const save = useMutation({
    mutationFn: (body: { name: string; query: Query; shared: boolean }) => answer(api.POST("/api/v1/studies/{study_id}/retrievals", { params: { path: { study_id: studyId } }, body })),
    onSuccess: async (made) => {
      await again();
      showToast({ message: "Query saved", subject: made.name });
    },
  });
  const change = useMutation({
    mutationFn: ({ saved, body }: { saved: Saved; body: SavedChange; said: string }) =>
      answer(api.PATCH("/api/v1/studies/{study_id}/retrievals/{retrieval_id}", { params: at(studyId, saved.id), headers: ifMatch(saved.version), body })),
    onSuccess: async (made, { said }) => {
      await again();
      showToast({ message: said, subject: made.name });
    },
    onError: (error) => void again().then(() => failed(error)),
  });
  const remove = useMutation({
    mutationFn: (saved: Saved) => answer(api.DELETE("/api/v1/studies/{study_id}/retrievals/{retrieval_id}", { params: at(studyId, saved.id), headers: ifMatch(saved.version) })),
    onSuccess: async (_, saved) => {
      await again();
      const restore = (): void => save.mutate({ name: saved.name, query: saved.query, shared: saved.shared });
      showToast({ message: "Query removed", subject: saved.name, action: { label: "Undo", run: restore } });
    },
    onError: (error) => void again().then(() => failed(error)),
  });
  return { save, change, remove };
}
