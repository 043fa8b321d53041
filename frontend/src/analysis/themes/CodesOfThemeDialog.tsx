/** Chooses the codes of a theme from the whole codebook, with a filter. */
import { useState } from "preact/hooks";
import { fuzzyMatch } from "../../text/fuzzy";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { SearchField } from "../../ui/SearchField";
import type { Code } from "../codebook/codes";
import { depthOf } from "../codebook/codebook-tree";
import "./CodesOfThemeDialog.css";

interface Props {
  name: string;
  codes: readonly Code[];
  /** As they stand, in order. */
  chosen: readonly string[];
  onSave: (codeIds: string[]) => void;
  onClose: () => void;
}

export function CodesOfThemeDialog({ name, codes, chosen, onSave, onClose }: Props) {
  const [ids, setIds] = useState<readonly string[]>(chosen);
  const [words, setWords] = useState("");
  const shown = codes.filter((code) => (!code.retired || ids.includes(code.id)) && fuzzyMatch(words, code.label));
  const turn = (id: string, on: boolean): void => setIds(on ? [...ids, id] : ids.filter((each) => each !== id));
  return (
    <Dialog title={`Codes of “${name}”`} onClose={onClose} sheet>
      <Form
        onSubmit={() => {
          onSave([...ids]);
          onClose();
        }}
      >
        <SearchField label="Filter codes" value={words} onValue={setWords} />
        <fieldset class="choices choose-codes">
          <legend class="vh">Codes</legend>
          {shown.map((code) => (
            <div key={code.id} style={{ paddingLeft: words.trim() ? 0 : `${depthOf(codes, code) * 18}px` }}>
              <Checkbox
                name={code.id} value={ids.includes(code.id)} onValue={(on) => turn(code.id, on)}
                label={<><span class={`sw k${code.colour} p${code.pattern}`} /> {code.label} <span class="quiet small">{code.segments > 0 && count(code.segments, "segment")}</span></>}
              />
            </div>
          ))}
          {shown.length === 0 && <p class="quiet">No code answers to “{words.trim()}”.</p>}
        </fieldset>
        <div class="form-buttons">
          <Button kind="primary" type="submit">Gather {count(ids.length, "code")}</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
