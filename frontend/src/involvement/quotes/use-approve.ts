/** Approve a quote, with the checks that the approver confirms. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { useStudy } from "../../session/use-study";
import { showToast } from "../../ui/toast-store";
import type { Check, Quote } from "./quotes";

export function useApprove(quote: Quote, onDone?: () => void) {
  const study = useStudy();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (checks: Check[]) => answer(api.POST("/api/v1/studies/{study_id}/quotes/{quote_id}/approve", { params: { path: { study_id: study.id, quote_id: quote.id } }, body: { checks } })),
    onSuccess: () => {
      showToast({ message: "Approved. It can be chosen for a review round." });
      onDone?.();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id] }),
  });
}
