/** Add a participant, or change one. No names: a study code and a pseudonym. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useAsOpened } from "../base/use-as-opened";
import { useStudy } from "../session/use-study";
import { plainWord } from "../study/plain-word";
import type { Group } from "../study/shapes";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { Notice } from "../ui/Notice";
import { Select } from "../ui/Select";
import { showToast } from "../ui/toast-store";
import { useForm } from "../ui/use-form";
import { AttributeFields } from "./AttributeFields";
import type { Attribute, ParticipantLine, Status } from "./shapes";
import { fromTyped, toTyped } from "./typed-values";
import { optionsOf, STATUSES } from "./wording";

interface Props {
  groups: readonly Group[];
  attributes: readonly Attribute[];
  /** Whom to change; left out, a new one is added. */
  participant?: ParticipantLine | undefined;
  onClose: () => void;
}

interface Typed {
  study_code: string;
  pseudonym: string;
  group_id: string;
  sub_role: string;
  status: Status;
}

function useNextCode(groupId: string, wanted: boolean): string {
  const { id } = useStudy();
  const next = useQuery({
    queryKey: ["study", id, "participants", "next-code", groupId],
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/participants/next-code", { params: { path: { study_id: id }, query: { group_id: groupId } } })),
    enabled: wanted && groupId !== "",
    staleTime: 0,
  });
  return next.data?.study_code ?? "";
}

function useSave(given: ParticipantLine | undefined, body: () => Typed & { attributes: Record<string, string | number | boolean | null> }) {
  const participant = useAsOpened(given);
  const { id } = useStudy();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const { study_code, sub_role, ...rest } = body();
      const said = { ...rest, sub_role: sub_role || null };
      if (!participant) {
        return answer(api.POST("/api/v1/studies/{study_id}/participants", { params: { path: { study_id: id } }, body: { ...said, study_code: study_code.trim() || null } }));
      }
      const path = { study_id: id, participant_id: participant.id };
      return answer(api.PATCH("/api/v1/studies/{study_id}/participants/{participant_id}", { params: { path }, headers: ifMatch(participant.version), body: said }));
    },
    onSettled: () => Promise.all(["participants", "attributes"].map((what) => cache.invalidateQueries({ queryKey: ["study", id, what] }))),
  });
}

function Saved({ warnings, onClose }: { warnings: readonly { code: string; message: string }[]; onClose: () => void }) {
  return (
    <>
      {warnings.map((warning) => <Notice key={warning.code} tone="warn" title="Saved, but look at this">{warning.message}</Notice>)}
      <div class="form-buttons"><Button kind="primary" onClick={onClose}>Done</Button></div>
    </>
  );
}

export function ParticipantDialog({ groups, attributes, participant, onClose }: Props) {
  const form = useForm<Typed>({
    study_code: "",
    pseudonym: participant?.pseudonym ?? "",
    group_id: participant?.group_id ?? groups[0]?.id ?? "",
    sub_role: participant?.sub_role ?? "",
    status: participant?.status ?? "identified",
  });
  const [typed, setTyped] = useState(() => toTyped(attributes, participant?.attributes ?? {}));
  const next = useNextCode(form.values.group_id, !participant);
  const roles = groups.find((group) => group.id === form.values.group_id)?.sub_roles ?? [];
  const save = useSave(participant, () => ({
    ...form.values,
    sub_role: roles.includes(form.values.sub_role) ? form.values.sub_role : "",
    attributes: fromTyped(attributes, typed),
  }));
  const send = (): void =>
    save.mutate(undefined, {
      onSuccess: (made) => {
        showToast({ message: participant ? "Saved:" : "Added:", subject: made.study_code });
        if (made.warnings.length === 0) onClose();
      },
    });
  return (
    <Dialog title={participant ? `Change ${participant.study_code}` : "Add a participant"} onClose={onClose}>
      {save.data && save.data.warnings.length > 0 ? (
        <Saved warnings={save.data.warnings} onClose={onClose} />
      ) : (
        <Form onSubmit={send} problem={save.error} failed="The participant was not saved">
          {!participant && <p class="quiet">No names here. The key between code and person is kept elsewhere.</p>}
          <Select {...form.bind("group_id")} label="Group" options={groups.map((group) => ({ value: group.id, label: group.label }))} />
          {roles.length > 0 && <Select {...form.bind("sub_role")} label="Sub-role" optional placeholder="Not recorded" options={roles.map((role) => ({ value: role, label: plainWord(role) }))} />}
          {!participant && <Field {...form.bind("study_code")} label="Study code" width="short" placeholder={next} maxLength={20} hint="It never changes. Left empty, the next free code is given." />}
          <Field {...form.bind("pseudonym")} label="Pseudonym" optional maxLength={60} hint="The name the team uses. Never the person’s own." />
          <Select {...form.bind("status")} label="Status" options={optionsOf(STATUSES)} />
          <AttributeFields attributes={attributes} typed={typed} onTyped={setTyped} />
          <div class="form-buttons">
            <Button kind="primary" type="submit" busy={save.isPending}>{participant ? "Save changes" : "Add participant"}</Button>
            <Button onClick={onClose}>Cancel</Button>
          </div>
        </Form>
      )}
    </Dialog>
  );
}
