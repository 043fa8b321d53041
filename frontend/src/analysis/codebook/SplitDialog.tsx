/** Makes a new code of chosen segments of another. */
import { useMutation } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { useForm } from "../../ui/use-form";
import { parentOptions } from "./code-options";
import { useCodesChanged, type Code } from "./codes";
import { UNSAID } from "./code-words";
import { useSteps } from "./use-steps";

interface Props {
  studyId: string;
  codes: readonly Code[];
  code: Code;
  /** The segments that move. */
  chosen: readonly string[];
  onDone: () => void;
  onClose: () => void;
}

export function SplitDialog({ studyId, codes, code, chosen, onDone, onClose }: Props) {
  const changed = useCodesChanged(studyId);
  const { offer } = useSteps(studyId);
  const form = useForm({ label: "", parent_id: code.retired ? "" : (code.parent_id ?? ""), definition: "" });
  const split = useMutation({
    scope: { id: `codes-${studyId}` },
    mutationFn: () =>
      answer(
        api.POST("/api/v1/studies/{study_id}/codes/{code_id}/split", {
          params: { path: { study_id: studyId, code_id: code.id } },
          body: { ...UNSAID, ...form.values, parent_id: form.values.parent_id || null, coding_ids: [...chosen] },
        }),
      ),
    onSuccess: async (made) => {
      onDone();
      await changed();
      offer(`${count(chosen.length, "segment")} moved to the new code`, made.label);
    },
  });
  return (
    <Dialog title={`Split ${count(chosen.length, "segment")} into a new code`} onClose={onClose}>
      <Form onSubmit={() => split.mutate()} problem={split.error} failed="The code was not split">
        <p class="quiet">The other segments stay with “{code.label}”. Segments of every coder move; you can undo this.</p>
        <Field {...form.bind("label")} label="Name of the new code" autoFocus />
        <Select {...form.bind("parent_id")} label="Stands under" placeholder="Nothing: at the top" options={parentOptions(codes)} />
        <TextArea {...form.bind("definition")} label="Definition" optional rows={3} />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={split.isPending}>Split code</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
