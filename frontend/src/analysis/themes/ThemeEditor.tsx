/** Changes the words of a theme; every change of words is kept as a version, with the reason. */
import { useEffect, useRef, useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { useMergingSave } from "../../base/use-merging-save";
import { me } from "../../session/me";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { MetFields } from "../../ui/MetFields";
import { ReadingAge } from "../../ui/ReadingAge";
import { TextArea } from "../../ui/TextArea";
import { showToast } from "../../ui/toast-store";
import { ObjectiveChoice } from "../codebook/ObjectiveChoice";
import type { Objective } from "../codebook/use-study-facts";
import { THEME_LABELS, themeValues, type ThemeValues } from "./theme-words";
import { getTheme, getVersions, useThemesChanged, type Theme, type ThemeWritten } from "./themes";

interface Props {
  studyId: string;
  theme: Theme;
  objectives: readonly Objective[];
  onDone: () => void;
}

type Text = Exclude<keyof ThemeValues, "objective_ns" | "name">;
const FIELDS: readonly { name: Text; hint: string; rows: number }[] = [
  { name: "central_organising_concept", hint: "The one idea that all its passages share. If it can only be said as a list, it may be a topic.", rows: 3 },
  { name: "definition", hint: "What the theme says, in a paragraph.", rows: 5 },
  { name: "scope_in", hint: "What counts as part of it.", rows: 3 },
  { name: "scope_out", hint: "Where it ends, and what belongs elsewhere.", rows: 3 },
  { name: "plain_summary", hint: "What reviewers read. Short sentences, everyday words.", rows: 5 },
  { name: "easy_read", hint: "For easy read: one short idea a line.", rows: 4 },
  { name: "why_we_think_this", hint: "For reviewers: how the team came to it.", rows: 3 },
];

const say = (name: keyof ThemeValues, values: ThemeValues): string => (name === "objective_ns" ? values.objective_ns.join(", ") : values[name]);

/** Who wrote the words that stand there; unknown where no words were changed since. */
async function lastBy(studyId: string, there: Theme, since: number): Promise<string | undefined> {
  if (there.text_n === since) return undefined;
  return getVersions(studyId, there.id).then(({ items }) => items[0]?.author).catch(() => undefined);
}

export function ThemeEditor({ studyId, theme, objectives, onDone }: Props) {
  const [reason, setReason] = useState("");
  const changed = useThemesChanged(studyId);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.querySelector("input")?.focus(), []);
  const editing = useMergingSave<ThemeValues, ThemeWritten>({
    start: { values: themeValues(theme), version: theme.version },
    send: (changes, version) =>
      answer(
        api.PATCH("/api/v1/studies/{study_id}/themes/{theme_id}", {
          params: { path: { study_id: studyId, theme_id: theme.id } },
          headers: ifMatch(version),
          body: { ...changes, reason },
        }),
      ),
    read: async () => {
      const there = await getTheme(studyId, theme.id);
      return { values: themeValues(there), version: there.version, by: await lastBy(studyId, there, theme.text_n) };
    },
    onSaved: (saved) => {
      void changed();
      showToast({ message: saved.text_n > theme.text_n ? `Saved as version ${saved.text_n}` : "Saved", subject: saved.name });
      onDone();
    },
  });
  const { form } = editing;
  return (
    <div ref={top}>
      <Form onSubmit={editing.save} problem={editing.problem} failed="The theme was not saved" label={`Edit ${theme.name}`}>
        <MetFields what="theme" meeting={editing.meeting} decide={editing.decide} labelOf={(name) => THEME_LABELS[name]} say={say} joins={(name) => name !== "objective_ns" && name !== "name"} me={me.value?.account.display_name} />
        <Field {...form.bind("name")} label={THEME_LABELS.name} width="wide" />
        {FIELDS.map(({ name, hint, rows }) => (
          <div class="stack-tight" key={name}>
            <TextArea {...form.bind(name)} label={THEME_LABELS[name]} hint={hint} rows={rows} wide />
            {(name === "plain_summary" || name === "easy_read") && <ReadingAge text={form.values[name]} />}
          </div>
        ))}
        <ObjectiveChoice objectives={objectives} value={form.values.objective_ns} onValue={(value) => form.set("objective_ns", value)} />
        <Field name="reason" label="Why you changed it" value={reason} onValue={setReason} optional width="wide" hint="Kept with the version: a discussion, a reviewer’s comment, a passage that did not fit." />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy}>Save theme</Button>
          <Button onClick={onDone}>Cancel</Button>
        </div>
      </Form>
    </div>
  );
}
