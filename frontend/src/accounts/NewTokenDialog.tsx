/** Make an access token; its secret is shown this once. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import type { components } from "../base/schema";
import { me } from "../session/me";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { CopyField } from "../ui/CopyField";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { Notice } from "../ui/Notice";
import { Select } from "../ui/Select";
import { useForm } from "../ui/use-form";

type Made = components["schemas"]["TokenMadeOut"];
type Scope = components["schemas"]["TokenIn"]["scopes"][number];

const SCOPES: readonly Scope[] = ["read", "write", "export"];
const DAYS = [7, 30, 90].map((days) => ({ value: String(days), label: `${days} days` }));

/** The studies in which a token may be made: those I work in. */
function studyOptions() {
  return (me.value?.studies ?? []).filter((study) => study.role === "researcher" || study.role === "supervisor").map((study) => ({ value: study.id, label: study.short_title }));
}

function Secret({ made, onClose }: { made: Made; onClose: () => void }) {
  return (
    <>
      <Notice tone="warn" title="Copy it now">It is shown this once. Keep it where you keep passwords, never in a script that others can read.</Notice>
      <CopyField label={`Token “${made.name}”`} value={made.secret} />
      <div><Button kind="primary" onClick={onClose}>I have copied it</Button></div>
    </>
  );
}

function useMaking() {
  const cache = useQueryClient();
  const studies = studyOptions();
  const form = useForm({ name: "", study_id: studies[0]?.value ?? "", read: true, write: false, export: false, days: "30" });
  const make = useMutation({
    mutationFn: () => {
      const { name, study_id, days } = form.values;
      const scopes = SCOPES.filter((scope) => form.values[scope]);
      return answer(api.POST("/api/v1/me/tokens", { body: { name, study_id, scopes, days: Number(days) } }));
    },
    onSuccess: () => void cache.invalidateQueries({ queryKey: ["tokens"] }),
  });
  return { form, make, studies };
}

export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const { form, make, studies } = useMaking();
  return (
    <Dialog title="New access token" onClose={onClose} firm={Boolean(make.data)}>
      {make.data && <Secret made={make.data} onClose={onClose} />}
      {!make.data && (
        <Form label="New access token" onSubmit={() => make.mutate()} problem={make.error} failed="The token was not made">
          <Field {...form.bind("name")} label="Name" hint="What it is for, so that you know later which to revoke." autoFocus />
          <Select {...form.bind("study_id")} label="Study" options={studies} />
          <fieldset class="choices">
            <legend>What it may do</legend>
            <Checkbox {...form.bind("read")} label="Read" hint="Transcripts, codes, codings and themes." />
            <Checkbox {...form.bind("write")} label="Write" hint="Import and code, in your name." />
            <Checkbox {...form.bind("export")} label="Export" hint="Take tables and documents out of the study." />
          </fieldset>
          <Select {...form.bind("days")} label="Ends after" options={DAYS} />
          <div class="form-buttons">
            <Button kind="primary" type="submit" busy={make.isPending}>Make token</Button>
            <Button onClick={onClose}>Cancel</Button>
          </div>
        </Form>
      )}
    </Dialog>
  );
}
