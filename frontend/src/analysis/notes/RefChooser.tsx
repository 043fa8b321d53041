/** Choose one thing of the study by typing its name; what is chosen stands there until it is taken away. */
import { useId, useRef, useState } from "preact/hooks";
import { fuzzyFilter } from "../../text/fuzzy";
import { Button } from "../../ui/Button";
import { FieldFrame, useFieldWiring, type FieldBase } from "../../ui/field-parts";
import { kindName, refLabel } from "./note-words";
import type { NoteRef } from "./notes";
import { optionId, RefList } from "./RefList";
import { useListbox } from "./use-listbox";

interface Props extends FieldBase {
  choices: readonly NoteRef[];
  value: NoteRef | null;
  onValue: (value: NoteRef | null) => void;
  placeholder?: string | undefined;
}

const SHOWN = 8;

export function RefChooser(props: Props) {
  const { wiring, error } = useFieldWiring(props);
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const [open, setOpen] = useState(false);
  const found = open ? fuzzyFilter(words, props.choices, refLabel).slice(0, SHOWN).map(({ item }) => item) : [];
  const take = (item: NoteRef): void => {
    setOpen(false);
    setWords("");
    props.onValue(item);
  };
  const keys = useListbox({ items: found, open, onTake: take, onClose: () => setOpen(false) });
  if (props.value) {
    return (
      <div class="field">
        <span class={props.hideLabel ? "vh" : "field-label"}>{props.label}</span>
        <span class="ref-chosen">
          <span>{refLabel(props.value)} <span class="ref-kind">{kindName(props.value.kind)}</span></span>
          {!props.disabled && <Button kind="quiet" size="small" icon="close" label={`${props.label}: no longer ${refLabel(props.value)}`} onClick={() => props.onValue(null)} />}
        </span>
      </div>
    );
  }
  return (
    <FieldFrame {...props} id={wiring.id} error={error}>
      <div class="ref-chooser">
        <input
          {...wiring} ref={field} class="input" type="text" role="combobox" autocomplete="off" spellcheck={false}
          aria-expanded={found.length > 0} aria-controls={list} aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? optionId(list, keys.at) : undefined}
          placeholder={props.placeholder} value={words}
          onInput={(event) => { setWords(event.currentTarget.value); setOpen(true); keys.setAt(0); }}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown" && !open) setOpen(true);
            else if (event.key === "Tab") setOpen(false);
            else keys.onKeyDown(event);
          }}
        />
        {found.length > 0 && <RefList id={list} label={props.label} items={found} at={keys.at} onTake={take} anchor={field} />}
      </div>
    </FieldFrame>
  );
}
