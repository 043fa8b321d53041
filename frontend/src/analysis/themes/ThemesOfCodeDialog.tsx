/** Says under which themes a code stands; it may be several. */
import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import type { ThemeLine } from "./themes";

interface Props {
  code: { id: string; label: string };
  themes: readonly ThemeLine[];
  onSave: (wanted: Set<string>) => void;
  onClose: () => void;
}

export function ThemesOfCodeDialog({ code, themes, onSave, onClose }: Props) {
  const [wanted, setWanted] = useState(() => new Set(themes.filter(({ codes }) => codes.some(({ id }) => id === code.id)).map(({ id }) => id)));
  const turn = (id: string, on: boolean): void => {
    const next = new Set(wanted);
    if (on) next.add(id);
    else next.delete(id);
    setWanted(next);
  };
  return (
    <Dialog title={`Themes of “${code.label}”`} onClose={onClose} size="small">
      <Form
        onSubmit={() => {
          onSave(wanted);
          onClose();
        }}
      >
        <fieldset class="choices">
          <legend>Put it under</legend>
          {themes.map(({ id, name }) => <Checkbox key={id} name={id} label={name} value={wanted.has(id)} onValue={(on) => turn(id, on)} />)}
        </fieldset>
        <div class="form-buttons">
          <Button kind="primary" type="submit">Save themes</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
