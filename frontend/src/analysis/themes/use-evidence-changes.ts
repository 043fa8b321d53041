/** Changes, removes and brings back evidence of one theme. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { showToast } from "../../ui/toast-store";
import { RELATION_WORDS } from "./theme-words";
import { themeKey, useThemesChanged, type Evidence, type Relation, type Theme } from "./themes";

export interface EvidenceChanges {
  relate: (evidence: Evidence, relation: Relation) => void;
  remove: (evidence: Evidence) => void;
  add: (coding: { id: string; words: string }, relation: Relation) => void;
  adding: boolean;
}

export function useEvidenceChanges(studyId: string, themeId: string): EvidenceChanges {
  const cache = useQueryClient();
  const key = themeKey(studyId, themeId);
  const changed = useThemesChanged(studyId);
  const path = { study_id: studyId, theme_id: themeId };
  const show = async (change: (evidence: Evidence[]) => Evidence[]): Promise<{ before: Theme | undefined }> => {
    await cache.cancelQueries({ queryKey: key });
    const before = cache.getQueryData<Theme>(key);
    cache.setQueryData<Theme>(key, (theme) => theme && { ...theme, evidence: change(theme.evidence) });
    return { before };
  };
  const refuse = (error: Error, kept: { before: Theme | undefined } | undefined): void => {
    if (kept) cache.setQueryData(key, kept.before);
    showToast({ message: error.message, tone: "danger" });
  };
  const add = useMutation({
    mutationFn: (body: { coding_id: string; relation: Relation; note: string }) => answer(api.POST("/api/v1/studies/{study_id}/themes/{theme_id}/evidence", { params: { path }, body })),
    onSuccess: (_, { relation }) => showToast({ message: `Added: it ${RELATION_WORDS[relation].label} the theme` }),
    onError: (error) => refuse(error, undefined),
    onSettled: changed,
  });
  const relate = useMutation({
    mutationFn: ({ evidence, relation }: { evidence: Evidence; relation: Relation }) =>
      answer(
        api.PATCH("/api/v1/studies/{study_id}/themes/{theme_id}/evidence/{evidence_id}", {
          params: { path: { ...path, evidence_id: evidence.id } },
          headers: ifMatch(evidence.version),
          body: { relation },
        }),
      ),
    onMutate: ({ evidence, relation }) => show((all) => all.map((each) => (each.id === evidence.id ? { ...each, relation } : each))),
    onSuccess: (saved, { evidence, relation }) => {
      const was = evidence.relation as Relation;
      const back = { evidence: { ...evidence, relation, version: saved.version }, relation: was };
      showToast({ message: `Now it ${RELATION_WORDS[relation].label} the theme`, action: { label: "Undo", run: () => relate.mutate(back) } });
    },
    onError: (error, _, kept) => refuse(error, kept),
    onSettled: changed,
  });
  const remove = useMutation({
    mutationFn: (evidence: Evidence) => api.DELETE("/api/v1/studies/{study_id}/themes/{theme_id}/evidence/{evidence_id}", { params: { path: { ...path, evidence_id: evidence.id } } }),
    onMutate: (evidence) => show((all) => all.filter(({ id }) => id !== evidence.id)),
    onSuccess: (_, { coding_id, relation, note }) =>
      showToast({ message: "Taken out of the theme. The coding stays.", action: { label: "Undo", run: () => add.mutate({ coding_id, relation: relation as Relation, note }) } }),
    onError: (error, _, kept) => refuse(error, kept),
    onSettled: changed,
  });
  return {
    relate: (evidence, relation) => relate.mutate({ evidence, relation }),
    remove: (evidence) => remove.mutate(evidence),
    add: (coding, relation) => add.mutate({ coding_id: coding.id, relation, note: "" }),
    adding: add.isPending,
  };
}
