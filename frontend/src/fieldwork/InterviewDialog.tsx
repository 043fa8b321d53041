/** Add an interview, or change one: with whom, how, when, how it ended. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useAsOpened } from "../base/use-as-opened";
import { me } from "../session/me";
import { useStudy } from "../session/use-study";
import { useMembers } from "../study/use-members";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { Notice } from "../ui/Notice";
import { Select } from "../ui/Select";
import { showToast } from "../ui/toast-store";
import { useForm, type FormState } from "../ui/use-form";
import { ChooseParticipants } from "./ChooseParticipants";
import { likelyGuide } from "./likely-guide";
import { fromTypedInterview, toTypedInterview, type TypedInterview } from "./interview-body";
import type { GuideLine, Interview } from "./shapes";
import { today } from "./today";
import { useGuides } from "./use-guides";
import { useParticipants } from "./use-participants";
import { GUIDE_STATES, INTERVIEW_STATUSES, isTakingPart, MODES, optionsOf } from "./wording";
import "../study/form-pairs.css";

interface Props {
  interview?: Interview | undefined;
  /** Who is chosen at first in a new one. */
  participantIds?: readonly string[] | undefined;
  onClose: () => void;
}

function guideOptions(guides: readonly GuideLine[], kept: string): { value: string; label: string }[] {
  const usable = guides.filter((guide) => guide.state !== "superseded" || guide.id === kept);
  return usable.map((guide) => ({ value: guide.id, label: `${guide.title}, ${guide.label}${guide.state === "approved" ? "" : ` (${GUIDE_STATES[guide.state].toLocaleLowerCase()})`}` }));
}

function Fields({ form, guides, fresh }: { form: FormState<TypedInterview>; guides: readonly GuideLine[]; fresh: boolean }) {
  const members = useMembers();
  const team = (members.data?.items ?? []).filter((member) => member.role !== "reviewer");
  const planned = form.values.status === "planned";
  return (
    <>
      <div class="form-pairs">
        <Select {...form.bind("status")} label="Status" options={optionsOf(INTERVIEW_STATUSES)} />
        <Field {...form.bind("happened_on")} label={planned ? "Planned for" : "Day of the interview"} type="date" max={planned ? undefined : today()} optional={planned} />
        <Select {...form.bind("mode")} label="How" options={optionsOf(MODES)} />
        {form.values.mode === "probation_site" && <Field {...form.bind("site")} label="Site" optional maxLength={40} hint="A code, such as A. No address." />}
        <Select {...form.bind("interviewer_id")} label="Interviewer" optional placeholder="Not recorded" options={team.map((member) => ({ value: member.account_id, label: member.display_name }))} />
        <Select {...form.bind("guide_id")} label="Guide" optional placeholder="Not recorded" options={guideOptions(guides, form.values.guide_id)} />
        {!planned && <Field {...form.bind("duration_min")} label="Length in minutes" optional inputMode="numeric" maxLength={4} />}
      </div>
      <Field {...form.bind("code")} label="Code of the interview" maxLength={40} optional={fresh} hint={fresh ? "Left empty, it is made from the study codes." : undefined} />
    </>
  );
}

function useSave(given: Interview | undefined, body: () => ReturnType<typeof fromTypedInterview>) {
  const interview = useAsOpened(given);
  const { id } = useStudy();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => {
      if (!interview) return answer(api.POST("/api/v1/studies/{study_id}/interviews", { params: { path: { study_id: id } }, body: body() }));
      const path = { study_id: id, interview_id: interview.id };
      return answer(api.PATCH("/api/v1/studies/{study_id}/interviews/{interview_id}", { params: { path }, headers: ifMatch(interview.version), body: body() }));
    },
    onSettled: () => Promise.all(["interviews", "participants", "guides"].map((what) => cache.invalidateQueries({ queryKey: ["study", id, what] }))),
  });
}

/** The form waits for the lists it offers, so that what it begins with is among them. */
function InterviewForm({ interview, participantIds, guides, onClose }: Props & { guides: readonly GuideLine[] }) {
  const people = useParticipants();
  const [chosen, setChosen] = useState<string[]>(interview ? interview.participants.map((each) => each.id) : [...(participantIds ?? [])]);
  const guideOf = (ids: readonly string[]): string => likelyGuide(guides, (people.data ?? []).filter((each) => ids.includes(each.id)).map((each) => each.group_id));
  const form = useForm(toTypedInterview(interview, me.value?.account.id ?? "", guideOf(chosen)));
  const choose = (ids: string[]): void => {
    // The guide follows the people for as long as nobody chose another.
    if (!interview && form.values.guide_id === guideOf(chosen)) form.set("guide_id", guideOf(ids));
    setChosen(ids);
  };
  const save = useSave(interview, () => fromTypedInterview(form.values, chosen));
  const send = (): void =>
    save.mutate(undefined, {
      onSuccess: (made) => {
        showToast({ message: interview ? "Saved: interview" : "Added: interview", subject: made.code });
        onClose();
      },
    });
  const offered = (people.data ?? []).filter((each) => isTakingPart(each.status) || chosen.includes(each.id));
  return (
    <Form onSubmit={send} problem={save.error} failed="The interview was not saved">
      {interview && interview.transcripts.length > 0 && <Notice>Its transcripts stay linked to it. Changing who takes part changes whose consent they need.</Notice>}
      <ChooseParticipants participants={offered} chosen={chosen} onChosen={choose} />
      <Fields form={form} guides={guides} fresh={!interview} />
      <div class="form-buttons">
        <Button kind="primary" type="submit" busy={save.isPending}>{interview ? "Save changes" : "Add interview"}</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Form>
  );
}

export function InterviewDialog(props: Props) {
  const guides = useGuides();
  const people = useParticipants();
  const failed = guides.error ?? people.error;
  return (
    <Dialog title={props.interview ? `Change interview ${props.interview.code}` : "Add an interview"} onClose={props.onClose}>
      {guides.data && people.data ? <InterviewForm {...props} guides={guides.data} /> : <p class="quiet">{failed ? failed.message : "Reading participants and guides."}</p>}
    </Dialog>
  );
}
