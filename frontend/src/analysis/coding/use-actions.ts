/** Wires a coder's actions to the cache and the server: one row of changes for each transcript. */
import { useMutation, useQueryClient, type QueryClient } from "@tanstack/preact-query";
import { useMemo, useRef } from "preact/hooks";
import { newKey } from "../../base/new-key";
import type { Problem } from "../../base/problem";
import type { Span } from "../../text/spans";
import { showToast } from "../../ui/toast-store";
import type { Actions } from "./actions";
import { sendChange, showChange, type Change, type Ground } from "./changes";
import { codesKey } from "./codes-cache";
import { codingsKey } from "./codings-cache";
import { inVivoLabel, parentForNew } from "./palette-options";
import { markTurn } from "./question-marks";
import { keepRecent, noteUse } from "./recent-codes";
import { flash } from "./reveal";
import type { Segment } from "./segments";
import type { CodeOut, CodesOut } from "./shapes";
import { turnAt } from "./transcript-model";
import type { Workspace } from "./workspace";

export interface Rights {
  /** Why nothing may be coded now; null when it may. */
  readonly refusal: string | null;
  readonly mayCreate: boolean;
  readonly mayMark: boolean;
  readonly me: Ground["me"];
}

export const codingChangesKey = (transcriptId: string): readonly [string, string] => ["coding-changes", transcriptId];

/** Send changes one after the other; show each at once and take it back, with a word why, if it is refused. */
function useChanges(ws: Workspace, ground: Ground): (change: Change) => void {
  const ids = useRef(new Map<string, string>());
  const recount = useRef(0);
  const { mutate } = useMutation<string | null, Problem, Change, () => void>({
    mutationKey: codingChangesKey(ground.transcriptId),
    scope: { id: `codings:${ground.transcriptId}` },
    mutationFn: (change) => sendChange(ground, change, ids.current),
    onMutate: (change) => showChange(ground, change),
    onSuccess: (what, change) => {
      if (what !== null) showToast({ message: change.kind === "redo" ? "Done again" : "Undone", subject: what });
      // A code that was just made has its name on the server now, and so can have a key.
      const made = change.kind === "create" ? ids.current.get(change.codeKey) : undefined;
      if (made !== undefined) used(ws, made);
    },
    onError: (problem, change, takeBack) => {
      takeBack?.();
      sayRefused(ws, change, problem);
      if (problem.status === 409) void ground.client.invalidateQueries({ queryKey: ["study", ground.studyId, "transcripts", ground.transcriptId] });
    },
    onSettled: () => {
      // A list on its way may have left the server before this change reached it: ask again.
      const list = codingsKey(ground.transcriptId, ground.version);
      if (ground.client.isFetching({ queryKey: list })) void ground.client.invalidateQueries({ queryKey: list });
      clearTimeout(recount.current);
      recount.current = window.setTimeout(() => void ground.client.invalidateQueries({ queryKey: codesKey(ground.studyId) }), 1500);
    },
  });
  return mutate;
}

const REFUSED: Record<Change["kind"], string> = {
  apply: "This was not coded", create: "The code was not made", uncode: "The code was not taken away", memo: "The memo was not saved", undo: "Nothing was undone", redo: "Nothing was done again",
};

function sayRefused(ws: Workspace, change: Change, problem: Problem): void {
  showToast({ message: REFUSED[change.kind], subject: problem.detail, tone: "danger" });
  if (change.kind !== "apply" && change.kind !== "create") return;
  const { toUtf16 } = ws.model.codePoints;
  flash(ws, { start: toUtf16(change.span.start), end: toUtf16(change.span.end) });
}

function codesOf(client: QueryClient, studyId: string): readonly CodeOut[] {
  return client.getQueryData<CodesOut>(codesKey(studyId))?.items ?? [];
}

