/** Change rules of the policy, with a reason that stands in the study's record. */
import { useQueryClient } from "@tanstack/preact-query";
import { useRef, useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useMergingSave } from "../base/use-merging-save";
import { loadMe } from "../session/load-me";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import type { FieldError } from "../ui/form-context";
import { MetFields } from "../ui/MetFields";
import { Notice } from "../ui/Notice";
import { Select } from "../ui/Select";
import { TextArea } from "../ui/TextArea";
import { showToast } from "../ui/toast-store";
import { NUMBERS, SWITCHES, VARIANTS } from "./policy-words";
import type { Policy, Study } from "./shapes";
import { studyKey } from "./study-key";

type Typed = Omit<Policy, "small_cell_threshold" | "quote_word_limit" | "profile"> & { small_cell_threshold: string; quote_word_limit: string };

function toTyped(policy: Policy): Typed {
  const switches = Object.fromEntries(SWITCHES.map(({ name }) => [name, policy[name]])) as Pick<Policy, (typeof SWITCHES)[number]["name"]>;
  return { ...switches, ta_variant: policy.ta_variant, small_cell_threshold: String(policy.small_cell_threshold), quote_word_limit: String(policy.quote_word_limit) };
}

/** As the server takes it. */
const toSent = (typed: Partial<Typed>): Record<string, boolean | number | string> =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, NUMBERS.some((each) => each.name === name) ? Number(value) : value]));

function wrong(typed: Typed, reason: string): FieldError[] {
  const numbers = NUMBERS.filter(({ name, low, high }) => {
    const value = Number(typed[name]);
    return !Number.isInteger(value) || value < low || value > high;
  }).map(({ name, low, high }) => ({ path: name, message: `Give a whole number from ${low} to ${high}` }));
  return reason.trim().length < 3 ? [...numbers, { path: "reason", message: "Say why this is changed" }] : numbers;
}

const labelOf = (name: keyof Typed): string => [...SWITCHES.map((each) => ({ name: each.name, label: each.asks })), ...NUMBERS].find((each) => each.name === name)?.label ?? "Variant of thematic analysis";

function say(name: keyof Typed, typed: Typed): string {
  if (name === "ta_variant") return VARIANTS[typed.ta_variant];
  const value = typed[name];
  return typeof value === "boolean" ? (value ? "Yes" : "No") : value;
}

export function PolicyDialog({ study, onClose }: { study: Study; onClose: () => void }) {
  const cache = useQueryClient();
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const params = { path: { study_id: study.id } };
  const stood = useRef(toTyped(study.policy));
  const editing = useMergingSave<Typed, { version: number }>({
    start: { values: stood.current, version: study.version },
    // Only what differs is sent, so that the record names what was changed and nothing else.
    send: (changes, version) => answer(api.PATCH("/api/v1/studies/{study_id}/policy", { params, headers: ifMatch(version), body: { switches: toSent(changes), reason: reason.trim() } })),
    read: async () => {
      const there = (await answer(api.GET("/api/v1/studies/{study_id}", { params }))) as Study;
      stood.current = toTyped(there.policy);
      return { values: stood.current, version: there.version };
    },
    onSaved: (saved) => {
      cache.setQueryData(studyKey(study.id), saved);
      showToast({ message: "Changed:", subject: "what protects people" });
      void loadMe().then(onClose);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: studyKey(study.id) }),
  });
  const { form } = editing;
  const typed = form.values;
  const opened = SWITCHES.filter((each) => stood.current[each.name] && !typed[each.name]);
  const send = (): void => {
    const found = wrong(typed, reason);
    setErrors(found);
    if (found.length === 0) editing.save();
  };
  return (
    <Dialog title="Change what protects people" onClose={onClose}>
      <Form onSubmit={send} errors={errors} problem={editing.problem} failed="Nothing was changed">
        <MetFields what="policy" {...editing} labelOf={labelOf} say={say} />
        {SWITCHES.map((each) => (
          <Checkbox key={each.name} name={each.name} label={each.asks} hint={typed[each.name] ? each.protects : each.off} value={typed[each.name]} onValue={(on) => form.set(each.name, on)} />
        ))}
        {NUMBERS.map((each) => (
          <Field key={each.name} name={each.name} label={each.label} hint={each.hint} width="short" inputMode="numeric" maxLength={3} value={typed[each.name]} onValue={(value) => form.set(each.name, value)} />
        ))}
        <Select name="ta_variant" label="Variant of thematic analysis" value={typed.ta_variant} onValue={(value) => form.set("ta_variant", value as Policy["ta_variant"])} options={Object.entries(VARIANTS).map(([value, label]) => ({ value, label }))} />
        {opened.length > 0 && <Notice tone="warn" title="Less protection">{opened.map((each) => each.off).join(" ")}</Notice>}
        <TextArea name="reason" label="Why" value={reason} onValue={setReason} rows={2} maxLength={2000} hint="It is kept with the study, and the change with your name in its record." />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy} disabled={!editing.unsaved}>Save rules</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
