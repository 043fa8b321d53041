/** Turn a quote down, or revoke it: with a reason, and what will happen. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { TextArea } from "../../ui/TextArea";
import { showToast } from "../../ui/toast-store";
import { useForm } from "../../ui/use-form";
import type { Quote } from "./quotes";

interface Props {
  quote: Quote;
  verb: "reject" | "revoke";
  onClose: () => void;
}

const WORDS = {
  reject: { title: "Turn this quote down", does: "It stays in the list with your reason. The proposer can propose another wording.", button: "Turn it down", done: "Turned down" },
  revoke: { title: "Revoke this quote", does: "Reviewers stop seeing it at once, in every round, open or closed. This cannot be undone; it can be proposed again.", button: "Revoke quote", done: "Revoked. No reviewer sees it any more." },
} as const;

export function DecisionDialog({ quote, verb, onClose }: Props) {
  const study = useStudy();
  const cache = useQueryClient();
  const form = useForm({ reason: "" });
  const words = WORDS[verb];
  const decide = useMutation({
    mutationFn: () => {
      const sent = { params: { path: { study_id: study.id, quote_id: quote.id } }, body: { reason: form.values.reason } };
      return answer(verb === "reject" ? api.POST("/api/v1/studies/{study_id}/quotes/{quote_id}/reject", sent) : api.POST("/api/v1/studies/{study_id}/quotes/{quote_id}/revoke", sent));
    },
    onSuccess: () => {
      showToast({ message: words.done });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id] }),
  });
  return (
    <Dialog title={words.title} onClose={onClose}>
      <Form onSubmit={() => decide.mutate()} problem={decide.error} failed="Nothing was changed">
        <p>{words.does}</p>
        <TextArea {...form.bind("reason")} label="Reason" hint="For the team. A sentence is enough." autoFocus />
        <div class="form-buttons">
          <Button kind={verb === "revoke" ? "danger" : "primary"} type="submit" busy={decide.isPending}>{words.button}</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
