/** The memo on a coding: read, write, saved with Ctrl and Enter or when the field is left. */
import { useContext, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { ActionsContext } from "./actions";
import { backToText } from "./caret-steps";
import type { Segment } from "./segments";
import type { Workspace } from "./workspace";

export function MemoEditor({ ws, segment }: { ws: Workspace; segment: Segment }) {
  const actions = useContext(ActionsContext);
  const id = useId();
  const [words, setWords] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const asked = ws.memoAsked.value;
  // Layout effects, so that whoever types on after m types into the field.
  useLayoutEffect(() => {
    if (!asked) return;
    ws.memoAsked.value = false;
    setWords(segment.memo);
  }, [asked]);
  const editing = words !== null;
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [editing]);
  const mine = actions?.mayChange(segment) ?? false;
  const save = (): void => {
    if (words !== null) actions?.saveMemo(segment, words.trim());
    setWords(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
    else if (event.key === "Escape") setWords(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
    backToText(ws);
  };
  if (!mine && !segment.memo) return null;
  return (
    <section class="in-part">
      <h3 id={id}>Memo</h3>
      {editing ? (
        <>
          <textarea ref={field} class="input in-memo-field" aria-labelledby={id} rows={4} maxLength={20_000} autocomplete="off" value={words} onInput={(event) => setWords(event.currentTarget.value)} onKeyDown={onKeyDown} />
          <div class="in-do">
            <Button size="small" kind="primary" onClick={save}>Save</Button>
            <Button size="small" kind="quiet" onClick={() => setWords(null)}>Cancel</Button>
            <span class="in-where"><kbd>Ctrl Enter</kbd> saves</span>
          </div>
        </>
      ) : (
        <>
          {segment.memo && <p class="in-memo">{segment.memo}</p>}
          {mine && (
            <div class="in-do">
              <Button size="small" onClick={() => setWords(segment.memo)}>{segment.memo ? "Change the memo" : "Write a memo"} <kbd aria-hidden="true">m</kbd></Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
