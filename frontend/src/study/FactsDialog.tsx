/** Change the title, the research question and what the register says. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useAsOpened } from "../base/use-as-opened";
import { loadMe } from "../session/load-me";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { TextArea } from "../ui/TextArea";
import { showToast } from "../ui/toast-store";
import { useForm } from "../ui/use-form";
import { FACT_FIELDS, factOf, withFacts, type FactName } from "./register-facts";
import type { Study } from "./shapes";
import { studyKey } from "./study-key";

type Typed = Record<FactName | "short_title" | "research_question", string>;

export function FactsDialog({ study: given, onClose }: { study: Study; onClose: () => void }) {
  const study = useAsOpened(given);
  const cache = useQueryClient();
  const known = Object.fromEntries(FACT_FIELDS.map(({ name }) => [name, factOf(study.facts, name)])) as Record<FactName, string>;
  const form = useForm<Typed>({ short_title: study.short_title, research_question: study.research_question, ...known });
  const save = useMutation({
    mutationFn: () => {
      const { short_title, research_question, ...facts } = form.values;
      const params = { path: { study_id: study.id } };
      return answer(api.PATCH("/api/v1/studies/{study_id}", { params, headers: ifMatch(study.version), body: { short_title, research_question, facts: withFacts(study.facts, facts) } }));
    },
    onSuccess: async (saved) => {
      cache.setQueryData(studyKey(study.id), saved);
      await loadMe();
      showToast({ message: "Saved:", subject: "facts of the study" });
      onClose();
    },
    onError: () => void cache.invalidateQueries({ queryKey: studyKey(study.id) }),
  });
  return (
    <Dialog title="Facts of the study" onClose={onClose}>
      <Form onSubmit={() => save.mutate()} problem={save.error} failed="The facts were not saved">
        <Field {...form.bind("short_title")} label="Title" width="wide" maxLength={200} />
        <TextArea {...form.bind("research_question")} label="Research question" rows={3} maxLength={2000} wide optional />
        {FACT_FIELDS.map(({ name, label, long }) =>
          long ? <TextArea key={name} {...form.bind(name)} label={label} rows={2} wide optional /> : <Field key={name} {...form.bind(name)} label={label} type={name.endsWith("date") ? "date" : "text"} width={name.endsWith("date") ? "short" : "normal"} optional />,
        )}
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!form.changed}>Save facts</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
