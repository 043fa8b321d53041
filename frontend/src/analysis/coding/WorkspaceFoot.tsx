/** The line at the foot: where I am, how far I have coded, whether all is saved, and the keys. */
import { useIsMutating } from "@tanstack/preact-query";
import { useEffect, useMemo, useState } from "preact/hooks";
import { LATE_MS } from "./change-words";
import { codedTurns } from "./segments";
import { turnAt } from "./transcript-model";
import { codingChangesKey } from "./use-actions";
import type { Workspace } from "./workspace";
import { useComputed } from "@preact/signals";

const KEYS: readonly [readonly string[], string][] = [
  [["s"], "sentence"],
  [["c"], "code"],
  [["m"], "memo"],
  [["[", "]"], "previous, next segment"],
  [["n"], "next uncoded turn"],
  [["?"], "all keys"],
];
const CODING = new Set(["code", "memo"]);

/** Has something been on its way for so long that it is to be owned? */
function useLate(saving: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!saving) return setLate(false);
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, [saving]);
  return late;
}

function savedWords(saving: boolean, late: boolean, lost: boolean): string {
  if (saving) return late ? "Not saved yet, still trying" : "Saving";
  return lost ? "The last change was not saved" : "All changes saved";
}

/** `closed`: nothing may be coded here now. */
export function WorkspaceFoot({ ws, closed }: { ws: Workspace; closed: boolean }) {
  const saving = useIsMutating({ mutationKey: codingChangesKey(ws.model.id) }) > 0;
  const late = useLate(saving);
  const turns = ws.model.turns;
  const theirs = useMemo(() => turns.filter(({ kind }) => kind !== "interviewer").length, [turns]);
  const coded = useComputed(() => codedTurns(turns, ws.drawing.segments.value));
  const at = useComputed(() => (ws.selected.value ? turnAt(ws.model, ws.selected.value.focus)?.number : undefined));
  const share = theirs ? Math.round((coded.value / theirs) * 100) : 0;
  return (
    <>
      <span>{at.value === undefined ? `${turns.length} turns` : `Turn ${at.value} of ${turns.length}`}</span>
      <span class="cw-progress">
        <span class="cw-bar" aria-hidden="true"><b style={{ width: `${share}%` }} /></span>
        {coded.value} of {theirs} turns coded
      </span>
      <span class={ws.lost.value || late ? "cw-unsaved" : undefined}>{closed && !saving ? "Read only" : savedWords(saving, late, ws.lost.value)}</span>
      <span class="cw-keys">
        {KEYS.filter(([, label]) => !closed || !CODING.has(label)).map(([keys, label]) => (
          <span key={label}>{keys.map((key) => <kbd key={key}>{key}</kbd>)}{label}</span>
        ))}
      </span>
    </>
  );
}
