/** Attest item by item that a transcript is de-identified, or return it with a reason. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { me } from "../../session/me";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Form } from "../../ui/Form";
import type { FieldError } from "../../ui/form-context";
import { Notice } from "../../ui/Notice";
import { TextArea } from "../../ui/TextArea";
import { showToast } from "../../ui/toast-store";
import { CHECKLIST } from "./checklist";
import type { Checklist, Whole } from "./shapes";

type Ticks = Checklist;

const NONE = Object.fromEntries(CHECKLIST.map((item) => [item.name, false])) as Ticks;

function useVerdict(transcript: Whole) {
  const study = useStudy();
  const cache = useQueryClient();
  const { route } = useLocation();
  const params = { path: { study_id: study.id, transcript_id: transcript.id } };
  const done = (message: string) => (): void => {
    showToast({ message, subject: transcript.title });
    route(study.path("transcripts"));
  };
  const onSettled = (): unknown => cache.invalidateQueries({ queryKey: ["study", study.id, "transcripts"] });
  const attest = useMutation({
    mutationFn: (body: { checklist: Ticks; note: string }) =>
      answer(api.POST("/api/v1/studies/{study_id}/transcripts/{transcript_id}/attestation", { params, body })),
    onSuccess: done("Attested as de-identified"),
    onSettled,
  });
  const giveBack = useMutation({
    mutationFn: (note: string) => answer(api.POST("/api/v1/studies/{study_id}/transcripts/{transcript_id}/return", { params, body: { note } })),
    onSuccess: done("Returned"),
    onSettled,
  });
  return { attest, giveBack };
}

function Return({ onSend, onCancel, problem, busy }: { onSend: (note: string) => void; onCancel: () => void; problem: Error | null; busy: boolean }) {
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState<readonly FieldError[]>([]);
  const send = (): void => {
    if (note.trim()) onSend(note);
    else setWrong([{ path: "note", message: "Say what still shows who somebody is." }]);
  };
  return (
    <Form onSubmit={send} problem={problem} errors={wrong} failed="It was not returned" label="Return the transcript">
      <TextArea
        wide autoFocus label="What still shows who somebody is" name="note" rows={5} value={note} onValue={setNote}
        hint="Name the turns by number (“turn 14: the street”), not the words themselves."
      />
      <div class="form-buttons" data-foot><Button kind="primary" type="submit" busy={busy}>Return it</Button><Button onClick={onCancel}>Back to the checklist</Button></div>
    </Form>
  );
}

export function CheckForm({ transcript }: { transcript: Whole }) {
  const [ticks, setTicks] = useState(NONE);
  const [note, setNote] = useState("");
  const [returning, setReturning] = useState(false);
  const { attest, giveBack } = useVerdict(transcript);
  const left = CHECKLIST.filter((item) => !ticks[item.name]).length;
  const alone = transcript.imported_by?.account_id === me.value?.account.id;
  if (returning) return <Return onSend={giveBack.mutate} onCancel={() => setReturning(false)} problem={giveBack.error} busy={giveBack.isPending} />;
  return (
    <Form onSubmit={() => attest.mutate({ checklist: ticks, note })} problem={attest.error} failed="It was not attested" label="Attest de-identification">
      {alone && <Notice>You imported this yourself. The study’s policy allows that; it is recorded as a self-check and reports say so.</Notice>}
      <fieldset class="check-list">
        <legend>Read the whole text, then tick what holds</legend>
        {CHECKLIST.map(({ name, label, hint }) => (
          <Checkbox key={name} name={`checklist.${name}`} label={label} hint={hint} value={ticks[name]} onValue={(tick) => setTicks((now) => ({ ...now, [name]: tick }))} />
        ))}
      </fieldset>
      <TextArea wide optional label="Note" name="note" hint="Seen by the team. No names of people." value={note} onValue={setNote} rows={2} />
      <p class="quiet small" role="status">{left === 0 ? "All ticked." : `${left === 1 ? "1 item is" : `${left} items are`} not ticked yet.`}</p>
      <div class="form-buttons" data-foot>
        <Button kind="primary" type="submit" busy={attest.isPending} disabled={left > 0}>Attest de-identification</Button>
        <Button icon="undo" onClick={() => setReturning(true)}>Return it</Button>
      </div>
    </Form>
  );
}
