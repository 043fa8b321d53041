/** A new theme: its name, and the one idea that holds it together. */
import { useMutation } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { TextArea } from "../../ui/TextArea";
import { showToast } from "../../ui/toast-store";
import { useForm } from "../../ui/use-form";
import { useThemesChanged, type ThemeWritten } from "./themes";

interface Props {
  studyId: string;
  onMade: (theme: ThemeWritten) => void;
  onClose: () => void;
}

export function NewThemeDialog({ studyId, onMade, onClose }: Props) {
  const changed = useThemesChanged(studyId);
  const form = useForm({ name: "", central_organising_concept: "" });
  const make = useMutation({
    mutationFn: () => answer(api.POST("/api/v1/studies/{study_id}/themes", { params: { path: { study_id: studyId } }, body: form.values })),
    onSuccess: async (theme) => {
      await changed();
      showToast({ message: "New theme", subject: theme.name });
      onMade(theme);
    },
  });
  return (
    <Dialog title="New theme" onClose={onClose} sheet>
      <Form onSubmit={() => make.mutate()} problem={make.error} failed="The theme was not made">
        <Field {...form.bind("name")} label="Name" width="wide" hint="A sentence says more than a topic: “Being heard comes before being helped”." autoFocus />
        <TextArea {...form.bind("central_organising_concept")} label="Central organising concept" optional rows={3} wide hint="The one idea that all its passages share." />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={make.isPending}>Make theme</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
