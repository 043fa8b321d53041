/** A new code: a name is enough; the rest can follow. */
import { useMutation } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { useForm } from "../../ui/use-form";
import { parentOptions } from "./code-options";
import { UNSAID } from "./code-words";
import { useCodesChanged, type Code, type CodeWritten } from "./codes";
import { useSteps } from "./use-steps";

interface Props {
  studyId: string;
  codes: readonly Code[];
  /** Under which code; null for the top. */
  under: string | null;
  onMade: (code: CodeWritten) => void;
  onClose: () => void;
}

export function NewCodeDialog({ studyId, codes, under, onMade, onClose }: Props) {
  const changed = useCodesChanged(studyId);
  const { offer } = useSteps(studyId);
  const form = useForm({ label: "", parent_id: under ?? "", definition: "", use_when: "", not_when: "" });
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/v1/studies/{study_id}/codes", {
          params: { path: { study_id: studyId } },
          body: { ...UNSAID, ...form.values, parent_id: form.values.parent_id || null },
        }),
      ),
    onSuccess: async (code) => {
      await changed();
      offer("Added to the codebook", code.label);
      onMade(code);
    },
  });
  return (
    <Dialog title="New code" onClose={onClose} sheet>
      <Form onSubmit={() => make.mutate()} problem={make.error} failed="The code was not added">
        <Field {...form.bind("label")} label="Name" hint="Short, and more than a topic: “Not expecting much”." autoFocus />
        <Select {...form.bind("parent_id")} label="Stands under" placeholder="Nothing: at the top" options={parentOptions(codes)} />
        <TextArea {...form.bind("definition")} label="Definition" optional rows={3} />
        <TextArea {...form.bind("use_when")} label="Use it when" optional rows={2} />
        <TextArea {...form.bind("not_when")} label="Do not use it when" optional rows={2} />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={make.isPending}>Add code</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
