/** The state of a theme, and moving it to another. */
import { useMutation } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { RadioGroup } from "../../ui/RadioGroup";
import { TextArea } from "../../ui/TextArea";
import { showToast } from "../../ui/toast-store";
import { StatePill } from "./StatePill";
import { CHOICES, STATES, type ThemeState } from "./theme-words";
import { useThemesChanged, type Theme } from "./themes";

type Choice = (typeof CHOICES)[number];

const move = (studyId: string, theme: Theme, state: Choice, reason: string) => {
  const there = { params: { path: { study_id: studyId, theme_id: theme.id } }, headers: ifMatch(theme.version) };
  return state === "final"
    ? answer(api.POST("/api/v1/studies/{study_id}/themes/{theme_id}/finalise", there))
    : answer(api.POST("/api/v1/studies/{study_id}/themes/{theme_id}/state", { ...there, body: { state, reason } }));
};

function StateDialog({ theme, onClose }: { theme: Theme; onClose: () => void }) {
  const study = useStudy();
  const changed = useThemesChanged(study.id);
  const choices = CHOICES.filter((each) => each !== "final" || study.may("finalise_theme"));
  const first = choices.find((each) => each === theme.state) ?? "reviewing";
  const [state, setState] = useState<Choice>(first);
  const [reason, setReason] = useState(theme.state_reason);
  const save = useMutation({
    mutationFn: () => move(study.id, theme, state, reason),
    onSuccess: () => {
      showToast({ message: `The theme is now ${STATES[state].label.toLowerCase()}:`, subject: theme.name });
      onClose();
    },
    onSettled: changed,
  });
  return (
    <Dialog title="Change state" onClose={onClose} size="small">
      <Form onSubmit={() => save.mutate()} problem={save.error} failed="The state was not changed">
        <RadioGroup legend="State" name="state" value={state} onValue={setState} choices={choices.map((value) => ({ value, label: STATES[value].label, hint: STATES[value].hint }))} />
        {state !== "final" && <TextArea name="reason" label="Reason" optional={state !== "discarded"} value={reason} onValue={setReason} rows={3} wide hint={state === "discarded" ? "Why the team lets it go. It is kept with the theme." : undefined} />}
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={save.isPending}>Change state</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}

export function StateCard({ theme, mayChange }: { theme: Theme; mayChange: boolean }) {
  const [asking, setAsking] = useState(false);
  return (
    <Card title="State" action={mayChange && <Button size="small" class="no-print" onClick={() => setAsking(true)}>Change</Button>}>
      <p class="row"><StatePill state={theme.state} /> <span class="quiet small">{STATES[theme.state as ThemeState].hint}</span></p>
      {theme.state_reason && <p class="prose">{theme.state_reason}</p>}
      {asking && <StateDialog theme={theme} onClose={() => setAsking(false)} />}
    </Card>
  );
}
