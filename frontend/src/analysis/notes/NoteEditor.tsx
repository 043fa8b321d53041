/** Write or change a note. What is typed stays in this tab until it is saved; two writers lose neither's words. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useMergingSave, type MergingSave } from "../../base/use-merging-save";
import { me } from "../../session/me";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { MetFields } from "../../ui/MetFields";
import { Select } from "../../ui/Select";
import { showToast } from "../../ui/toast-store";
import type { FormState } from "../../ui/use-form";
import { dropDraft, draftOf, keepDraft } from "./drafts";
import { MentionField } from "./MentionField";
import { Names } from "./mentions";
import { emptyValues, labelOf, sayValue, sentOf, valuesOf, type NoteValues } from "./note-values";
import { KIND_WORDS, OCCASIONS, TEXTS } from "./note-words";
import { addNote, changeNote, readNote, useMentionables, useNotesChanged, type Note, type NoteKind, type NoteRef, type NoteWritten } from "./notes";
import { RefChooser } from "./RefChooser";
import { WhoReads } from "./WhoReads";

interface Props {
  kind: NoteKind;
  /** The note that is changed; none for a new one. */
  note?: Note | undefined;
  target?: NoteRef | undefined;
  /** The decision whose place this one takes. */
  supersedes?: Pick<Note, "id" | "title"> | undefined;
  onDone: (written: NoteWritten | null) => void;
}

const ABOUT = new Set(["code", "transcript", "participant", "theme"]);
const today = (): string => new Date().toLocaleDateString("sv-SE");

function Conflict({ kind, names, editing }: { kind: NoteKind; names: Names; editing: MergingSave<NoteValues> }) {
  const isText = (name: keyof NoteValues): boolean => TEXTS[kind].some((each) => each.name === name);
  return (
    <MetFields
      what={KIND_WORDS[kind].one.toLowerCase()} meeting={editing.meeting} decide={editing.decide} labelOf={(name) => labelOf(kind, name)}
      say={(name, values) => (isText(name) ? names.say(sayValue(name, values)) : sayValue(name, values))} joins={isText} me={me.value?.account.display_name}
    />
  );
}

function Facts({ kind, form, fixed, choices }: { kind: NoteKind; form: FormState<NoteValues>; fixed: boolean; choices: readonly NoteRef[] }) {
  const wanted = kind === "familiarisation" ? choices.filter((each) => each.kind === "transcript") : choices.filter((each) => ABOUT.has(each.kind));
  const about = kind === "familiarisation" ? "Transcript" : "About";
  return (
    <>
      {kind !== "familiarisation" && <Field {...form.bind("title")} label={labelOf(kind, "title")} optional={kind !== "decision"} width="wide" maxLength={200} />}
      {kind === "decision" && <Field {...form.bind("decided_on")} label="When" type="date" width="short" />}
      {kind === "journal" && <Select {...form.bind("occasion")} label="What kind of entry" options={Object.entries(OCCASIONS).map(([value, label]) => ({ value, label }))} />}
      <RefChooser
        {...form.bind("target")} label={about} choices={wanted} optional={kind !== "familiarisation"} disabled={fixed}
        hint={kind === "familiarisation" ? undefined : "A code, a transcript, a participant or a theme; type its name."}
      />
    </>
  );
}

export function NoteEditor({ kind, note, target, supersedes, onDone }: Props) {
  const study = useStudy();
  const changed = useNotesChanged(study.id);
  const key = `${study.id} ${note?.id ?? `new ${kind} ${target?.id ?? ""} ${supersedes?.id ?? ""}`}`;
  const draft = useMemo(() => draftOf<NoteValues>(key), []);
  const names = useMemo(() => draft?.names ?? new Names(), []);
  const from = useMemo(() => {
    const standing = note ? { values: valuesOf(note, names), version: note.version } : { values: emptyValues(target ?? null, today()), version: 0 };
    return draft?.from ?? standing;
  }, []);
  const choices = useMentionables(study.id).data ?? [];
  const editing = useMergingSave<NoteValues, NoteWritten>({
    start: from,
    send: (body, version) =>
      note
        ? changeNote(study.id, kind, note.id, sentOf(kind, body, names), version)
        : addNote(study.id, kind, { ...sentOf(kind, { ...from.values, ...body }, names), ...(supersedes && { supersedes_id: supersedes.id }) }),
    read: async () => {
      const there = await readNote(study.id, kind, note?.id ?? "");
      return { values: valuesOf(there, names), version: there.version, by: there.updated_by };
    },
    onSaved: (written) => {
      dropDraft(key);
      void changed();
      showToast({ message: note ? "Saved" : `${KIND_WORDS[kind].one} saved` });
      onDone(written);
    },
  });
  const { form } = editing;
  useEffect(() => {
    if (!draft) return;
    for (const name of Object.keys(draft.values) as (keyof NoteValues)[]) form.set(name, draft.values[name]);
  }, []);
  const shown = useRef(false);
  useEffect(() => {
    // The first drawing has not taken the draft up yet.
    if (shown.current && !editing.busy && (form.changed || editing.meeting)) keepDraft(key, { from, values: form.values, names });
    shown.current = true;
  });
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.querySelector<HTMLElement>(kind === "decision" || (kind === "familiarisation" && !from.values.target) ? "input" : "textarea")?.focus(), []);
  const leave = (): void => {
    dropDraft(key);
    onDone(null);
  };
  const facts = <Facts kind={kind} form={form} fixed={kind === "familiarisation" && (note !== undefined || target !== undefined)} choices={choices} />;
  return (
    <div
      ref={top} class="note-editor"
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        editing.save();
      }}
    >
      <Form onSubmit={editing.save} problem={editing.problem} failed="The note was not saved" label={KIND_WORDS[kind].one}>
        {draft && !editing.meeting && <p class="small quiet" role="status">What you had typed here before is still here. It is not saved yet.</p>}
        {kind === "journal" && <WhoReads shared={form.values.shared} />}
        {supersedes && <p>Takes the place of “{supersedes.title}”, which stays in the log.</p>}
        <Conflict kind={kind} names={names} editing={editing} />
        {kind !== "journal" && facts}
        {TEXTS[kind].map(({ name, label, rows }, n) => (
          <MentionField key={name} {...form.bind(name)} label={label} rows={rows} choices={choices} names={names} hint={n === 0 ? <>Type @ to mention something of the study.</> : undefined} />
        ))}
        {kind === "journal" && facts}
        {kind === "journal" && (
          <fieldset class="note-sharing">
            <legend class="field-label">Who may read it</legend>
            <Checkbox {...form.bind("shared")} label="Share this entry with the supervisors of this study" hint="You can take this back at any time." />
            <Checkbox {...form.bind("include_in_audit_trail")} label="Include it in the audit trail of the analysis" hint="It may then leave with exported notes. Otherwise it never does." />
          </fieldset>
        )}
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy}>Save</Button>
          <Button onClick={leave}>Cancel</Button>
          <span class="quiet small note-keys"><kbd>Ctrl Enter</kbd> saves</span>
        </div>
      </Form>
    </div>
  );
}
