/** Begin a guide: empty, or as a new version of one that stands. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useStudy } from "../session/use-study";
import { useStudyFacts } from "../study/use-study-facts";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { Select } from "../ui/Select";
import { useForm } from "../ui/use-form";
import { nextLabel } from "./next-label";
import type { Guide } from "./shapes";

interface Props {
  /** The guide whose next version this is; its questions are copied. */
  basedOn?: Guide | undefined;
  onClose: () => void;
}

export function NewGuideDialog({ basedOn, onClose }: Props) {
  const study = useStudy();
  const facts = useStudyFacts();
  const cache = useQueryClient();
  const { route } = useLocation();
  const form = useForm({ title: basedOn?.title ?? "", label: basedOn ? nextLabel(basedOn.label) : "1.0", group_id: basedOn?.group_id ?? "" });
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/v1/studies/{study_id}/guides", {
          params: { path: { study_id: study.id } },
          body: { ...form.values, group_id: form.values.group_id || null, pilot_tested: false, based_on: basedOn?.id ?? null },
        }),
      ),
    onSuccess: (made) => {
      onClose();
      route(study.path(`guides/${made.id}`));
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id, "guides"] }),
  });
  return (
    <Dialog title={basedOn ? `New version of ${basedOn.title}` : "Write a guide"} size="small" onClose={onClose}>
      <Form onSubmit={() => save.mutate()} problem={save.error} failed="The guide was not made">
        {basedOn && <p>Its questions are copied into a draft that you can change. The version in use stays as it is until you approve the new one.</p>}
        <Field {...form.bind("title")} label="Title" maxLength={200} autoFocus />
        <Field {...form.bind("label")} label="Version" width="short" maxLength={20} />
        <Select {...form.bind("group_id")} label="For" placeholder="Everybody" options={(facts.data?.groups ?? []).map((group) => ({ value: group.id, label: group.label }))} />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={save.isPending}>{basedOn ? "Make the version" : "Begin the guide"}</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
