/** Define an attribute of participants, or change one. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useAsOpened } from "../base/use-as-opened";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { RadioGroup } from "../ui/RadioGroup";
import { TextArea } from "../ui/TextArea";
import { showToast } from "../ui/toast-store";
import { useForm } from "../ui/use-form";
import { KINDS } from "./attribute-kinds";
import type { Attribute } from "./shapes";

interface Typed {
  name: string;
  kind: Attribute["kind"];
  choices: string;
}

const CHOICES = (Object.keys(KINDS) as Attribute["kind"][]).map((value) => ({ value, ...KINDS[value] }));

export function AttributeDialog({ attribute: given, onClose }: { attribute?: Attribute | undefined; onClose: () => void }) {
  const attribute = useAsOpened(given);
  const { id } = useStudy();
  const cache = useQueryClient();
  const form = useForm<Typed>({ name: attribute?.name ?? "", kind: attribute?.kind ?? "choice", choices: attribute?.choices.join("\n") ?? "" });
  const save = useMutation({
    mutationFn: () => {
      const lines = form.values.choices.split("\n").map((line) => line.trim()).filter(Boolean);
      const body = { name: form.values.name, kind: form.values.kind, choices: form.values.kind === "choice" ? lines : [] };
      if (!attribute) return answer(api.POST("/api/v1/studies/{study_id}/attributes", { params: { path: { study_id: id } }, body }));
      const path = { study_id: id, attribute_id: attribute.id };
      return answer(api.PATCH("/api/v1/studies/{study_id}/attributes/{attribute_id}", { params: { path }, headers: ifMatch(attribute.version), body }));
    },
    onSuccess: (saved) => {
      showToast({ message: "Saved:", subject: saved.name });
      onClose();
    },
    onSettled: () => Promise.all(["attributes", "participants"].map((what) => cache.invalidateQueries({ queryKey: ["study", id, what] }))),
  });
  return (
    <Dialog title={attribute ? `Change ${attribute.name}` : "Add an attribute"} onClose={onClose}>
      <Form onSubmit={() => save.mutate()} problem={save.error} failed="The attribute was not saved">
        <Field {...form.bind("name")} label="Name" maxLength={200} hint="As it heads a column, such as Age band" autoFocus />
        <RadioGroup {...form.bind("kind")} legend="What it holds" choices={CHOICES} />
        {form.values.kind === "choice" && <TextArea {...form.bind("choices")} label="Choices, one a line" rows={5} hint="Offer “prefer not to say”." />}
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!form.changed}>Save attribute</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
