/** The memo on a coding: read, write, saved with Ctrl and Enter or when the field is left. */
import { useContext, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { ActionsContext } from "./actions";
import { backToText } from "./caret-steps";
import { EditConflict } from "../../ui/EditConflict";
import type { Segment } from "./segments";
import type { UnsavedMemo, Workspace } from "./workspace";

/** What was saved elsewhere beside what I wrote: a person chooses, or brings them together. */
function Met({ unsaved, onWords }: { unsaved: UnsavedMemo; onWords: (words: string) => void }) {
  const [open, setOpen] = useState(true);
  const { mine, theirs } = unsaved;
  if (theirs === null) return null;
  const choose = (choice: "theirs" | "mine" | "both"): void => {
    setOpen(false);
    onWords({ theirs, mine, both: `${theirs}\n\n${mine}` }[choice]);
  };
  return <EditConflict what="memo" elsewhere fields={[{ name: "memo", label: "Memo", theirs, mine, open, canJoin: true }]} onChoose={(_, choice) => choose(choice)} />;
}

export function MemoEditor({ ws, segment }: { ws: Workspace; segment: Segment }) {
  const actions = useContext(ActionsContext);
  const id = useId();
  const unsaved = ws.unsaved.value.get(segment.uid);
  const [words, setWords] = useState<string | null>(null);
  // The memo as it was when the writing began: what comes in meanwhile is not written over unseen.
  const from = useRef(segment.memo);
  const begin = (): void => {
    from.current = segment.memo;
    setWords(segment.memo);
  };
  const field = useRef<HTMLTextAreaElement>(null);
  const asked = ws.memoAsked.value;
  // Layout effects, so that whoever types on after m types into the field.
  useLayoutEffect(() => {
    if (!asked) return;
    ws.memoAsked.value = false;
    begin();
  }, [asked]);
  useLayoutEffect(() => {
    if (!unsaved) return;
    from.current = unsaved.theirs ?? segment.memo;
    setWords(unsaved.mine);
  }, [unsaved]);
  const editing = words !== null;
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [editing]);
  const mine = actions?.mayChange(segment) ?? false;
  const leave = (): void => {
    ws.unsaved.value = new Map([...ws.unsaved.value].filter(([uid]) => uid !== segment.uid));
    setWords(null);
  };
  const save = (): void => {
    leave();
    if (words !== null) actions?.saveMemo(segment, words.trim(), from.current);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
    else if (event.key === "Escape") leave();
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
          {unsaved && <Met unsaved={unsaved} onWords={setWords} />}
          {unsaved?.theirs === null && <p class="in-help" role="alert">Not saved yet. What you wrote is still here.</p>}
          <textarea ref={field} class="input in-memo-field" aria-labelledby={id} rows={4} maxLength={20_000} autocomplete="off" value={words} onInput={(event) => setWords(event.currentTarget.value)} onKeyDown={onKeyDown} />
          <div class="in-do">
            <Button size="small" kind="primary" onClick={save}>Save</Button>
            <Button size="small" kind="quiet" onClick={leave}>Cancel</Button>
            <span class="in-where"><kbd>Ctrl Enter</kbd> saves</span>
          </div>
        </>
      ) : (
        <>
          {segment.memo && <p class="in-memo">{segment.memo}</p>}
          {mine && (
            <div class="in-do">
              <Button size="small" onClick={begin}>{segment.memo ? "Change the memo" : "Write a memo"} <kbd aria-hidden="true">m</kbd></Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
