/** Wires a coder's actions to the cache and the server: one row of changes for each transcript. */
import { useMutation, useQueryClient, type QueryClient } from "@tanstack/preact-query";
import { useCallback, useMemo, useRef } from "preact/hooks";
import { newKey } from "../../base/new-key";
import type { Problem } from "../../base/problem";
import type { Span } from "../../text/spans";
import { showToast } from "../../ui/toast-store";
import type { Actions } from "./actions";
import { meet } from "../../text/three-way";
import { chooseSegment } from "./caret-steps";
import { sayChange, type Said } from "./change-words";
import { MemoMet, sendChange, showChange, type Change, type Ground } from "./changes";
import { codesKey } from "./codes-cache";
import { changeCodings, codingsKey, put } from "./codings-cache";
import { inVivoLabel, parentForNew } from "./palette-options";
import { markTurn } from "./question-marks";
import { keepRecent, noteUse } from "./recent-codes";
import { flash, reveal } from "./reveal";
import type { Segment } from "./segments";
import type { CodeOut, CodesOut } from "./shapes";
import { turnAt } from "./transcript-model";
import { useResizing, type Resizing, type Send } from "./use-resizing";
import type { UnsavedMemo, Workspace } from "./workspace";

export interface Rights {
  /** Why nothing may be coded now; null when it may. */
  readonly refusal: string | null;
  /** A gate is closed: the banner over the transcript says so. */
  readonly gated: boolean;
  readonly mayCreate: boolean;
  readonly mayMark: boolean;
  readonly me: Ground["me"];
}

export const codingChangesKey = (transcriptId: string): readonly [string, string] => ["coding-changes", transcriptId];

/** A change, and the message that was shown with it. */
interface Sent {
  readonly change: Change;
  readonly said?: Said | undefined;
}

const FRAMES = 20;

/** What an undo or redo brought back is chosen and on screen once it is drawn. */
function chooseWhenDrawn(ws: Workspace, uid: string, frames = FRAMES): void {
  const segment = ws.drawing.segments.peek().find((each) => each.uid === uid);
  if (!segment && frames > 0) return void requestAnimationFrame(() => chooseWhenDrawn(ws, uid, frames - 1));
  if (!segment) return;
  ws.chosen.value = uid;
  reveal(ws, segment);
}

