/** The state of a theme, and moving it to another. */
import { useMutation } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
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

function StateDialog({ studyId, theme, onClose }: { studyId: string; theme: Theme; onClose: () => void }) {
  const changed = useThemesChanged(studyId);
  const first = CHOICES.find((each) => each === theme.state) ?? "reviewing";
  const [state, setState] = useState<Choice>(first);
  const [reason, setReason] = useState(theme.state_reason);
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/v1/studies/{study_id}/themes/{theme_id}/state", {
          params: { path: { study_id: studyId, theme_id: theme.id } },
          headers: ifMatch(theme.version),
          body: { state, reason },
        }),
      ),
    onSuccess: () => {
      showToast({ message: `The theme is now ${STATES[state].label.toLowerCase()}:`, subject: theme.name });
      onClose();
    },
    onSettled: changed,
  });
  return (
    <Dialog title="Change state" onClose={onClose} size="small">
      <Form onSubmit={() => save.mutate()} problem={save.error} failed="The state was not changed">
        <RadioGroup legend="State" name="state" value={state} onValue={setState} choices={CHOICES.map((value) => ({ value, label: STATES[value].label, hint: STATES[value].hint }))} />
        <TextArea name="reason" label="Reason" optional={state !== "discarded"} value={reason} onValue={setReason} rows={3} wide hint={state === "discarded" ? "Why the team lets it go. It is kept with the theme." : undefined} />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={save.isPending}>Change state</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}

export function StateCard({ studyId, theme, mayChange }: { studyId: string; theme: Theme; mayChange: boolean }) {
  const [asking, setAsking] = useState(false);
  return (
    <Card title="State" action={mayChange && <Button size="small" class="no-print" onClick={() => setAsking(true)}>Change</Button>}>
      <p class="row"><StatePill state={theme.state} /> <span class="quiet small">{STATES[theme.state as ThemeState].hint}</span></p>
      {theme.state_reason && <p class="prose">{theme.state_reason}</p>}
      {asking && <StateDialog studyId={studyId} theme={theme} onClose={() => setAsking(false)} />}
    </Card>
  );
}
