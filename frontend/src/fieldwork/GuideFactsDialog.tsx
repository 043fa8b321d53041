/** Change the title, version and group of a draft, and whether it was pilot-tested. */
import { useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useMergingSave } from "../base/use-merging-save";
import { useStudy } from "../session/use-study";
import type { Group } from "../study/shapes";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { MetFields } from "../ui/MetFields";
import { Select } from "../ui/Select";
import type { Guide } from "./shapes";

interface Typed {
  title: string;
  label: string;
  group_id: string;
  pilot_tested: boolean;
}

const LABELS: Record<keyof Typed, string> = { title: "Title", label: "Version", group_id: "For", pilot_tested: "Pilot-tested" };
const toTyped = (guide: Guide): Typed => ({ title: guide.title, label: guide.label, group_id: guide.group_id ?? "", pilot_tested: guide.pilot_tested });

export function GuideFactsDialog({ guide, groups, onClose }: { guide: Guide; groups: readonly Group[]; onClose: () => void }) {
  const study = useStudy();
  const cache = useQueryClient();
  const params = { path: { study_id: study.id, guide_id: guide.id } };
  const editing = useMergingSave<Typed, unknown>({
    start: { values: toTyped(guide), version: guide.version },
    send: (_, version, values) => answer(api.PATCH("/api/v1/studies/{study_id}/guides/{guide_id}", { params, headers: ifMatch(version), body: { ...values, group_id: values.group_id || null } })),
    read: async () => {
      const there = await answer(api.GET("/api/v1/studies/{study_id}/guides/{guide_id}", { params }));
      return { values: toTyped(there), version: there.version };
    },
    onSaved: onClose,
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id, "guides"] }),
  });
  const { form } = editing;
  const say = (name: keyof Typed, values: Typed): string => {
    if (name === "group_id") return groups.find(({ id }) => id === values.group_id)?.label ?? "Everybody";
    return name === "pilot_tested" ? (values.pilot_tested ? "Yes" : "No") : values[name];
  };
  return (
    <Dialog title="Title and group" size="small" onClose={onClose}>
      <Form onSubmit={editing.save} problem={editing.problem} failed="This was not saved">
        <MetFields what="guide" {...editing} labelOf={(name) => LABELS[name]} say={say} />
        <Field {...form.bind("title")} label={LABELS.title} maxLength={200} autoFocus />
        <Field {...form.bind("label")} label={LABELS.label} width="short" maxLength={20} />
        <Select {...form.bind("group_id")} label={LABELS.group_id} placeholder="Everybody" options={groups.map((group) => ({ value: group.id, label: group.label }))} />
        <Checkbox {...form.bind("pilot_tested")} label={LABELS.pilot_tested} hint="It was tried in an interview before the study began." />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy} disabled={!editing.unsaved}>Save</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
