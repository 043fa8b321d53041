/** Attest a participant's consent in one's own name: document version, day, what they said yes to. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { me } from "../session/me";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { showToast } from "../ui/toast-store";
import { useForm } from "../ui/use-form";
import { today } from "./today";

interface Props {
  participant: { id: string; study_code: string };
  /** The version attested last, most likely the one in use. */
  lastVersion: string;
  onClose: () => void;
}

export function AttestDialog({ participant, lastVersion, onClose }: Props) {
  const { id } = useStudy();
  const cache = useQueryClient();
  const form = useForm({ document_version: lastVersion, consented_on: "", allows_quotes: false, allows_reviewers: false });
  const save = useMutation({
    mutationFn: () => {
      const said = form.values;
      const path = { study_id: id, participant_id: participant.id };
      return answer(api.POST("/api/v1/studies/{study_id}/participants/{participant_id}/consents", { params: { path }, body: { ...said, allows_reviewers: said.allows_quotes && said.allows_reviewers } }));
    },
    onSuccess: () => {
      showToast({ message: "Consent attested:", subject: participant.study_code });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", id] }),
  });
  return (
    <Dialog title={`Attest the consent of ${participant.study_code}`} onClose={onClose}>
      <Form onSubmit={() => save.mutate()} problem={save.error} failed="The consent was not attested">
        <p>You have seen the signed form, or the record of consent given aloud. Your name, {me.value?.account.display_name}, stands with it. It is never edited: a new one takes its place.</p>
        <Field {...form.bind("document_version")} label="Documents and versions" maxLength={80} hint="As on the form: information sheet 1.2, consent form 1.1" autoFocus />
        <Field {...form.bind("consented_on")} label="Day of consent" type="date" width="short" max={today()} />
        <Checkbox {...form.bind("allows_quotes")} label="Said yes to quotes" hint="Their words may be quoted without their name, in reports and publications." />
        <Checkbox {...form.bind("allows_reviewers")} label="Said yes to quotes that reviewers see" hint="Experts by experience may read their quotes when they review themes." disabled={!form.values.allows_quotes} />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={save.isPending}>Attest consent</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
