/** Add a group of participants, or change one. */
import { useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useMergingSave } from "../base/use-merging-save";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import type { FieldError } from "../ui/form-context";
import { MetFields } from "../ui/MetFields";
import { TextArea } from "../ui/TextArea";
import { readInStudy } from "./read-in-study";
import type { Group } from "./shapes";
import { studyKey } from "./study-key";
import "./form-pairs.css";

interface Typed {
  code: string;
  label: string;
  reviewer_label: string;
  criterion: string;
  target_min: string;
  target_max: string;
  sub_roles: string;
}

const LABELS: Record<keyof Typed, string> = {
  code: "Code",
  label: "Name",
  reviewer_label: "How reviewers see them",
  criterion: "Who belongs to it",
  target_min: "Target: at least",
  target_max: "At most",
  sub_roles: "Sub-roles, one a line",
};

function toTyped(group: Group | undefined): Typed {
  return {
    code: group?.code ?? "",
    label: group?.label ?? "",
    reviewer_label: group?.reviewer_label ?? "A participant",
    criterion: group?.criterion ?? "",
    target_min: group?.target_min?.toString() ?? "",
    target_max: group?.target_max?.toString() ?? "",
    sub_roles: group?.sub_roles.join("\n") ?? "",
  };
}

const WHOLE = /^\d{0,6}$/u;

function wrong({ target_min, target_max }: Typed): FieldError[] {
  if (!WHOLE.test(target_min.trim())) return [{ path: "target_min", message: "Give a whole number, or nothing" }];
  if (!WHOLE.test(target_max.trim())) return [{ path: "target_max", message: "Give a whole number, or nothing" }];
  const both = target_min.trim() && target_max.trim();
  return both && Number(target_max) < Number(target_min) ? [{ path: "target_max", message: "The most is less than the least" }] : [];
}

function bodyOf(typed: Typed) {
  const number = (text: string): number | null => (text.trim() ? Number(text) : null);
  return {
    ...typed,
    code: typed.code.trim().toUpperCase(),
    target_min: number(typed.target_min),
    target_max: number(typed.target_max),
    sub_roles: typed.sub_roles.split("\n").map((line) => line.trim()).filter(Boolean),
  };
}

export function GroupDialog({ studyId, group, onClose }: { studyId: string; group: Group | undefined; onClose: () => void }) {
  const cache = useQueryClient();
  const [errors, setErrors] = useState<FieldError[]>([]);
  const editing = useMergingSave<Typed, unknown>({
    start: { values: toTyped(group), version: group?.version ?? 0 },
    send: (_, version, values) => {
      const body = bodyOf(values);
      if (!group) return answer(api.POST("/api/v1/studies/{study_id}/groups", { params: { path: { study_id: studyId } }, body }));
      const path = { study_id: studyId, group_id: group.id };
      return answer(api.PATCH("/api/v1/studies/{study_id}/groups/{group_id}", { params: { path }, headers: ifMatch(version), body }));
    },
    read: () => readInStudy<Group, Typed>(studyId, ({ groups }) => groups.find(({ id }) => id === group?.id), toTyped),
    onSaved: onClose,
    onSettled: () => cache.invalidateQueries({ queryKey: studyKey(studyId) }),
  });
  const { form } = editing;
  const send = (): void => {
    const found = wrong(form.values);
    setErrors(found);
    if (found.length === 0) editing.save();
  };
  return (
    <Dialog title={group ? `Change ${group.label}` : "Add a group"} onClose={onClose}>
      <Form onSubmit={send} errors={errors} problem={editing.problem} failed="The group was not saved">
        <MetFields what="group" {...editing} labelOf={(name) => LABELS[name]} joins={(name) => name === "criterion"} />
        <Field {...form.bind("label")} label={LABELS.label} maxLength={200} autoFocus />
        <Field {...form.bind("code")} label={LABELS.code} width="short" maxLength={8} hint="Capital letters. Study codes of the group begin with it, as in SU-01." />
        <Field {...form.bind("reviewer_label")} label={LABELS.reviewer_label} maxLength={200} hint="Written under a quote, as in: A person on probation" />
        <TextArea {...form.bind("criterion")} label={LABELS.criterion} rows={2} optional maxLength={2000} />
        <div class="form-pairs">
          <Field {...form.bind("target_min")} label={LABELS.target_min} inputMode="numeric" optional maxLength={6} />
          <Field {...form.bind("target_max")} label={LABELS.target_max} inputMode="numeric" optional maxLength={6} />
        </div>
        <TextArea {...form.bind("sub_roles")} label={LABELS.sub_roles} rows={2} optional hint="They describe; they have no target of their own." />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy}>Save group</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
