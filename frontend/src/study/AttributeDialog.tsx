/** Define an attribute of participants, or change one. */
import { useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useMergingSave } from "../base/use-merging-save";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { MetFields } from "../ui/MetFields";
import { RadioGroup } from "../ui/RadioGroup";
import { TextArea } from "../ui/TextArea";
import { showToast } from "../ui/toast-store";
import { KINDS } from "./attribute-kinds";
import type { Attribute } from "./shapes";

interface Typed {
  name: string;
  kind: Attribute["kind"];
  choices: string;
}

const CHOICES = (Object.keys(KINDS) as Attribute["kind"][]).map((value) => ({ value, ...KINDS[value] }));

const LABELS: Record<keyof Typed, string> = { name: "Name", kind: "What it holds", choices: "Choices, one a line" };
const toTyped = (attribute: Attribute | undefined): Typed => ({ name: attribute?.name ?? "", kind: attribute?.kind ?? "choice", choices: attribute?.choices.join("\n") ?? "" });

function useSave(attribute: Attribute | undefined, onClose: () => void) {
  const { id } = useStudy();
  const cache = useQueryClient();
  const params = { path: { study_id: id } };
  return useMergingSave<Typed, { name: string }>({
    start: { values: toTyped(attribute), version: attribute?.version ?? 0 },
    send: (_, version, { name, kind, choices }) => {
      const lines = choices.split("\n").map((line) => line.trim()).filter(Boolean);
      const body = { name, kind, choices: kind === "choice" ? lines : [] };
      if (!attribute) return answer(api.POST("/api/v1/studies/{study_id}/attributes", { params, body }));
      const path = { study_id: id, attribute_id: attribute.id };
      return answer(api.PATCH("/api/v1/studies/{study_id}/attributes/{attribute_id}", { params: { path }, headers: ifMatch(version), body }));
    },
    read: async () => {
      const { items } = await answer(api.GET("/api/v1/studies/{study_id}/attributes", { params }));
      const there = items.find((each) => each.id === attribute?.id);
      return { values: toTyped(there ?? attribute), version: there?.version ?? attribute?.version ?? 0 };
    },
    onSaved: (saved) => {
      showToast({ message: "Saved:", subject: saved.name });
      onClose();
    },
    onSettled: () => Promise.all(["attributes", "participants"].map((what) => cache.invalidateQueries({ queryKey: ["study", id, what] }))),
  });
}

export function AttributeDialog({ attribute, onClose }: { attribute?: Attribute | undefined; onClose: () => void }) {
  const editing = useSave(attribute, onClose);
  const { form } = editing;
  return (
    <Dialog title={attribute ? `Change ${attribute.name}` : "Add an attribute"} onClose={onClose}>
      <Form onSubmit={editing.save} problem={editing.problem} failed="The attribute was not saved">
        <MetFields what="attribute" {...editing} labelOf={(name) => LABELS[name]} say={(name, values) => (name === "kind" ? KINDS[values.kind].label : values[name])} joins={(name) => name === "choices"} />
        <Field {...form.bind("name")} label={LABELS.name} maxLength={200} hint="As it heads a column, such as Age band" autoFocus />
        <RadioGroup {...form.bind("kind")} legend={LABELS.kind} choices={CHOICES} />
        {form.values.kind === "choice" && <TextArea {...form.bind("choices")} label={LABELS.choices} rows={5} hint="Offer “prefer not to say”." />}
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy} disabled={!editing.unsaved}>Save attribute</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
