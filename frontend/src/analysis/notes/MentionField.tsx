/** Several lines of text in which "@" opens a list of what can be mentioned. */
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { fuzzyFilter } from "../../text/fuzzy";
import { count } from "../../ui/count";
import { FieldFrame, useFieldWiring, type FieldBase } from "../../ui/field-parts";
import { askedAt, type Names } from "./mentions";
import { refLabel } from "./note-words";
import type { NoteRef } from "./notes";
import { optionId, RefList } from "./RefList";
import { useListbox } from "./use-listbox";

interface Props extends FieldBase {
  value: string;
  onValue: (value: string) => void;
  choices: readonly NoteRef[];
  /** Under which names mentions stand in what is written here. */
  names: Names;
  rows: number;
  autoFocus?: boolean | undefined;
}

const SHOWN = 7;
const LONGEST = 20_000;

export function MentionField(props: Props) {
  const { wiring, error } = useFieldWiring(props);
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const [asked, setAsked] = useState<ReturnType<typeof askedAt>>(null);
  const found = asked ? fuzzyFilter(asked.words, props.choices, refLabel).slice(0, SHOWN).map(({ item }) => item) : [];
  const take = (item: NoteRef): void => {
    if (!asked) return;
    const mention = `@[${props.names.nameOf(item)}] `;
    const end = asked.from + 1 + asked.words.length;
    caret.current = asked.from + mention.length;
    setAsked(null);
    props.onValue(props.value.slice(0, asked.from) + mention + props.value.slice(end));
  };
  const keys = useListbox({ items: found, open: asked !== null, onTake: take, onClose: () => setAsked(null) });
  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [props.value]);
  return (
    <FieldFrame {...props} id={wiring.id} error={error}>
      <div class="ref-chooser">
        <textarea
          {...wiring} ref={field} class="input input-wide" rows={props.rows} style={{ "--rows": props.rows }} value={props.value} autocomplete="off" maxLength={LONGEST} autofocus={props.autoFocus}
          aria-autocomplete="list" aria-controls={found.length > 0 ? list : undefined}
          aria-activedescendant={found.length > 0 ? optionId(list, keys.at) : undefined}
          onInput={(event) => {
            const { value, selectionStart } = event.currentTarget;
            setAsked(askedAt(value, selectionStart));
            keys.setAt(0);
            props.onValue(value);
          }}
          onBlur={() => setAsked(null)}
          onClick={() => setAsked(null)}
          onKeyDown={keys.onKeyDown}
        />
        {found.length > 0 && <RefList id={list} label="What to mention" items={found} at={keys.at} onTake={take} anchor={field} />}
        <span class="vh" role="status">{asked ? count(found.length, "match", "matches") : ""}</span>
      </div>
    </FieldFrame>
  );
}
