/** The code that is selected in the codebook: what it means, and what can be done with it. */
import { count } from "../../ui/count";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { Pill } from "../../ui/Pill";
import { actsOf, type CodeAct } from "./code-acts";
import { CodeEditor } from "./CodeEditor";
import { CodeFacts } from "./CodeFacts";
import { wayTo } from "./codebook-tree";
import type { Code } from "./codes";
import { useObjectives } from "./use-study-facts";
import "./CodePanel.css";

interface Props {
  studyId: string;
  codes: readonly Code[];
  code: Code;
  mayChange: boolean;
  href: string;
  /** To the page of another code. */
  hrefOf: (id: string) => string;
  editing: boolean;
  onEdit: (editing: boolean) => void;
  onAct: (act: CodeAct) => void;
}

function Acts({ code, onEdit, onAct }: Pick<Props, "code" | "onEdit" | "onAct">) {
  if (code.retired) return <Button icon="undo" onClick={() => onAct("restore")}>Bring back into use</Button>;
  return (
    <>
      <Button icon="edit" onClick={() => onEdit(true)}>Edit</Button>
      <Menu label={`More for ${code.label}`} items={actsOf(code, onAct)} />
    </>
  );
}

export function CodePanel(props: Props) {
  const { studyId, codes, code, editing } = props;
  const objectives = useObjectives(studyId);
  const way = wayTo(codes, code);
  const into = codes.find(({ id }) => id === code.merged_into_id);
  if (editing) {
    return (
      <div class="code-panel">
        <h2>Edit code</h2>
        <CodeEditor key={code.id} studyId={studyId} code={code} onDone={() => props.onEdit(false)} />
      </div>
    );
  }
  return (
    <div class="code-panel">
      <header>
        {way.length > 0 && <p class="quiet small">{way.join(" › ")}</p>}
        <h2><span class={`sw k${code.colour} p${code.pattern}`} /> {code.label} {code.retired && <Pill>Retired</Pill>}</h2>
        {into && <p class="quiet">Merged into <a href={props.hrefOf(into.id)}>{into.label}</a></p>}
      </header>
      <div class="row no-print">
        <Button kind="primary" href={props.href}>{code.segments ? `Read its ${count(code.segments, "segment")}` : "Open its page"}</Button>
        {props.mayChange && <Acts {...props} />}
      </div>
      <CodeFacts code={code} objectives={objectives} />
    </div>
  );
}
