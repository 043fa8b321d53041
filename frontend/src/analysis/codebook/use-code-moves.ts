/**
 * Moves, retires and restores codes; each is shown at once and can be undone.
 * The list is fetched again after the last of several moves: before that it would show codes where they no longer are.
 */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { showToast } from "../../ui/toast-store";
import { moved, type Place } from "./codebook-tree";
import { codesKeyOf, useCodesChanged, type Code, type Codebook } from "./codes";

interface Move {
  id: string;
  place: Place;
  /** Say nothing: this is itself an undoing. */
  quiet?: boolean;
}

export interface CodeMoves {
  move: (move: Move) => void;
  retire: (code: Code) => void;
  restore: (code: Code) => void;
}

const pathOf = (studyId: string, id: string) => ({ path: { study_id: studyId, code_id: id } });

export function useCodeMoves(studyId: string): CodeMoves {
  const cache = useQueryClient();
  const key = codesKeyOf(studyId);
  const changed = useCodesChanged(studyId);
  const now = (): readonly Code[] => cache.getQueryData<Codebook>(key)?.items ?? [];
  const find = (id: string): Code | undefined => now().find((code) => code.id === id);
  const show = (change: (codes: readonly Code[]) => Code[]): Codebook | undefined => {
    const before = cache.getQueryData<Codebook>(key);
    cache.setQueryData<Codebook>(key, (book) => book && { ...book, items: change(book.items) });
    return before;
  };
  const refuse = (error: Error, before: Codebook | undefined): void => {
    cache.setQueryData(key, before);
    showToast({ message: error.message, tone: "danger" });
  };
  /** Moves follow one another: each is sent from the version that the one before has made. */
  const keep = (saved: { id: string; version: number }): void => {
    cache.setQueryData<Codebook>(key, (book) => book && { ...book, items: book.items.map((code) => (code.id === saved.id ? { ...code, version: saved.version } : code)) });
  };

  const move = useMutation({
    mutationKey: [...key, "move"],
    scope: { id: `codes-${studyId}` },
    mutationFn: ({ id, place }: Move) =>
      answer(api.POST("/api/v1/studies/{study_id}/codes/{code_id}/move", { params: pathOf(studyId, id), headers: ifMatch(find(id)?.version ?? 1), body: place })),
    onMutate: async ({ id, place }) => {
      await cache.cancelQueries({ queryKey: key });
      const code = find(id);
      const parent = code?.parent_id ?? null;
      const position = now().filter((each) => each.parent_id === parent).findIndex((each) => each.id === id);
      return { before: show((codes) => moved(codes, id, place)), was: { parent_id: parent, position: Math.max(0, position) } };
    },
    onError: (error, _, kept) => refuse(error, kept?.before),
    onSuccess: (saved, { id, quiet }, { was }) => {
      keep(saved);
      if (!quiet) showToast({ message: "Moved", subject: saved.label, action: { label: "Undo", run: () => move.mutate({ id, place: was, quiet: true }) } });
    },
    onSettled: () => (cache.isMutating({ mutationKey: [...key, "move"] }) > 1 ? undefined : changed()),
  });

  const turn = useMutation({
    mutationFn: ({ code, to }: { code: Code; to: "retire" | "restore"; quiet?: boolean }) => {
      const asked = { params: pathOf(studyId, code.id), headers: ifMatch(find(code.id)?.version ?? code.version) };
      return answer(to === "retire" ? api.POST("/api/v1/studies/{study_id}/codes/{code_id}/retire", asked) : api.POST("/api/v1/studies/{study_id}/codes/{code_id}/restore", asked));
    },
    onSuccess: (saved, { code, to, quiet }) => {
      keep(saved);
      if (quiet) return;
      const back = to === "retire" ? "restore" : "retire";
      showToast({
        message: to === "retire" ? "Retired. What it codes stays." : "In use again",
        subject: code.label,
        action: { label: "Undo", run: () => turn.mutate({ code, to: back, quiet: true }) },
      });
    },
    onError: (error) => showToast({ message: error.message, tone: "danger" }),
    onSettled: changed,
  });
  return {
    move: (asked) => move.mutate(asked),
    retire: (code) => turn.mutate({ code, to: "retire" }),
    restore: (code) => turn.mutate({ code, to: "restore" }),
  };
}
