/** The note on a piece of evidence. */
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { useMergingSave } from "../../base/use-merging-save";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { MetFields } from "../../ui/MetFields";
import { TextArea } from "../../ui/TextArea";
import { getTheme, useThemesChanged, type Evidence } from "./themes";

interface Props {
  studyId: string;
  themeId: string;
  evidence: Evidence;
  onClose: () => void;
}

export function NoteDialog({ studyId, themeId, evidence, onClose }: Props) {
  const changed = useThemesChanged(studyId);
  const editing = useMergingSave<{ note: string }, unknown>({
    start: { values: { note: evidence.note }, version: evidence.version },
    send: (_, version, body) =>
      answer(
        api.PATCH("/api/v1/studies/{study_id}/themes/{theme_id}/evidence/{evidence_id}", {
          params: { path: { study_id: studyId, theme_id: themeId, evidence_id: evidence.id } },
          headers: ifMatch(version),
          body,
        }),
      ),
    read: async () => {
      const there = (await getTheme(studyId, themeId)).evidence.find(({ id }) => id === evidence.id);
      return { values: { note: there?.note ?? "" }, version: there?.version ?? evidence.version };
    },
    onSaved: onClose,
    onSettled: changed,
  });
  return (
    <Dialog title="Note on this passage" onClose={onClose}>
      <Form onSubmit={editing.save} problem={editing.problem} failed="The note was not saved">
        <MetFields what="note" {...editing} labelOf={() => "Note"} joins={() => true} />
        <blockquote class="voice">{evidence.quote}</blockquote>
        <TextArea {...editing.form.bind("note")} label="What it tells about the theme" rows={3} wide />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy}>Save note</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
