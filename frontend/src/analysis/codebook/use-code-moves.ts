/**
 * Moves codes; each move is shown at once and can be undone.
 * The list is fetched again after the last of several moves: before that it would show codes where they no longer are.
 */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { showToast } from "../../ui/toast-store";
import { moved, type Place } from "./codebook-tree";
import { codesKeyOf, useCodesChanged, type Code, type Codebook } from "./codes";
import { useSteps } from "./use-steps";

interface Move {
  id: string;
  place: Place;
}

/** Say where a code stands now: "Moved to place 2 of 5 under Being heard". */
function sayPlace(codes: readonly Code[], { id, place }: Move): string {
  const under = codes.find((code) => code.id === place.parent_id);
  const others = codes.filter((code) => code.parent_id === place.parent_id && code.id !== id && !code.retired).length;
  return `Moved to place ${Math.min(place.position, others) + 1} of ${others + 1} ${under ? `under ${under.label}` : "at the top"}`;
}

export function useCodeMoves(studyId: string): (id: string, place: Place) => void {
  const cache = useQueryClient();
  const key = codesKeyOf(studyId);
  const mutationKey = [...key, "move"];
  const changed = useCodesChanged(studyId);
  const { offer } = useSteps(studyId);
  const now = (): readonly Code[] => cache.getQueryData<Codebook>(key)?.items ?? [];
  const show = (change: (codes: readonly Code[]) => Code[]): void =>
    void cache.setQueryData<Codebook>(key, (book) => book && { ...book, items: change(book.items) });
  const move = useMutation({
    mutationKey,
    scope: { id: `codes-${studyId}` },
    mutationFn: ({ id, place }: Move) => {
      const version = now().find((code) => code.id === id)?.version ?? 1;
      return answer(api.POST("/api/v1/studies/{study_id}/codes/{code_id}/move", { params: { path: { study_id: studyId, code_id: id } }, headers: ifMatch(version), body: place }));
    },
    onMutate: async ({ id, place }) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<Codebook>(key);
      show((codes) => moved(codes, id, place));
      return { before };
    },
    onError: (error, _, kept) => {
      cache.setQueryData(key, kept?.before);
      showToast({ message: error.message, tone: "danger" });
    },
    onSuccess: (saved, { id, place }) => {
      // The next move is sent from the version that this one made.
      show((codes) => codes.map((code) => (code.id === id ? { ...code, version: saved.version } : code)));
      offer(sayPlace(now(), { id, place }), saved.label);
    },
    onSettled: () => (cache.isMutating({ mutationKey }) > 1 ? undefined : changed()),
  });
  return (id, place) => move.mutate({ id, place });
}
