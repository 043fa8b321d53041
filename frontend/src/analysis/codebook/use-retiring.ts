/** Takes codes out of use and brings them back; what they code stays, and both can be undone. */
import { useMutation } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { showToast } from "../../ui/toast-store";
import { useCodesChanged, type Code } from "./codes";
import { useSteps } from "./use-steps";

type Way = "retire" | "restore";

interface Turn {
  code: Pick<Code, "id" | "label" | "version">;
  to: Way;
}

const SAID: Record<Way, string> = { retire: "Retired. What it codes stays.", restore: "In use again" };

export function useRetiring(studyId: string): (code: Code, to: Way) => void {
  const changed = useCodesChanged(studyId);
  const { offer } = useSteps(studyId);
  const turn = useMutation({
    scope: { id: `codes-${studyId}` },
    mutationFn: ({ code, to }: Turn) => {
      const asked = { params: { path: { study_id: studyId, code_id: code.id } }, headers: ifMatch(code.version) };
      return answer(to === "retire" ? api.POST("/api/v1/studies/{study_id}/codes/{code_id}/retire", asked) : api.POST("/api/v1/studies/{study_id}/codes/{code_id}/restore", asked));
    },
    onSuccess: (saved, { to }) => offer(SAID[to], saved.label),
    onError: (error) => void showToast({ message: error.message, tone: "danger" }),
    onSettled: changed,
  });
  return (code, to) => turn.mutate({ code, to });
}
