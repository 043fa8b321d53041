/** The fields of a code, for a new one and for an old one. */
import type { FormState } from "../../ui/use-form";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { KINDS, ORIGINS, type CodeValues } from "./code-words";
import { LookPicker } from "./LookPicker";
import { ObjectiveChoice } from "./ObjectiveChoice";
import type { Objective } from "./use-study-facts";

const choices = <V extends string>(names: Record<V, string>): { value: V; label: string }[] => (Object.keys(names) as V[]).map((value) => ({ value, label: names[value] }));

interface Props {
  form: FormState<CodeValues>;
  objectives: readonly Objective[];
}

export function CodeFields({ form, objectives }: Props) {
  return (
    <>
      <Field {...form.bind("label")} label="Name" width="wide" autoFocus />
      <TextArea {...form.bind("definition")} label="Definition" hint="What it means, so that a colleague would give it to the same passages." wide rows={3} />
      <TextArea {...form.bind("use_when")} label="Use it when" optional wide rows={2} />
      <TextArea {...form.bind("not_when")} label="Do not use it when" optional wide rows={2} hint="And which code fits instead." />
      <TextArea {...form.bind("example")} label="Example" optional wide rows={2} hint="A passage that shows it well." />
      <LookPicker colour={form.values.colour} pattern={form.values.pattern} onColour={(n) => form.set("colour", n)} onPattern={(n) => form.set("pattern", n)} />
      <Select {...form.bind("kind")} label="Kind" options={choices(KINDS)} />
      <Select {...form.bind("origin")} label="Origin" options={choices(ORIGINS)} />
      <ObjectiveChoice objectives={objectives} value={form.values.objective_ns} onValue={(value) => form.set("objective_ns", value)} />
    </>
  );
}