/** Send changes one after the other; show each at once and take it back, with a word why, if it is refused. */
function useChanges(ws: Workspace, ground: Ground): Send {
  const ids = useRef(new Map<string, string>());
  const recount = useRef(0);
  const { mutate } = useMutation<string | null, Problem, Sent, () => void>({
    mutationKey: codingChangesKey(ground.transcriptId),
    scope: { id: `codings:${ground.transcriptId}` },
    mutationFn: ({ change }) => sendChange({ ...ground, onStep: (uid) => chooseWhenDrawn(ws, uid) }, change, ids.current),
    onMutate: ({ change }) => showChange(ground, change),
    onSuccess: (what, { change, said }) => {
      said?.saved();
      ws.lost.value = false;
      if (what !== null) showToast({ message: what, topic: "step" });
      // A code that was just made has its name on the server now, and so can have a key.
      const made = change.kind === "create" ? ids.current.get(change.codeKey) : undefined;
      if (made !== undefined) used(ws, made);
    },
    onError: (problem, sent, takeBack) => {
      takeBack?.();
      ws.lost.value = problem.status === 0;
      sayRefused(ws, ground, sent, problem);
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
  return useCallback((change, said) => mutate({ change, said }), [mutate]);
}

const REFUSED: Record<Exclude<Change["kind"], "memo">, string> = {
  resize: "The segment was not changed", apply: "This was not coded", create: "The code was not made", uncode: "The code was not taken away", undo: "Nothing was undone", redo: "Nothing was done again",
};

function sayRefused(ws: Workspace, ground: Ground, { change, said }: Sent, problem: Problem): void {
  if (change.kind === "memo") {
    if (problem instanceof MemoMet) changeCodings(ground.client, codingsKey(ground.transcriptId, ground.version), (list) => put(list, problem.there));
    keepMemo(ws, change.uid, { mine: change.memo, theirs: problem instanceof MemoMet ? problem.there.memo : null });
    return;
  }
  if (said) said.lost(problem, REFUSED[change.kind]);
  else showToast({ message: REFUSED[change.kind], subject: problem.status === 0 ? "No answer from the server. Try again once you are connected." : problem.detail, tone: "danger" });
  ws.spoken.value = `${REFUSED[change.kind]}.`;
  if (change.kind !== "apply" && change.kind !== "create" && change.kind !== "resize") return;
  const { toUtf16 } = ws.model.codePoints;
  const { start, end } = change.kind === "resize" ? change.from : change.span;
  flash(ws, { start: toUtf16(start), end: toUtf16(end) });
}

/** A memo that could not be saved stays in its field, beside what was saved elsewhere if anything was. */
function keepMemo(ws: Workspace, uid: string, memo: UnsavedMemo): void {
  ws.unsaved.value = new Map(ws.unsaved.value).set(uid, memo);
  const show = (): void => {
    const segment = ws.drawing.segments.value.find((each) => each.uid === uid);
    if (segment) chooseSegment(ws, segment);
    ws.pane.value = "segment";
  };
  const message = memo.theirs === null ? "The memo is not saved. What you wrote is kept." : "The memo was changed elsewhere meanwhile. Both texts are kept.";
  ws.spoken.value = message;
  // With the segment in the inspector it is seen in place.
  if (ws.chosen.value === uid) {
    ws.pane.value = "segment";
    return;
  }
  const label = memo.theirs === null ? "Show it" : "Compare them";
  showToast({ message, tone: "danger", lasting: true, action: { label, run: show } });
}

function codesOf(client: QueryClient, studyId: string): readonly CodeOut[] {
  return client.getQueryData<CodesOut>(codesKey(studyId))?.items ?? [];
}

export function useActions(ws: Workspace, rights: Rights): Actions {
  const client = useQueryClient();
  const { studyId, model } = ws;
  const { me } = rights;
  const ground = useMemo((): Ground => ({ client, studyId, transcriptId: model.id, version: model.version, me }), [client, ws, me.id]);
  const send = useChanges(ws, ground);
  const resizing = useResizing(ws, send);
  // The same from one change to the next: every turn of the transcript knows them.
  return useMemo(() => createActions(ws, client, rights, resizing), [ws, client, rights, resizing]);
}

function createActions(ws: Workspace, client: QueryClient, { refusal, gated, mayCreate, mayMark, me }: Rights, { stretch, settle, change }: Resizing): Actions {
  const { studyId, model } = ws;
  const inCodePoints = ({ start, end }: Span): Span => ({ start: model.codePoints.toCodePoint(start), end: model.codePoints.toCodePoint(end) });
  const refuse = (): void => sayClosed(ws, refusal ?? "", gated);
  const allowed = (): boolean => {
    if (refusal !== null) refuse();
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
    const words = { label, undo: () => change({ kind: "uncode", uid: key, label }), again: () => apply(codeId, span) };
    change({ kind: "apply", key, codeId, label, span: points }, coded(ws, key, codeId, words));
  };
  const create = (label: string, parentId: string | null, span: Span, origin?: "in_vivo"): void => {
    if (!allowed()) return;
    const same = codesOf(client, studyId).find((code) => !code.retired && code.label.toLowerCase() === label.toLowerCase());
    if (same) return apply(same.id, span);
    const [key, codeKey] = [newKey(), newKey()];
    const code = { label, ...(parentId === null ? {} : { parent_id: parentId }), ...(origin ? { origin } : {}) };
    const words = { label, undo: () => change({ kind: "uncode", uid: key, label }), again: () => create(label, parentId, span, origin) };
    change({ kind: "create", key, codeKey, code, span: inCodePoints(span) }, coded(ws, key, null, words));
  };
  return {
    refusal,
    refuse,
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
    saveMemo: (segment, memo, from) => saveMemo(ws, segment, memo, from, change),
    stretch: (segment, span) => void (allowed() && mayChange(segment) && stretch(segment, span)),
    settle,
    undo: () => change({ kind: "undo" }),
    redo: () => change({ kind: "redo" }),
    markQuestion: (turn, question) => void markTurn(ws, turn, question),
  };
}

/** Nothing may be coded: the banner over the transcript says why and what to do; whose role does not code has none. */
function sayClosed(ws: Workspace, refusal: string, gated: boolean): void {
  ws.palette.value = null;
  ws.pane.value = "transcript";
  ws.spoken.value = `Nothing can be coded yet. ${refusal}`;
  if (gated) ws.refused.value += 1;
  else showToast({ message: "Nothing can be coded here", subject: refusal, tone: "danger" });
}

/** Save a memo, unless other words came in while it was written: those are shown beside it first. */
function saveMemo(ws: Workspace, { uid, memo: theirs }: Segment, mine: string, from: string, change: Send): void {
  const { both, merged } = meet({ memo: from }, { memo: mine }, { memo: theirs });
  if (both.length > 0) keepMemo(ws, uid, { mine, theirs });
  else if (merged.memo !== theirs) change({ kind: "memo", uid, memo: merged.memo, from: theirs });
}

function uncode(ws: Workspace, mine: boolean, segment: Segment, span: Span, change: Send): void {
  const { label, codeId, memo } = segment;
  if (!mine) {
    showToast({ message: "This is not yours to take away", subject: `${label}, by ${segment.coder}`, tone: "danger" });
    return;
  }
  if (ws.chosen.value === segment.uid) ws.chosen.value = null;
  const undo = (): void => change({ kind: "apply", key: newKey(), codeId, label, span, ...(memo ? { memo } : {}) });
  const again = (): void => uncode(ws, mine, segment, span, change);
  ws.spoken.value = `No longer coded as ${label}.`;
  const said = sayChange({ done: "No longer coded as", trying: "Not saved yet, still trying. No longer coded as", lost: "Put back: coded as", subject: label, undo, again });
  change({ kind: "uncode", uid: segment.uid, label }, said);
}

/** A code that is used has one of the keys 1 to 9. */
function used(ws: Workspace, codeId: string): void {
  ws.recent.value = noteUse(ws.recent.value, codeId);
  keepRecent(ws.studyId, ws.recent.value);
}

/** After coding: the segment is chosen, the code keeps its key, and the message can undo. */
function coded(ws: Workspace, key: string, codeId: string | null, { label, undo, again }: { label: string; undo: () => void; again: () => void }): Said {
  if (codeId !== null) used(ws, codeId);
  ws.palette.value = null;
  ws.chosen.value = key;
  const turn = turnAt(ws.model, ws.passage.peek()?.start ?? 0);
  ws.spoken.value = `Coded as ${label}${turn ? `, turn ${turn.number}` : ""}.`;
  return sayChange({ done: "Coded as", trying: "Not saved yet, still trying. Coded as", lost: "Taken back: coded as", subject: label, undo, again });
}
