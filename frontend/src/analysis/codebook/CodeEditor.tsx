/** Changes a code. When somebody else saved meanwhile, shows both texts and loses neither. */
import { useEffect, useRef } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { useMergingSave } from "../../base/use-merging-save";
import { me } from "../../session/me";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { MetFields } from "../../ui/MetFields";
import { CODE_LABELS, codeValues, sayCodeValue, type CodeValues } from "./code-words";
import { CodeFields } from "./CodeFields";
import { useCodesChanged, type Code, type CodeWritten } from "./codes";
import { useSteps } from "./use-steps";
import { useObjectives } from "./use-study-facts";

interface Props {
  studyId: string;
  code: Code;
  onDone: () => void;
}

const LONG = new Set<keyof CodeValues>(["definition", "use_when", "not_when", "example"]);

/** Who changed it last; unknown where the history does not answer. */
async function lastBy(path: { study_id: string; code_id: string }): Promise<string | undefined> {
  const asked = answer(api.GET("/api/v1/studies/{study_id}/codes/{code_id}/history", { params: { path, query: { limit: 1 } } }));
  return asked.then(({ items }) => items[0]?.by ?? undefined).catch(() => undefined);
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
      const [there, by] = await Promise.all([answer(api.GET("/api/v1/studies/{study_id}/codes/{code_id}", { params: { path } })), lastBy(path)]);
      return { values: codeValues(there), version: there.version, by };
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
        <MetFields what="code" meeting={editing.meeting} decide={editing.decide} labelOf={(name) => CODE_LABELS[name]} say={sayCodeValue} joins={(name) => LONG.has(name)} me={me.value?.account.display_name} />
        <CodeFields form={editing.form} objectives={objectives} />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy}>Save code</Button>
          <Button onClick={onDone}>Cancel</Button>
        </div>
      </Form>
    </div>
  );
}
