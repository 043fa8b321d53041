/** Add an interview, or change one: with whom, how, when, how it ended. */
import { useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useMergingSave } from "../base/use-merging-save";
import { me } from "../session/me";
import { useStudy } from "../session/use-study";
import { useMembers } from "../study/use-members";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { MetFields } from "../ui/MetFields";
import { Notice } from "../ui/Notice";
import { Select } from "../ui/Select";
import { showToast } from "../ui/toast-store";
import type { FormState } from "../ui/use-form";
import { ChooseParticipants } from "./ChooseParticipants";
import { likelyGuide } from "./likely-guide";
import { fromTypedInterview, toTypedInterview, type TypedInterview } from "./interview-body";
import type { GuideLine, Interview, ParticipantLine } from "./shapes";
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

type Typed = TypedInterview & { participant_ids: readonly string[] };

const LABELS: Record<keyof Typed, string> = {
  participant_ids: "Participants", status: "Status", happened_on: "Day of the interview", mode: "How", site: "Site", interviewer_id: "Interviewer",
  guide_id: "Guide", duration_min: "Length in minutes", code: "Code of the interview",
};

function guideOptions(guides: readonly GuideLine[], kept: string): { value: string; label: string }[] {
  const usable = guides.filter((guide) => guide.state !== "superseded" || guide.id === kept);
  return usable.map((guide) => ({ value: guide.id, label: `${guide.title}, ${guide.label}${guide.state === "approved" ? "" : ` (${GUIDE_STATES[guide.state].toLocaleLowerCase()})`}` }));
}

function Fields({ form, guides, fresh }: { form: FormState<Typed>; guides: readonly GuideLine[]; fresh: boolean }) {
  const members = useMembers();
  const team = (members.data?.items ?? []).filter((member) => member.role !== "reviewer");
  const planned = form.values.status === "planned";
  return (
    <>
      <div class="form-pairs">
        <Select {...form.bind("status")} label={LABELS.status} options={optionsOf(INTERVIEW_STATUSES)} />
        <Field {...form.bind("happened_on")} label={planned ? "Planned for" : LABELS.happened_on} type="date" max={planned ? undefined : today()} optional={planned} />
        <Select {...form.bind("mode")} label={LABELS.mode} options={optionsOf(MODES)} />
        {form.values.mode === "probation_site" && <Field {...form.bind("site")} label={LABELS.site} optional maxLength={40} hint="A code, such as A. No address." />}
        <Select {...form.bind("interviewer_id")} label={LABELS.interviewer_id} optional placeholder="Not recorded" options={team.map((member) => ({ value: member.account_id, label: member.display_name }))} />
        <Select {...form.bind("guide_id")} label={LABELS.guide_id} optional placeholder="Not recorded" options={guideOptions(guides, form.values.guide_id)} />
        {!planned && <Field {...form.bind("duration_min")} label={LABELS.duration_min} optional inputMode="numeric" maxLength={4} />}
      </div>
      <Field {...form.bind("code")} label={LABELS.code} maxLength={40} optional={fresh} hint={fresh ? "Left empty, it is made from the study codes." : undefined} />
    </>
  );
}

function useSave(interview: Interview | undefined, start: Typed, onClose: () => void) {
  const { id } = useStudy();
  const cache = useQueryClient();
  return useMergingSave<Typed, { code: string }>({
    start: { values: start, version: interview?.version ?? 0 },
    send: (_, version, { participant_ids, ...typed }) => {
      const body = fromTypedInterview(typed, participant_ids);
      if (!interview) return answer(api.POST("/api/v1/studies/{study_id}/interviews", { params: { path: { study_id: id } }, body }));
      const path = { study_id: id, interview_id: interview.id };
      return answer(api.PATCH("/api/v1/studies/{study_id}/interviews/{interview_id}", { params: { path }, headers: ifMatch(version), body }));
    },
    read: async () => {
      const there = await answer(api.GET("/api/v1/studies/{study_id}/interviews/{interview_id}", { params: { path: { study_id: id, interview_id: interview?.id ?? "" } } }));
      return { values: { ...toTypedInterview(there, "", ""), participant_ids: there.participants.map((each) => each.id) }, version: there.version };
    },
    onSaved: (made) => {
      showToast({ message: interview ? "Saved: interview" : "Added: interview", subject: made.code });
      onClose();
    },
    onSettled: () => Promise.all(["interviews", "participants", "guides"].map((what) => cache.invalidateQueries({ queryKey: ["study", id, what] }))),
  });
}

/** A value as the form shows it. */
function useInWords(guides: readonly GuideLine[], people: readonly ParticipantLine[]): (name: keyof Typed, values: Typed) => string {
  const members = useMembers().data?.items ?? [];
  return (name, values) => {
    if (name === "participant_ids") return values.participant_ids.map((one) => people.find(({ id }) => id === one)?.study_code ?? "somebody").join(", ");
    if (name === "status") return INTERVIEW_STATUSES[values.status];
    if (name === "mode") return MODES[values.mode];
    if (name === "guide_id") return guides.find(({ id }) => id === values.guide_id)?.title ?? "";
    if (name === "interviewer_id") return members.find(({ account_id }) => account_id === values.interviewer_id)?.display_name ?? "";
    return values[name];
  };
}

/** The form waits for the lists it offers, so that what it begins with is among them. */
function InterviewForm({ interview, participantIds, guides, onClose }: Props & { guides: readonly GuideLine[] }) {
  const people = useParticipants().data ?? [];
  const guideOf = (ids: readonly string[]): string => likelyGuide(guides, people.filter((each) => ids.includes(each.id)).map((each) => each.group_id));
  const first = interview ? interview.participants.map((each) => each.id) : [...(participantIds ?? [])];
  const editing = useSave(interview, { ...toTypedInterview(interview, me.value?.account.id ?? "", guideOf(first)), participant_ids: first }, onClose);
  const { form } = editing;
  const chosen = form.values.participant_ids;
  const say = useInWords(guides, people);
  const choose = (ids: string[]): void => {
    // The guide follows the people for as long as nobody chose another.
    if (!interview && form.values.guide_id === guideOf(chosen)) form.set("guide_id", guideOf(ids));
    form.set("participant_ids", ids);
  };
  const offered = people.filter((each) => isTakingPart(each.status) || chosen.includes(each.id));
  return (
    <Form onSubmit={editing.save} problem={editing.problem} failed="The interview was not saved">
      <MetFields what="interview" {...editing} labelOf={(name) => LABELS[name]} say={say} />
      {interview && interview.transcripts.length > 0 && <Notice>Its transcripts stay linked to it. Changing who takes part changes whose consent they need.</Notice>}
      <ChooseParticipants participants={offered} chosen={[...chosen]} onChosen={choose} />
      <Fields form={form} guides={guides} fresh={!interview} />
      <div class="form-buttons">
        <Button kind="primary" type="submit" busy={editing.busy}>{interview ? "Save changes" : "Add interview"}</Button>
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
