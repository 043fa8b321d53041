/** Moves a code without dragging: under which code, and after which. */
import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { parentOptions } from "./code-options";
import { siblingsAt, type Place } from "./codebook-tree";
import type { Code } from "./codes";

interface Props {
  codes: readonly Code[];
  code: Code;
  onMove: (place: Place) => void;
  onClose: () => void;
}

const FIRST = "first";

export function MoveCodeDialog({ codes, code, onMove, onClose }: Props) {
  const [parent, setParent] = useState(code.parent_id ?? "");
  const [after, setAfter] = useState<string | null>(null);
  const all = siblingsAt(codes, parent || null, code.id);
  const shown = all.filter(({ retired }) => !retired);
  const chosen = after ?? shown.at(-1)?.id ?? FIRST;
  const place = (): Place => ({ parent_id: parent || null, position: all.findIndex(({ id }) => id === chosen) + 1 });
  const choose = (id: string): void => {
    setParent(id);
    setAfter(null);
  };
  return (
    <Dialog title={`Move “${code.label}”`} onClose={onClose} size="small">
      <Form
        onSubmit={() => {
          onMove(place());
          onClose();
        }}
      >
        <Select name="parent_id" label="Stands under" value={parent} onValue={choose} placeholder="Nothing: at the top" options={parentOptions(codes, code.id)} />
        <Select
          name="position"
          label="Place"
          value={chosen}
          onValue={setAfter}
          options={[{ value: FIRST, label: "First" }, ...shown.map(({ id, label }) => ({ value: id, label: `After ${label}` }))]}
        />
        <div class="form-buttons">
          <Button kind="primary" type="submit">Move code</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
