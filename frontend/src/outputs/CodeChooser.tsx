/** Which codes go in: all of them, or some with what stands under them. */
import { useId, useState } from "preact/hooks";
import { useCodes } from "../analysis/codebook/codes";
import { wayTo } from "../analysis/codebook/codebook-tree";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { SearchField } from "../ui/SearchField";
import { Segmented } from "../ui/Segmented";
import "./CodeChooser.css";

interface Props {
  codeIds: readonly string[] | null;
  onCodes: (codeIds: readonly string[] | null) => void;
}

function CodeList({ chosen, onChosen }: { chosen: readonly string[]; onChosen: (ids: readonly string[]) => void }) {
  const study = useStudy();
  const codes = useCodes(study.id);
  const [words, setWords] = useState("");
  const all = codes.data?.items ?? [];
  const said = words.trim().toLocaleLowerCase();
  const shown = all.filter((code) => code.label.toLocaleLowerCase().includes(said));
  const above = (id: string | null): boolean => {
    if (id === null) return false;
    return chosen.includes(id) || above(all.find((code) => code.id === id)?.parent_id ?? null);
  };
  return (
    <div class="pick-codes">
      <SearchField label="Find a code" value={words} onValue={setWords} />
      <ul class="pick-codes-list">
        {shown.map((code) => (
          <li key={code.id} style={{ paddingInlineStart: said ? 0 : `${wayTo(all, code).length * 1.3}rem` }}>
            <Checkbox
              name={`code-${code.id}`} disabled={above(code.parent_id)} value={chosen.includes(code.id) || above(code.parent_id)}
              label={<><span class={`sw k${code.colour} p${code.pattern}`} /> {code.label}{code.retired && <span class="quiet"> (no longer in use)</span>}</>}
              onValue={(on) => onChosen(on ? [...chosen, code.id] : chosen.filter((id) => id !== code.id))}
            />
          </li>
        ))}
      </ul>
      {codes.data && shown.length === 0 && <p class="quiet small">No code has a name like that.</p>}
      {chosen.length > 0 && <Button size="small" onClick={() => onChosen([])}>Choose none</Button>}
    </div>
  );
}

export function CodeChooser({ codeIds, onCodes }: Props) {
  const id = useId();
  const [some, setSome] = useState(codeIds !== null);
  const [chosen, setChosen] = useState<readonly string[]>(codeIds ?? []);
  const choose = (ids: readonly string[]): void => {
    setChosen(ids);
    onCodes(ids.length > 0 ? ids : null);
  };
  const turn = (value: "all" | "some"): void => {
    setSome(value === "some");
    onCodes(value === "some" && chosen.length > 0 ? chosen : null);
  };
  return (
    <div class="field" role="group" aria-labelledby={id}>
      <span class="field-label" id={id}>Codes</span>
      <Segmented legend="Codes" value={some ? "some" : "all"} onValue={turn} choices={[{ value: "all", label: "All codes" }, { value: "some", label: "Some codes" }]} />
      {some && <p class="field-hint">What stands under a chosen code goes with it. Until you choose, all codes go in.</p>}
      {some && <CodeList chosen={chosen} onChosen={choose} />}
    </div>
  );
}
