/** Change the title, version and group of a draft, and whether it was pilot-tested. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useAsOpened } from "../base/use-as-opened";
import { useStudy } from "../session/use-study";
import type { Group } from "../study/shapes";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { Select } from "../ui/Select";
import { useForm } from "../ui/use-form";
import type { Guide } from "./shapes";

export function GuideFactsDialog({ guide: given, groups, onClose }: { guide: Guide; groups: readonly Group[]; onClose: () => void }) {
  const guide = useAsOpened(given);
  const study = useStudy();
  const cache = useQueryClient();
  const form = useForm({ title: guide.title, label: guide.label, group_id: guide.group_id ?? "", pilot_tested: guide.pilot_tested });
  const save = useMutation({
    mutationFn: () => {
      const params = { path: { study_id: study.id, guide_id: guide.id } };
      return answer(api.PATCH("/api/v1/studies/{study_id}/guides/{guide_id}", { params, headers: ifMatch(guide.version), body: { ...form.values, group_id: form.values.group_id || null } }));
    },
    onSuccess: onClose,
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id, "guides"] }),
  });
  return (
    <Dialog title="Title and group" size="small" onClose={onClose}>
      <Form onSubmit={() => save.mutate()} problem={save.error} failed="This was not saved">
        <Field {...form.bind("title")} label="Title" maxLength={200} autoFocus />
        <Field {...form.bind("label")} label="Version" width="short" maxLength={20} />
        <Select {...form.bind("group_id")} label="For" placeholder="Everybody" options={groups.map((group) => ({ value: group.id, label: group.label }))} />
        <Checkbox {...form.bind("pilot_tested")} label="Pilot-tested" hint="It was tried in an interview before the study began." />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!form.changed}>Save</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
