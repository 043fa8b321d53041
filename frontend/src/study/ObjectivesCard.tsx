/** The objectives of the study, numbered, each also in plain words. */
import { useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useMergingSave } from "../base/use-merging-save";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { MetFields } from "../ui/MetFields";
import { TextArea } from "../ui/TextArea";
import { readInStudy } from "./read-in-study";
import type { Objective, Study } from "./shapes";
import { studyKey } from "./study-key";
import "./SettingsPage.css";

interface Typed {
  text: string;
  plain_text: string;
}

const LABELS: Record<keyof Typed, string> = { text: "Objective", plain_text: "In plain words" };
const toTyped = (objective: Objective | undefined): Typed => ({ text: objective?.text ?? "", plain_text: objective?.plain_text ?? "" });

function ObjectiveDialog({ studyId, objective, onClose }: { studyId: string; objective: Objective | undefined; onClose: () => void }) {
  const cache = useQueryClient();
  const editing = useMergingSave<Typed, unknown>({
    start: { values: toTyped(objective), version: objective?.version ?? 0 },
    send: (_, version, body) => {
      if (!objective) return answer(api.POST("/api/v1/studies/{study_id}/objectives", { params: { path: { study_id: studyId } }, body }));
      const path = { study_id: studyId, objective_id: objective.id };
      return answer(api.PATCH("/api/v1/studies/{study_id}/objectives/{objective_id}", { params: { path }, headers: ifMatch(version), body }));
    },
    read: () => readInStudy<Objective, Typed>(studyId, ({ objectives }) => objectives.find(({ id }) => id === objective?.id), toTyped),
    onSaved: onClose,
    onSettled: () => cache.invalidateQueries({ queryKey: studyKey(studyId) }),
  });
  const { form } = editing;
  return (
    <Dialog title={objective ? `Objective ${objective.n}` : "Add an objective"} onClose={onClose}>
      <Form onSubmit={editing.save} problem={editing.problem} failed="The objective was not saved">
        <MetFields what="objective" {...editing} labelOf={(name) => LABELS[name]} joins={() => true} />
        <TextArea {...form.bind("text")} label={LABELS.text} rows={3} maxLength={2000} autoFocus />
        <TextArea {...form.bind("plain_text")} label={LABELS.plain_text} rows={2} optional maxLength={2000} hint="Reviewers read this." />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy} disabled={!editing.unsaved}>Save objective</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}

export function ObjectivesCard({ study, mayChange }: { study: Study; mayChange: boolean }) {
  const [changing, setChanging] = useState<Objective | "new" | null>(null);
  return (
    <Card title="Objectives" flush action={mayChange && <Button size="small" icon="plus" onClick={() => setChanging("new")}>Add an objective</Button>}>
      {study.objectives.length === 0 && <p class="settings-none quiet">No objectives yet. Questions, codes and themes are held against them.</p>}
      <ul class="settings-list">
        {study.objectives.map((objective) => (
          <li key={objective.id}>
            <span class="settings-mark">{objective.n}</span>
            <div>
              <strong>{objective.text}</strong>
              {objective.plain_text && <p>In plain words: {objective.plain_text}</p>}
            </div>
            {mayChange && <Button kind="quiet" size="small" icon="edit" label={`Change objective ${objective.n}`} onClick={() => setChanging(objective)} />}
          </li>
        ))}
      </ul>
      {changing && <ObjectiveDialog studyId={study.id} objective={changing === "new" ? undefined : changing} onClose={() => setChanging(null)} />}
    </Card>
  );
}
