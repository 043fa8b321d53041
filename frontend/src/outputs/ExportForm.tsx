/** Choose what leaves, in which format, and say what for. */
import { useState } from "preact/hooks";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Form } from "../ui/Form";
import { RadioGroup } from "../ui/RadioGroup";
import { Segmented } from "../ui/Segmented";
import { Select } from "../ui/Select";
import { TextArea } from "../ui/TextArea";
import { CodeChooser } from "./CodeChooser";
import type { Choice, Preview } from "./shapes";
import { useMakeExport } from "./use-exports";
import { CHOSEN_HERE, FORMATS, isOfCodings, KINDS, ofKind } from "./wording";

interface Props {
  choice: Choice;
  onChoice: (choice: Choice) => void;
  preview: Preview | undefined;
}

const KIND_CHOICES = CHOSEN_HERE.map((value) => ({ value, label: KINDS[value].name, hint: KINDS[value].hint }));
const SHORTEST_PURPOSE = 3;

function FormatChoice({ choice, onChoice }: Pick<Props, "choice" | "onChoice">) {
  const { formats } = KINDS[choice.kind];
  return (
    <div class="field">
      <span class="field-label" aria-hidden="true">Format</span>
      {formats.length === 1 ? <p>{FORMATS[choice.format]}</p> : (
        <Segmented legend="Format" value={choice.format} onValue={(format) => onChoice({ ...choice, format })} choices={formats.map((value) => ({ value, label: FORMATS[value] }))} />
      )}
    </div>
  );
}

export function ExportForm({ choice, onChoice, preview }: Props) {
  const study = useStudy();
  const make = useMakeExport(study.id);
  const [purpose, setPurpose] = useState("");
  const [missing, setMissing] = useState<{ path: string; message: string }[]>([]);
  const send = (): void => {
    const wrong = purpose.trim().length < SHORTEST_PURPOSE ? [{ path: "purpose", message: "Say what the file is for." }] : [];
    setMissing(wrong);
    if (wrong.length === 0) make.mutate({ choice, purpose: purpose.trim() }, { onSuccess: () => setPurpose("") });
  };
  const coders = preview?.coders ?? [];
  return (
    <Form onSubmit={send} problem={make.error} errors={missing} failed="The export was not made" label="Make an export">
      <RadioGroup cards legend="What" name="kind" value={choice.kind} onValue={(kind) => onChoice(ofKind(choice, kind))} choices={KIND_CHOICES} />
      <FormatChoice choice={choice} onChoice={onChoice} />
      {choice.kind !== "notes" && <CodeChooser codeIds={choice.codeIds} onCodes={(codeIds) => onChoice({ ...choice, codeIds })} />}
      {isOfCodings(choice.kind) && coders.length > 1 && (
        <Select
          label="Coder" name="options.coder_id" value={choice.coderId} placeholder="Everybody"
          onValue={(coderId) => onChoice({ ...choice, coderId })} options={coders.map((coder) => ({ value: coder.id, label: coder.name }))}
        />
      )}
      {choice.kind !== "codebook" && (
        <Checkbox label="With memos" name="options.include_memos" value={choice.memos} onValue={(memos) => onChoice({ ...choice, memos })} hint="What coders noted on a passage." />
      )}
      {choice.kind === "notes" && (
        <Checkbox
          label="With what I marked in my journal" name="options.own_journal" value={choice.journal ?? false} onValue={(journal) => onChoice({ ...choice, journal })}
          hint="Your own entries that are marked for the audit trail. Nobody else’s export holds them, and the list below does not say so."
        />
      )}
      <TextArea
        label="What is it for" name="purpose" rows={2} value={purpose} onValue={setPurpose} maxLength={500}
        hint="Stays on record with your name, the date and what the file held."
      />
      <div class="form-buttons">
        <Button kind="primary" type="submit" icon="download" busy={make.isPending} disabled={preview?.refused != null}>Make and download</Button>
      </div>
    </Form>
  );
}
