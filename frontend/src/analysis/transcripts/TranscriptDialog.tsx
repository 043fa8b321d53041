/** Change what is said about a transcript: its title, its interview, who speaks. */
import { useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { useMergingSave, type MergingSave } from "../../base/use-merging-save";
import type { Interview, ParticipantLine } from "../../fieldwork/shapes";
import { useInterviews } from "../../fieldwork/use-interviews";
import { useParticipants } from "../../fieldwork/use-participants";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ErrorState } from "../../ui/ErrorState";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { MetFields } from "../../ui/MetFields";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { showToast } from "../../ui/toast-store";
import { interviewOptions } from "./interview-options";
import { SpeakerChoice } from "./SpeakerChoice";
import type { Whole } from "./shapes";
import { useTranscript } from "./use-transcript";
import { choiceOf, whoOf, writeWho } from "./who-speaks";
import "./RowDetails.css";

interface Props {
  transcript: Whole;
  people: readonly ParticipantLine[];
  interviews: readonly Interview[];
  onClose: () => void;
}

/** Each label is a field of its own: who speaks under it, as one choice. */
type Values = { title: string; interview: string } & Record<`speaker.${string}`, string>;

const toValues = (transcript: Whole): Values => ({
  title: transcript.title, interview: transcript.interview?.id ?? "", ...Object.fromEntries(transcript.speakers.map((speaker) => [`speaker.${speaker.id}`, choiceOf({ kind: speaker.kind, participant_id: speaker.participant_id ?? null })])),
});

function useSave({ transcript, onClose }: Props) {
  const study = useStudy();
  const cache = useQueryClient();
  const params = { path: { study_id: study.id, transcript_id: transcript.id } };
  return useMergingSave<Values, Whole>({
    start: { values: toValues(transcript), version: transcript.version },
    send: async ({ title, interview, ...speakers }, version, values) => {
      let now: Whole = { ...transcript, version };
      if (title !== undefined || interview !== undefined) {
        now = await answer(api.PATCH("/api/v1/studies/{study_id}/transcripts/{transcript_id}", { params, headers: ifMatch(version), body: { title: values.title, interview_id: values.interview || null } }));
      }
      const changed = Object.entries(speakers).map(([name, value]) => ({ id: name.slice("speaker.".length), ...whoOf(value ?? "") }));
      if (changed.length === 0) return now;
      return answer(api.PUT("/api/v1/studies/{study_id}/transcripts/{transcript_id}/speakers", { params, headers: ifMatch(now.version), body: { speakers: changed } }));
    },
    read: async () => {
      const there = await answer(api.GET("/api/v1/studies/{study_id}/transcripts/{transcript_id}", { params }));
      return { values: toValues(there), version: there.version };
    },
    onSaved: (done) => {
      showToast({ message: "Saved", subject: done.title });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id] }),
  });
}

function Met({ editing, transcript, people, interviews }: Omit<Props, "onClose"> & { editing: MergingSave<Values> }) {
  const labelOf = (name: keyof Values): string => (name === "title" ? "Title" : name === "interview" ? "Interview" : (transcript.speakers.find(({ id }) => name === `speaker.${id}`)?.label ?? "Speaker"));
  const say = (name: keyof Values, values: Values): string => {
    if (name === "title") return values.title;
    if (name === "interview") return interviews.find(({ id }) => id === values.interview)?.code ?? "";
    return writeWho(whoOf(values[name] ?? ""), people);
  };
  return <MetFields what="transcript" {...editing} labelOf={labelOf} say={say} />;
}

function Fields(props: Props) {
  const { transcript, people, interviews, onClose } = props;
  const editing = useSave(props);
  const { form } = editing;
  const near = new Set(interviews.find((each) => each.id === form.values.interview)?.participants.map((each) => each.id));
  return (
    <Form onSubmit={editing.save} problem={editing.problem} failed="The transcript was not saved">
      <Met editing={editing} transcript={transcript} people={people} interviews={interviews} />
      <Field {...form.bind("title")} label="Title" hint="Seen by the whole team: no names of people." maxLength={200} />
      <Select {...form.bind("interview")} label="Interview" optional placeholder="No interview" options={interviewOptions(interviews)} />
      {transcript.speakers.length > 0 && <h3>Who speaks</h3>}
      <div class="row-fields">
        {transcript.speakers.map(({ id, label }) => (
          <SpeakerChoice
            key={id} said={{ label, ...whoOf(form.values[`speaker.${id}`] ?? "") }} people={people} near={near}
            onSaid={(now) => form.set(`speaker.${id}`, choiceOf(now))}
          />
        ))}
      </div>
      <div class="form-buttons">
        <Button kind="primary" type="submit" busy={editing.busy}>Save</Button>
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
