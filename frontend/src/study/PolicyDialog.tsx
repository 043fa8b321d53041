/** Change rules of the policy, with a reason that stands in the study's record. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useAsOpened } from "../base/use-as-opened";
import { loadMe } from "../session/load-me";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import type { FieldError } from "../ui/form-context";
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

/** Only what differs is sent, so that the record names what was changed and nothing else. */
function changes(policy: Policy, typed: Typed): Record<string, boolean | number | string> {
  const wanted: Record<string, boolean | number | string> = { ...typed, small_cell_threshold: Number(typed.small_cell_threshold), quote_word_limit: Number(typed.quote_word_limit) };
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => policy[name as keyof Policy] !== value));
}

function wrong(typed: Typed, reason: string): FieldError[] {
  const numbers = NUMBERS.filter(({ name, low, high }) => {
    const value = Number(typed[name]);
    return !Number.isInteger(value) || value < low || value > high;
  }).map(({ name, low, high }) => ({ path: name, message: `Give a whole number from ${low} to ${high}` }));
  return reason.trim().length < 3 ? [...numbers, { path: "reason", message: "Say why this is changed" }] : numbers;
}

export function PolicyDialog({ study: given, onClose }: { study: Study; onClose: () => void }) {
  const study = useAsOpened(given);
  const cache = useQueryClient();
  const [typed, setTyped] = useState(() => toTyped(study.policy));
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const said = changes(study.policy, typed);
  const opened = SWITCHES.filter((each) => study.policy[each.name] && !typed[each.name]);
  const save = useMutation({
    mutationFn: () =>
      answer(api.PATCH("/api/v1/studies/{study_id}/policy", { params: { path: { study_id: study.id } }, headers: ifMatch(study.version), body: { switches: said, reason: reason.trim() } })),
    onSuccess: async (saved) => {
      cache.setQueryData(studyKey(study.id), saved);
      await loadMe();
      showToast({ message: "Changed:", subject: "what protects people" });
      onClose();
    },
    onError: () => void cache.invalidateQueries({ queryKey: studyKey(study.id) }),
  });
  const send = (): void => {
    const found = wrong(typed, reason);
    setErrors(found);
    if (found.length === 0) save.mutate();
  };
  return (
    <Dialog title="Change what protects people" onClose={onClose}>
      <Form onSubmit={send} errors={errors} problem={save.error} failed="Nothing was changed">
        {SWITCHES.map((each) => (
          <Checkbox key={each.name} name={each.name} label={each.asks} hint={typed[each.name] ? each.protects : each.off} value={typed[each.name]} onValue={(on) => setTyped({ ...typed, [each.name]: on })} />
        ))}
        {NUMBERS.map((each) => (
          <Field key={each.name} name={each.name} label={each.label} hint={each.hint} width="short" inputMode="numeric" maxLength={3} value={typed[each.name]} onValue={(value) => setTyped({ ...typed, [each.name]: value })} />
        ))}
        <Select name="ta_variant" label="Variant of thematic analysis" value={typed.ta_variant} onValue={(value) => setTyped({ ...typed, ta_variant: value as Policy["ta_variant"] })} options={Object.entries(VARIANTS).map(([value, label]) => ({ value, label }))} />
        {opened.length > 0 && <Notice tone="warn" title="Less protection">{opened.map((each) => each.off).join(" ")}</Notice>}
        <TextArea name="reason" label="Why" value={reason} onValue={setReason} rows={2} maxLength={2000} hint="It is kept with the study, and the change with your name in its record." />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={save.isPending} disabled={Object.keys(said).length === 0}>Save rules</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
