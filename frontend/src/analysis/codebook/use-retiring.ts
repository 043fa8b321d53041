/** Takes codes out of use and brings them back; what they code stays, and both can be undone. */
import { useMutation } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { showToast } from "../../ui/toast-store";
import { useCodesChanged, type Code } from "./codes";

type Way = "retire" | "restore";

interface Turn {
  code: Pick<Code, "id" | "label" | "version">;
  to: Way;
  /** Say nothing: this is itself an undoing. */
  quiet?: boolean;
}

const SAID: Record<Way, string> = { retire: "Retired. What it codes stays.", restore: "In use again" };
const BACK: Record<Way, Way> = { retire: "restore", restore: "retire" };

export function useRetiring(studyId: string): (code: Code, to: Way) => void {
  const changed = useCodesChanged(studyId);
  const turn = useMutation({
    mutationFn: ({ code, to }: Turn) => {
      const asked = { params: { path: { study_id: studyId, code_id: code.id } }, headers: ifMatch(code.version) };
      return answer(to === "retire" ? api.POST("/api/v1/studies/{study_id}/codes/{code_id}/retire", asked) : api.POST("/api/v1/studies/{study_id}/codes/{code_id}/restore", asked));
    },
    onSuccess: (saved, { to, quiet }) => {
      if (quiet) return;
      showToast({ message: SAID[to], subject: saved.label, action: { label: "Undo", run: () => turn.mutate({ code: saved, to: BACK[to], quiet: true }) } });
    },
    onError: (error) => showToast({ message: error.message, tone: "danger" }),
    onSettled: changed,
  });
  return (code, to) => turn.mutate({ code, to });
}
