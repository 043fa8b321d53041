/** The note on a piece of evidence. */
import { useMutation } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { TextArea } from "../../ui/TextArea";
import { useThemesChanged, type Evidence } from "./themes";

interface Props {
  studyId: string;
  themeId: string;
  evidence: Evidence;
  onClose: () => void;
}

export function NoteDialog({ studyId, themeId, evidence, onClose }: Props) {
  const [note, setNote] = useState(evidence.note);
  const changed = useThemesChanged(studyId);
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PATCH("/api/v1/studies/{study_id}/themes/{theme_id}/evidence/{evidence_id}", {
          params: { path: { study_id: studyId, theme_id: themeId, evidence_id: evidence.id } },
          headers: ifMatch(evidence.version),
          body: { note },
        }),
      ),
    onSuccess: onClose,
    onSettled: changed,
  });
  return (
    <Dialog title="Note on this passage" onClose={onClose}>
      <Form onSubmit={() => save.mutate()} problem={save.error} failed="The note was not saved">
        <blockquote class="voice">{evidence.quote}</blockquote>
        <TextArea name="note" label="What it tells about the theme" value={note} onValue={setNote} rows={3} wide />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={save.isPending}>Save note</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