export function useActions(ws: Workspace, { refusal, mayCreate, mayMark, me }: Rights): Actions {
  const client = useQueryClient();
  const { studyId, model } = ws;
  const ground = useMemo((): Ground => ({ client, studyId, transcriptId: model.id, version: model.version, me }), [client, ws, me.id]);
  const change = useChanges(ws, ground);
  const inCodePoints = ({ start, end }: Span): Span => ({ start: model.codePoints.toCodePoint(start), end: model.codePoints.toCodePoint(end) });
  const allowed = (): boolean => {
    if (refusal !== null) showToast({ message: "Nothing can be coded yet", subject: refusal, tone: "danger" });
    return refusal === null;
  };
  const mayChange = (segment: Segment): boolean => segment.coderId === me.id;
  const apply = (codeId: string, span: Span): void => {
    if (!allowed()) return;
    const label = codesOf(client, studyId).find(({ id }) => id === codeId)?.label ?? "";
    const points = inCodePoints(span);
    const there = ws.drawing.segments.value.find((one) => one.codeId === codeId && one.coderId === me.id && one.start === span.start && one.end === span.end);
    if (there) {
      ws.chosen.value = there.uid;
      showToast({ message: "Already coded as", subject: label });
      return;
    }
    const key = newKey();
    change({ kind: "apply", key, codeId, label, span: points });
    coded(ws, key, codeId, label, () => change({ kind: "uncode", uid: key, label }));
  };
  const create = (label: string, parentId: string | null, span: Span, origin?: "in_vivo"): void => {
    if (!allowed()) return;
    const same = codesOf(client, studyId).find((code) => !code.retired && code.label.toLowerCase() === label.toLowerCase());
    if (same) return apply(same.id, span);
    const [key, codeKey] = [newKey(), newKey()];
    const code = { label, ...(parentId === null ? {} : { parent_id: parentId }), ...(origin ? { origin } : {}) };
    change({ kind: "create", key, codeKey, code, span: inCodePoints(span) });
    coded(ws, key, null, label, () => change({ kind: "uncode", uid: key, label }));
  };
  return {
    refusal,
    mayCreate: mayCreate && refusal === null,
    mayMark,
    mayChange,
    apply,
    create,
    inVivo: (span) => {
      const label = inVivoLabel(model.text.slice(span.start, span.end));
      if (label) create(label, parentForNew(codesOf(client, studyId), ws.chosenCode.value)?.id ?? null, span, "in_vivo");
    },
    uncode: (segment) => uncode(ws, mayChange(segment), segment, inCodePoints(segment), change),
    saveMemo: (segment, memo) => {
      if (memo !== segment.memo) change({ kind: "memo", uid: segment.uid, memo });
    },
    undo: () => change({ kind: "undo" }),
    redo: () => change({ kind: "redo" }),
    markQuestion: (turn, question) => void markTurn(ws, turn, question),
  };
}

function uncode(ws: Workspace, mine: boolean, segment: Segment, span: Span, change: (change: Change) => void): void {
  const { label, codeId, memo } = segment;
  if (!mine) {
    showToast({ message: "This is not yours to take away", subject: `${label}, by ${segment.coder}`, tone: "danger" });
    return;
  }
  change({ kind: "uncode", uid: segment.uid, label });
  if (ws.chosen.value === segment.uid) ws.chosen.value = null;
  const again = (): void => change({ kind: "apply", key: newKey(), codeId, label, span, ...(memo ? { memo } : {}) });
  ws.spoken.value = `No longer coded as ${label}.`;
  showToast({ message: "No longer coded as", subject: label, action: { label: "Undo", run: again } });
}

/** A code that is used has one of the keys 1 to 9. */
function used(ws: Workspace, codeId: string): void {
  ws.recent.value = noteUse(ws.recent.value, codeId);
  keepRecent(ws.studyId, ws.recent.value);
}

/** After coding: the segment is chosen, the code keeps its key, and the toast can undo. */
function coded(ws: Workspace, key: string, codeId: string | null, label: string, undo: () => void): void {
  if (codeId !== null) used(ws, codeId);
  ws.palette.value = null;
  ws.chosen.value = key;
  const turn = turnAt(ws.model, ws.passage.peek()?.start ?? 0);
  ws.spoken.value = `Coded as ${label}${turn ? `, turn ${turn.number}` : ""}.`;
  showToast({ message: "Coded as", subject: label, action: { label: "Undo", run: undo } });
}
