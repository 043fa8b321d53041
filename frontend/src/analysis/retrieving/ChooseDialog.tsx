/** Choose some of a list: a filter, boxes to tick, and what belongs beside them. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { SearchField } from "../../ui/SearchField";
import type { Choice } from "./conditions";
import "./ChooseDialog.css";

interface Props {
  title: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChoose: (values: readonly string[]) => void;
  onClose: () => void;
  /** Said where nothing need be chosen: "Any code". */
  none?: string | undefined;
  /** Why there is nothing to choose from. */
  empty?: string | undefined;
  children?: ComponentChildren | undefined;
}

const FILTER_FROM = 9;

export function ChooseDialog({ title, choices, chosen, onChoose, onClose, none, empty, children }: Props) {
  const [picked, setPicked] = useState(chosen);
  const [words, setWords] = useState("");
  const said = words.trim().toLocaleLowerCase();
  const shown = choices.filter(({ label }) => label.toLocaleLowerCase().includes(said));
  const done = (): void => {
    onChoose(choices.filter(({ value }) => picked.includes(value)).map(({ value }) => value));
    onClose();
  };
  const foot = (
    <>
      <Button kind="primary" disabled={picked.length === 0 && none === undefined && chosen.length === 0} onClick={done}>
        {picked.length > 0 ? `Choose ${picked.length}` : (none ?? (chosen.length > 0 ? "Choose none" : "Choose"))}
      </Button>
      <Button onClick={onClose}>Cancel</Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} foot={foot} sheet>
      <div class="choose">
        {choices.length >= FILTER_FROM && <SearchField label="Type to narrow the list" value={words} onValue={setWords} />}
        <ul class="choose-list">
          {shown.map((choice, at) => (
            <li key={choice.value}>
              {choice.heading && choice.heading !== shown[at - 1]?.heading && <p class="choose-heading">{choice.heading}</p>}
              <div style={{ paddingInlineStart: `${said ? 0 : (choice.depth ?? 0) * 1.3}rem` }}>
                <Checkbox
                  name={choice.value} value={picked.includes(choice.value)}
                  label={<>{choice.look && <span class={`sw k${choice.look.colour} p${choice.look.pattern}`} />} {choice.label}</>}
                  onValue={(on) => setPicked(on ? [...picked, choice.value] : picked.filter((value) => value !== choice.value))}
                />
              </div>
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p class="quiet small">{choices.length === 0 ? (empty ?? "There is nothing to choose from yet.") : "Nothing has a name like that."}</p>}
        <div class="choose-foot">
          <p class="quiet small" role="status">{picked.length > 0 ? `${picked.length} chosen` : "Nothing chosen yet"}{said && `, ${shown.length} of ${choices.length} shown`}</p>
          {picked.length > 0 && <Button size="small" kind="quiet" onClick={() => setPicked([])}>Clear</Button>}
        </div>
        {children}
      </div>
    </Dialog>
  );
}
