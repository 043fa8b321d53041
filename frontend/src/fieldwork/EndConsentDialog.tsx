/** Record that a consent ended: coding and quoting refuse from then on. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { showToast } from "../ui/toast-store";
import { useForm } from "../ui/use-form";
import type { Consent } from "./shapes";
import { today } from "./today";

interface Props {
  participant: { id: string; study_code: string };
  consent: Consent;
  onClose: () => void;
}

export function EndConsentDialog({ participant, consent, onClose }: Props) {
  const { id } = useStudy();
  const cache = useQueryClient();
  const form = useForm({ ended_on: today() });
  const save = useMutation({
    mutationFn: () => {
      const path = { study_id: id, participant_id: participant.id, consent_id: consent.id };
      return answer(api.POST("/api/v1/studies/{study_id}/participants/{participant_id}/consents/{consent_id}/end", { params: { path }, body: form.values }));
    },
    onSuccess: () => {
      showToast({ message: "Recorded: consent ended,", subject: participant.study_code });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", id] }),
  });
  return (
    <Dialog title={`The consent of ${participant.study_code} ended`} size="small" onClose={onClose}>
      <Form onSubmit={() => save.mutate()} problem={save.error} failed="This was not recorded">
        <p>From now on nothing more of theirs can be coded or quoted. What was done so far stays until their data are withdrawn. A new consent opens it again.</p>
        <Field {...form.bind("ended_on")} label="Day on which it ended" type="date" width="short" min={consent.consented_on} max={today()} />
        <div class="form-buttons">
          <Button kind="danger" type="submit" busy={save.isPending}>Record the end</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
