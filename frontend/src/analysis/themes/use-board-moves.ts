/** Gathers codes under themes and orders themes; shown at once, undone from the message. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import type { Code } from "../codebook/codes";
import { showToast } from "../../ui/toast-store";
import { codeIdsOf, withGatherings, type Gathering } from "./board-model";
import { boardKey, useThemesChanged, type Board, type ThemeLine } from "./themes";

interface Gather {
  gatherings: Gathering[];
  /** What the message says; none for an undoing. */
  said?: { message: string; subject: string };
}

export interface BoardMoves {
  gather: (gatherings: Gathering[], said: { message: string; subject: string }) => void;
  order: (ids: string[]) => void;
}

export function useBoardMoves(studyId: string, codes: readonly Code[]): BoardMoves {
  const cache = useQueryClient();
  const key = boardKey(studyId);
  const changed = useThemesChanged(studyId);
  const now = (): readonly ThemeLine[] => cache.getQueryData<Board>(key)?.items ?? [];
  const show = (change: (themes: readonly ThemeLine[]) => ThemeLine[]): void =>
    void cache.setQueryData<Board>(key, (board) => board && { ...board, items: change(board.items) });
  const refuse = (error: Error, before: Board | undefined): void => {
    cache.setQueryData(key, before);
    showToast({ message: error.message, tone: "danger" });
  };
  const moving = [...key, "move"];
  /** While another move is on its way, the server's board would show things where they no longer are. */
  const settled = (): Promise<unknown> | undefined => (cache.isMutating({ mutationKey: moving }) > 1 ? undefined : changed());
  const gather = useMutation({
    mutationKey: moving,
    scope: { id: `board-${studyId}` },
    mutationFn: async ({ gatherings }: Gather) => {
      for (const { themeId, codeIds } of gatherings) {
        const version = now().find(({ id }) => id === themeId)?.version ?? 1;
        const params = { path: { study_id: studyId, theme_id: themeId } };
        const saved = await answer(api.PUT("/api/v1/studies/{study_id}/themes/{theme_id}/codes", { params, headers: ifMatch(version), body: { code_ids: codeIds } }));
        show((themes) => themes.map((theme) => (theme.id === saved.id ? { ...theme, version: saved.version } : theme)));
      }
    },
    onMutate: async ({ gatherings }) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<Board>(key);
      const back = gatherings.map(({ themeId }) => ({ themeId, codeIds: (before?.items ?? []).filter(({ id }) => id === themeId).flatMap(codeIdsOf) }));
      show((themes) => withGatherings(themes, codes, gatherings));
      return { before, back };
    },
    onError: (error, _, kept) => refuse(error, kept?.before),
    onSuccess: (_, { said }, { back }) => {
      if (said) showToast({ ...said, action: { label: "Undo", run: () => gather.mutate({ gatherings: back }) } });
    },
    onSettled: settled,
  });
  const order = useMutation({
    mutationKey: moving,
    scope: { id: `board-${studyId}` },
    mutationFn: (ids: string[]) => api.PUT("/api/v1/studies/{study_id}/themes/order", { params: { path: { study_id: studyId } }, body: { theme_ids: ids } }),
    onMutate: async (ids) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<Board>(key);
      show((themes) => ids.flatMap((id) => themes.find((theme) => theme.id === id) ?? []));
      return { before };
    },
    onError: (error, _, kept) => refuse(error, kept?.before),
    onSettled: settled,
  });
  return {
    gather: (gatherings, said) => gatherings.length > 0 && gather.mutate({ gatherings, said }),
    order: (ids) => order.mutate(ids),
  };
}
