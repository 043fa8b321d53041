/** Choose a code by typing some of its letters: what the palette offers, in a form. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { FieldFrame, useFieldWiring } from "../../ui/field-parts";
import type { Code } from "../codebook/codes";
import "../coding/Palette.css";
import { nothingWords, paletteOptions } from "../coding/palette-options";
import { PaletteRow } from "../coding/PaletteRow";
import { useListbox } from "../notes/use-listbox";
import "./CodePicker.css";

interface Props {
  codes: readonly Code[];
  /** Code ids on the keys of the coding page: offered first. */
  recent: readonly string[];
  /** Empty: none. */
  value: string;
  onValue: (codeId: string) => void;
}

const NONE_HERE: ReadonlySet<string> = new Set();

export function CodePicker({ codes, recent, value, onValue }: Props) {
  const base = { name: "code_id", label: "Code" };
  const { wiring, error } = useFieldWiring(base);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const chosen = codes.find((code) => code.id === value);
  const context = { codes, recent, here: NONE_HERE, parent: null, mayCreate: false };
  const options = open ? paletteOptions(typed ?? "", context).flatMap((option) => (option.kind === "code" ? [option] : [])) : [];
  const close = (): void => {
    setOpen(false);
    setTyped(null);
  };
  const take = (code: Pick<Code, "id">): void => {
    onValue(code.id);
    close();
  };
  const keys = useListbox({ items: options, open, onTake: ({ code }) => take(code), onClose: close });
  useEffect(() => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [keys.at, typed]);
  return (
    <FieldFrame {...base} id={wiring.id} error={error}>
      <div class="code-picker">
        {chosen && typed === null && <span class={`sw k${chosen.colour} p${chosen.pattern}`} />}
        <input
          {...wiring} class="input" type="text" role="combobox" autocomplete="off" spellcheck={false} placeholder="Find a code"
          aria-expanded={options.length > 0} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={options.length > 0 ? `${id}-${keys.at}` : undefined}
          value={typed ?? chosen?.label ?? ""}
          onInput={(event) => { setTyped(event.currentTarget.value); setOpen(true); keys.setAt(0); }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => setOpen(true)}
          onBlur={close}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown" && !open) setOpen(true);
            else if (event.key === "Tab" && typed === null) close();
            else keys.onKeyDown(event);
          }}
        />
        {open && (
          <div class="code-picker-list">
            <ul ref={list} role="listbox" id={`${id}-list`} aria-label="Codes" class="pl-list">
              {options.map((option, at) => <PaletteRow key={option.code.id} id={`${id}-${at}`} option={option} on={at === keys.at} choose={() => take(option.code)} />)}
            </ul>
            {options.length === 0 && <p class="pl-none">{nothingWords(context)}</p>}
          </div>
        )}
      </div>
    </FieldFrame>
  );
}
