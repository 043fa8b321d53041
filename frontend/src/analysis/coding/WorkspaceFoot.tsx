/** The line at the foot: where I am, how far I have coded, whether all is saved, and the keys. */
import { useIsMutating } from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
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

export function WorkspaceFoot({ ws }: { ws: Workspace }) {
  const saving = useIsMutating({ mutationKey: codingChangesKey(ws.model.id) });
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
      <span>{saving > 0 ? "Saving" : "All changes saved"}</span>
      <span class="cw-keys">
        {KEYS.map(([keys, label]) => (
          <span key={label}>{keys.map((key) => <kbd key={key}>{key}</kbd>)}{label}</span>
        ))}
      </span>
    </>
  );
}
