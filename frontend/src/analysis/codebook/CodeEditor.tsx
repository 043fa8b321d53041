/** Changes a code. When somebody else saved meanwhile, shows both texts and loses neither. */
import { useEffect, useRef } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { CODE_LABELS, codeValues, sayCodeValue, type CodeValues } from "./code-words";
import { CodeFields } from "./CodeFields";
import { useCodesChanged, type Code, type CodeWritten } from "./codes";
import { EditConflict } from "./EditConflict";
import { useMergingSave, type MergingSave } from "./use-merging-save";
import { useSteps } from "./use-steps";
import { useObjectives } from "./use-study-facts";

interface Props {
  studyId: string;
  code: Code;
  onDone: () => void;
}

const LONG = new Set<keyof CodeValues>(["definition", "use_when", "not_when", "example"]);

function Conflict({ editing }: { editing: MergingSave<CodeValues> }) {
  const { meeting, decide } = editing;
  if (!meeting) return null;
  const choose = (name: keyof CodeValues, choice: "theirs" | "mine" | "both"): void => {
    const [theirs, mine] = [meeting.theirs[name], meeting.mine[name]];
    if (choice === "both") decide(name, `${String(theirs)}\n\n${String(mine)}`);
    else decide(name, choice === "theirs" ? theirs : mine);
  };
  const fields = meeting.both.map((name) => ({
    name,
    label: CODE_LABELS[name],
    theirs: sayCodeValue(name, meeting.theirs),
    mine: sayCodeValue(name, meeting.mine),
    open: meeting.open.includes(name),
    canJoin: LONG.has(name),
  }));
  return <EditConflict what="code" fields={fields} onChoose={choose} />;
}

export function CodeEditor({ studyId, code, onDone }: Props) {
  const path = { study_id: studyId, code_id: code.id };
  const objectives = useObjectives(studyId);
  const changed = useCodesChanged(studyId);
  const { offer } = useSteps(studyId);
  const editing = useMergingSave<CodeValues, CodeWritten>({
    start: { values: codeValues(code), version: code.version },
    send: (body, version) => answer(api.PATCH("/api/v1/studies/{study_id}/codes/{code_id}", { params: { path }, headers: ifMatch(version), body })),
    read: async () => {
      const there = await answer(api.GET("/api/v1/studies/{study_id}/codes/{code_id}", { params: { path } }));
      return { values: codeValues(there), version: there.version };
    },
    onSaved: (saved) => {
      void changed();
      offer("Saved", saved.label);
      onDone();
    },
  });
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.querySelector("input")?.focus(), []);
  return (
    <div ref={top}>
      <Form onSubmit={editing.save} problem={editing.problem} failed="The code was not saved" label={`Edit ${code.label}`}>
        <Conflict editing={editing} />
        <CodeFields form={editing.form} objectives={objectives} />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy}>Save code</Button>
          <Button onClick={onDone}>Cancel</Button>
        </div>
      </Form>
    </div>
  );
}
