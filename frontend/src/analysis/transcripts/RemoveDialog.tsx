/** Remove a transcript on which nothing rests. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { useStudy } from "../../session/use-study";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { count } from "../../ui/count";
import { showToast } from "../../ui/toast-store";
import type { Line } from "./shapes";

interface Props {
  line: Pick<Line, "id" | "title" | "version" | "word_count">;
  onClose: () => void;
  /** After it has gone, where its own page would have nothing to show. */
  onGone?: () => void;
}

export function RemoveDialog({ line, onClose, onGone }: Props) {
  const study = useStudy();
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      api.DELETE("/api/v1/studies/{study_id}/transcripts/{transcript_id}", {
        params: { path: { study_id: study.id, transcript_id: line.id } }, headers: ifMatch(line.version),
      }),
    onSuccess: () => {
      showToast({ message: "Removed", subject: line.title });
      (onGone ?? onClose)();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id, "transcripts"] }),
  });
  return (
    <ConfirmDialog danger title={`Remove ${line.title}?`} confirm="Remove transcript" busy={remove.isPending} problem={remove.error} onConfirm={() => remove.mutate()} onClose={onClose}>
      <p>Its text of {count(line.word_count, "word")} goes from this study, with who speaks and what was attested. Nothing is coded in it. The file you imported it from is not touched.</p>
    </ConfirmDialog>
  );
}
