/** Add a participant, or change one. No names: a study code and a pseudonym. */
import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useMergingSave, type MergingSave } from "../base/use-merging-save";
import { useStudy } from "../session/use-study";
import { plainWord } from "../study/plain-word";
import type { Group } from "../study/shapes";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { MetFields } from "../ui/MetFields";
import { Notice } from "../ui/Notice";
import { Select } from "../ui/Select";
import { showToast } from "../ui/toast-store";
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

/** Attributes stand among the rest by "attributes.<id>", so that two people who filled different ones do not meet. */
type Values = Typed & Record<`attributes.${string}`, string>;
type Warnings = readonly { code: string; message: string }[];

function toValues(attributes: readonly Attribute[], participant: Pick<ParticipantLine, "pseudonym" | "group_id" | "sub_role" | "status" | "attributes"> | undefined, groupId: string): Values {
  const typed = Object.entries(toTyped(attributes, participant?.attributes ?? {})).map(([id, value]) => [`attributes.${id}`, value]);
  return {
    study_code: "", pseudonym: participant?.pseudonym ?? "", group_id: participant?.group_id ?? groupId, sub_role: participant?.sub_role ?? "",
    status: participant?.status ?? "identified", ...Object.fromEntries(typed),
  };
}

const attributesIn = (values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith("attributes.")).map(([name, value]) => [name.slice("attributes.".length), value]));

function useSave({ groups, attributes, participant, onClose }: Props, onWarnings: (warnings: Warnings) => void) {
  const { id } = useStudy();
  const cache = useQueryClient();
  const path = { study_id: id, participant_id: participant?.id ?? "" };
  return useMergingSave<Values, { study_code: string; warnings: Warnings }>({
    start: { values: toValues(attributes, participant, groups[0]?.id ?? ""), version: participant?.version ?? 0 },
    send: (_, version, values) => {
      const { study_code, pseudonym, group_id, sub_role, status } = values;
      const known = groups.find((group) => group.id === group_id)?.sub_roles.includes(sub_role) ?? false;
      const said = { pseudonym, group_id, status, sub_role: known ? sub_role : null, attributes: fromTyped(attributes, attributesIn(values)) };
      if (!participant) return answer(api.POST("/api/v1/studies/{study_id}/participants", { params: { path: { study_id: id } }, body: { ...said, study_code: study_code.trim() || null } }));
      return answer(api.PATCH("/api/v1/studies/{study_id}/participants/{participant_id}", { params: { path }, headers: ifMatch(version), body: said }));
    },
    read: async () => {
      const there = await answer(api.GET("/api/v1/studies/{study_id}/participants/{participant_id}", { params: { path } }));
      return { values: toValues(attributes, there, ""), version: there.version };
    },
    onSaved: (made) => {
      showToast({ message: participant ? "Saved:" : "Added:", subject: made.study_code });
      if (made.warnings.length === 0) onClose();
      else onWarnings(made.warnings);
    },
    onSettled: () => Promise.all(["participants", "attributes"].map((what) => cache.invalidateQueries({ queryKey: ["study", id, what] }))),
  });
}

const LABELS: Record<keyof Typed, string> = { study_code: "Study code", pseudonym: "Pseudonym", group_id: "Group", sub_role: "Sub-role", status: "Status" };

function Met({ editing, groups, attributes }: Pick<Props, "groups" | "attributes"> & { editing: MergingSave<Values> }) {
  const labelOf = (name: keyof Values): string => LABELS[name as keyof Typed] ?? attributes.find(({ id }) => name === `attributes.${id}`)?.name ?? "";
  const say = (name: keyof Values, values: Values): string => {
    if (name === "group_id") return groups.find(({ id }) => id === values.group_id)?.label ?? "";
    if (name === "status") return STATUSES[values.status];
    return name === "sub_role" ? plainWord(values.sub_role) : (values[name] ?? "");
  };
  return <MetFields what="participant" {...editing} labelOf={labelOf} say={say} />;
}

function Saved({ warnings, onClose }: { warnings: Warnings; onClose: () => void }) {
  return (
    <>
      {warnings.map((warning) => <Notice key={warning.code} tone="warn" title="Saved, but look at this">{warning.message}</Notice>)}
      <div class="form-buttons"><Button kind="primary" onClick={onClose}>Done</Button></div>
    </>
  );
}

export function ParticipantDialog(props: Props) {
  const { groups, attributes, participant, onClose } = props;
  const [warnings, setWarnings] = useState<Warnings>([]);
  const editing = useSave(props, setWarnings);
  const { form } = editing;
  const next = useNextCode(form.values.group_id, !participant);
  const roles = groups.find((group) => group.id === form.values.group_id)?.sub_roles ?? [];
  const typed = attributesIn(form.values);
  const onTyped = (now: Record<string, string>): void => {
    for (const [id, value] of Object.entries(now)) if (value !== typed[id]) form.set(`attributes.${id}`, value);
  };
  return (
    <Dialog title={participant ? `Change ${participant.study_code}` : "Add a participant"} onClose={onClose}>
      {warnings.length > 0 ? (
        <Saved warnings={warnings} onClose={onClose} />
      ) : (
        <Form onSubmit={editing.save} problem={editing.problem} failed="The participant was not saved">
          <Met editing={editing} groups={groups} attributes={attributes} />
          {!participant && <p class="quiet">No names here. The key between code and person is kept elsewhere.</p>}
          <Select {...form.bind("group_id")} label={LABELS.group_id} options={groups.map((group) => ({ value: group.id, label: group.label }))} />
          {roles.length > 0 && <Select {...form.bind("sub_role")} label={LABELS.sub_role} optional placeholder="Not recorded" options={roles.map((role) => ({ value: role, label: plainWord(role) }))} />}
          {!participant && <Field {...form.bind("study_code")} label={LABELS.study_code} width="short" placeholder={next} maxLength={20} hint="It never changes. Left empty, the next free code is given." />}
          <Field {...form.bind("pseudonym")} label={LABELS.pseudonym} optional maxLength={60} hint="The name the team uses. Never the person’s own." />
          <Select {...form.bind("status")} label={LABELS.status} options={optionsOf(STATUSES)} />
          <AttributeFields attributes={attributes} typed={typed} onTyped={onTyped} />
          <div class="form-buttons">
            <Button kind="primary" type="submit" busy={editing.busy}>{participant ? "Save changes" : "Add participant"}</Button>
            <Button onClick={onClose}>Cancel</Button>
          </div>
        </Form>
      )}
    </Dialog>
  );
}
