/** Change what is said about a transcript: its title, its interview, who speaks. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import type { Interview, ParticipantLine } from "../../fieldwork/shapes";
import { useInterviews } from "../../fieldwork/use-interviews";
import { useParticipants } from "../../fieldwork/use-participants";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ErrorState } from "../../ui/ErrorState";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { showToast } from "../../ui/toast-store";
import { useForm } from "../../ui/use-form";
import { interviewOptions } from "./interview-options";
import { SpeakerChoice } from "./SpeakerChoice";
import type { Speaker, Whole } from "./shapes";
import { useTranscript } from "./use-transcript";
import "./RowDetails.css";

interface Props {
  transcript: Whole;
  people: readonly ParticipantLine[];
  interviews: readonly Interview[];
  onClose: () => void;
}

const same = (one: Speaker, other: Speaker): boolean => one.kind === other.kind && one.participant_id === other.participant_id;

function useSave({ transcript, onClose }: Props, values: () => { title: string; interview: string; speakers: readonly Speaker[] }) {
  const study = useStudy();
  const cache = useQueryClient();
  const path = { study_id: study.id, transcript_id: transcript.id };
  return useMutation({
    mutationFn: async () => {
      const { title, interview, speakers } = values();
      let now = transcript;
      if (title.trim() !== transcript.title || interview !== (transcript.interview?.id ?? "")) {
        now = await answer(
          api.PATCH("/api/v1/studies/{study_id}/transcripts/{transcript_id}", {
            params: { path }, headers: ifMatch(now.version), body: { title, interview_id: interview || null },
          }),
        );
      }
      const changed = speakers.filter((each, index) => !same(each, transcript.speakers[index] ?? each));
      if (changed.length === 0) return now;
      return answer(
        api.PUT("/api/v1/studies/{study_id}/transcripts/{transcript_id}/speakers", {
          params: { path }, headers: ifMatch(now.version), body: { speakers: changed.map(({ id, kind, participant_id }) => ({ id, kind, participant_id })) },
        }),
      );
    },
    onSuccess: (done) => {
      showToast({ message: "Saved", subject: done.title });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id] }),
  });
}

function Fields(props: Props) {
  const { transcript, people, interviews, onClose } = props;
  const form = useForm({ title: transcript.title, interview: transcript.interview?.id ?? "" });
  const [speakers, setSpeakers] = useState<readonly Speaker[]>(transcript.speakers);
  const save = useSave(props, () => ({ ...form.values, speakers }));
  const near = new Set(interviews.find((each) => each.id === form.values.interview)?.participants.map((each) => each.id));
  return (
    <Form onSubmit={() => save.mutate()} problem={save.error} failed="The transcript was not saved">
      <Field {...form.bind("title")} label="Title" hint="Seen by the whole team: no names of people." maxLength={200} />
      <Select {...form.bind("interview")} label="Interview" optional placeholder="No interview" options={interviewOptions(interviews)} />
      {speakers.length > 0 && <h3>Who speaks</h3>}
      <div class="row-fields">
        {speakers.map((speaker) => (
          <SpeakerChoice
            key={speaker.id} said={{ label: speaker.label, kind: speaker.kind, participant_id: speaker.participant_id ?? null }} people={people} near={near}
            onSaid={({ kind, participant_id }) => setSpeakers(speakers.map((each) => (each.id === speaker.id ? { ...each, kind, participant_id } : each)))}
          />
        ))}
      </div>
      <div class="form-buttons">
        <Button kind="primary" type="submit" busy={save.isPending}>Save</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Form>
  );
}

export function TranscriptDialog({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  const transcript = useTranscript(id);
  const people = useParticipants();
  const interviews = useInterviews();
  const failed = transcript.error ?? people.error ?? interviews.error;
  const ready = transcript.data && people.data && interviews.data;
  return (
    <Dialog title={title} size="wide" onClose={onClose}>
      {failed && !ready && <ErrorState problem={failed} onRetry={() => void Promise.all([transcript.refetch(), people.refetch(), interviews.refetch()])} />}
      {!failed && !ready && <Skeleton lines={5} />}
      {ready && <Fields transcript={transcript.data} people={people.data} interviews={interviews.data} onClose={onClose} />}
    </Dialog>
  );
}
