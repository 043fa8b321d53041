/** Gathers codes under one theme from its own page, with undo. */
import { useMutation } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { showToast } from "../../ui/toast-store";
import { useThemesChanged, type Theme } from "./themes";

interface Gather {
  codeIds: string[];
  version: number;
  back?: string[];
}

export function useGather(studyId: string, theme: Theme): (codeIds: string[]) => void {
  const changed = useThemesChanged(studyId);
  const gather = useMutation({
    mutationFn: ({ codeIds, version }: Gather) =>
      answer(
        api.PUT("/api/v1/studies/{study_id}/themes/{theme_id}/codes", {
          params: { path: { study_id: studyId, theme_id: theme.id } },
          headers: ifMatch(version),
          body: { code_ids: codeIds },
        }),
      ),
    onSuccess: (saved, { back }) => {
      if (!back) return;
      showToast({ message: "Codes gathered under", subject: theme.name, action: { label: "Undo", run: () => gather.mutate({ codeIds: back, version: saved.version }) } });
    },
    onError: (error) => showToast({ message: error.message, tone: "danger" }),
    onSettled: changed,
  });
  const before = theme.codes.map(({ id }) => id);
  return (codeIds) => {
    if (codeIds.join() !== before.join()) gather.mutate({ codeIds, version: theme.version, back: before });
  };
}
