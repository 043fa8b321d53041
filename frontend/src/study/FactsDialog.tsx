/** Change the title, the research question and what the register says. */
import { useQueryClient } from "@tanstack/preact-query";
import { useRef } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useMergingSave } from "../base/use-merging-save";
import { loadMe } from "../session/load-me";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { MetFields } from "../ui/MetFields";
import { TextArea } from "../ui/TextArea";
import { showToast } from "../ui/toast-store";
import { FACT_FIELDS, factOf, withFacts, type FactName } from "./register-facts";
import type { Study } from "./shapes";
import { studyKey } from "./study-key";

type Typed = Record<FactName | "short_title" | "research_question", string>;

const LABELS = Object.fromEntries([["short_title", "Title"], ["research_question", "Research question"], ...FACT_FIELDS.map(({ name, label }) => [name, label])]) as Record<keyof Typed, string>;
const LONG = new Set<string>(["research_question", ...FACT_FIELDS.filter(({ long }) => long).map(({ name }) => name)]);

function toTyped(study: Study): Typed {
  const known = Object.fromEntries(FACT_FIELDS.map(({ name }) => [name, factOf(study.facts, name)])) as Record<FactName, string>;
  return { short_title: study.short_title, research_question: study.research_question, ...known };
}

export function FactsDialog({ study, onClose }: { study: Study; onClose: () => void }) {
  const cache = useQueryClient();
  const params = { path: { study_id: study.id } };
  // Facts that the form does not show go back as they stand there.
  const facts = useRef(study.facts);
  const editing = useMergingSave<Typed, Awaited<ReturnType<typeof send>>>({
    start: { values: toTyped(study), version: study.version },
    send: (_, version, values) => send(version, values),
    read: async () => {
      const there = (await answer(api.GET("/api/v1/studies/{study_id}", { params }))) as Study;
      facts.current = there.facts;
      return { values: toTyped(there), version: there.version };
    },
    onSaved: (saved) => {
      cache.setQueryData(studyKey(study.id), saved);
      showToast({ message: "Saved:", subject: "facts of the study" });
      void loadMe().then(onClose);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: studyKey(study.id) }),
  });
  function send(version: number, { short_title, research_question, ...typed }: Typed) {
    return answer(api.PATCH("/api/v1/studies/{study_id}", { params, headers: ifMatch(version), body: { short_title, research_question, facts: withFacts(facts.current, typed) } }));
  }
  const { form } = editing;
  return (
    <Dialog title="Facts of the study" onClose={onClose}>
      <Form onSubmit={editing.save} problem={editing.problem} failed="The facts were not saved">
        <MetFields what="study" {...editing} labelOf={(name) => LABELS[name]} joins={(name) => LONG.has(name)} />
        <Field {...form.bind("short_title")} label={LABELS.short_title} width="wide" maxLength={200} />
        <TextArea {...form.bind("research_question")} label={LABELS.research_question} rows={3} maxLength={2000} wide optional />
        {FACT_FIELDS.map(({ name, label, long }) =>
          long ? <TextArea key={name} {...form.bind(name)} label={label} rows={2} wide optional /> : <Field key={name} {...form.bind(name)} label={label} type={name.endsWith("date") ? "date" : "text"} width={name.endsWith("date") ? "short" : "normal"} optional />,
        )}
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy} disabled={!editing.unsaved}>Save facts</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
