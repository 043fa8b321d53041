/** The changes a coder makes, one after the other: shown at once, sent in order, taken back visibly if refused. */
import type { QueryClient } from "@tanstack/preact-query";
import { Problem } from "../../base/problem";
import type { Span } from "../../text/spans";
import { meet } from "../../text/three-way";
import { deleteCoding, getCodings, patchBounds, patchMemo, postCode, postCoding, postStep, type NewCode } from "./calls";
import { changeCodes, codesKey, countSegments } from "./codes-cache";
import { changeCodings, codingsKey, drop, findCoding, put, type CachedCoding, type CachedCodings } from "./codings-cache";
import type { CodeOut, CodingOut, StepOut } from "./shapes";

/** Stands for the id of a coding that the server has not made, or refused. */
const NOT_MADE = "";

/** Spans are code points of the transcript's version. */
export type Change =
  | { readonly kind: "apply"; readonly key: string; readonly codeId: string; readonly label: string; readonly span: Span; readonly memo?: string }
  | { readonly kind: "create"; readonly key: string; readonly codeKey: string; readonly code: NewCode; readonly span: Span }
  | { readonly kind: "uncode"; readonly uid: string; readonly label: string }
  | { readonly kind: "memo"; readonly uid: string; readonly memo: string; /** As it was before. */ readonly from: string }
  | { readonly kind: "resize"; readonly uid: string; readonly label: string; readonly span: Span; /** As it was before. */ readonly from: Span }
  | { readonly kind: "undo" | "redo" };

/** Whose changes, and to what. */
export interface Ground {
  readonly client: QueryClient;
  readonly studyId: string;
  readonly transcriptId: string;
  readonly version: number;
  readonly me: { readonly id: string; readonly name: string };
  /** Told of the one segment that an undo or redo brought back or changed here. */
  readonly onStep?: ((uid: string) => void) | undefined;
}

/** Another memo was saved meanwhile, in other words than mine: a person chooses. */
export class MemoMet extends Problem {
  constructor(stale: Problem, readonly there: CodingOut) {
    super(stale.status, { ...stale.more });
  }
}

/** Show a change before it is sent; returns how to take it back. */
export function showChange(ground: Ground, change: Change): () => void {
  const { client, studyId } = ground;
  const inCodings = (step: (list: CachedCodings) => CachedCodings): void => changeCodings(client, listOf(ground), step);
  const count = (codeId: string, by: number): void => changeCodes(client, studyId, (codes) => countSegments(codes, codeId, by));
  switch (change.kind) {
    case "apply": {
      inCodings((list) => oneStep(put(list, optimistic(ground, change.key, change.codeId, change.span, change.memo))));
      count(change.codeId, 1);
      return () => {
        inCodings((list) => noStep(drop(list, change.key)));
        count(change.codeId, -1);
      };
    }
    case "create": {
      changeCodes(client, studyId, (codes) => [...codes, optimisticCode(change.codeKey, change.code)]);
      inCodings((list) => oneStep(put(list, optimistic(ground, change.key, change.codeKey, change.span))));
      return () => {
        inCodings((list) => noStep(drop(list, change.key)));
        changeCodes(client, studyId, (codes) => codes.filter(({ id }) => id !== change.codeKey));
      };
    }
    case "uncode": {
      const before = findCoding(client, listOf(ground), change.uid);
      inCodings((list) => oneStep(drop(list, change.uid)));
      if (!before) return () => undefined;
      count(before.code_id, -1);
      return () => {
        inCodings((list) => noStep(put(list, before)));
        count(before.code_id, 1);
      };
    }
    case "memo": {
      const before = findCoding(client, listOf(ground), change.uid);
      if (!before) return () => undefined;
      inCodings((list) => put(list, { ...before, memo: change.memo }));
      return () => inCodings((list) => put(list, { ...(findCoding(client, listOf(ground), change.uid) ?? before), memo: before.memo }));
    }
    case "resize": {
      const now = (): CachedCoding | undefined => findCoding(client, listOf(ground), change.uid);
      const before = now();
      if (!before) return () => undefined;
      inCodings((list) => oneStep(put(list, { ...before, ...change.span, pending: true })));
      return () => inCodings((list) => noStep(put(list, { ...(now() ?? before), ...change.from, pending: false })));
    }
    default:
      return () => undefined;
  }
}

/** Send a change; ids that the server gave meanwhile are looked up when its turn comes. */
export async function sendChange(ground: Ground, change: Change, ids: Map<string, string>): Promise<string | null> {
  const { client, studyId } = ground;
  switch (change.kind) {
    case "apply":
      await sendCoding(ground, change.key, ids.get(change.codeId) ?? change.codeId, change.span, ids, change.memo);
      return null;
    case "create": {
      ids.set(change.key, NOT_MADE);
      const code = await postCode(studyId, change.code, change.codeKey);
      ids.set(change.codeKey, code.id);
      changeCodes(client, studyId, (codes) => [...codes.filter(({ id }) => id !== change.codeKey && id !== code.id), { ...code, ...ONCE }]);
      changeCodings(client, listOf(ground), (list) => ({ ...list, items: list.items.map((each) => (each.code_id === change.codeKey ? { ...each, code_id: code.id } : each)) }));
      await sendCoding(ground, change.key, code.id, change.span, ids);
      return null;
    }
    case "uncode": {
      const id = ids.get(change.uid) ?? change.uid;
      if (id !== NOT_MADE) await deleteCoding(studyId, id);
      changeCodings(client, listOf(ground), (list) => drop(list, id));
      return null;
    }
    case "memo": {
      const coding = findCoding(client, listOf(ground), change.uid);
      if (!coding) return null;
      const saved = await saveMemo(ground, coding, change);
      changeCodings(client, listOf(ground), (list) => put(list, saved));
      return null;
    }
    case "resize": {
      const coding = findCoding(client, listOf(ground), change.uid);
      if (!coding || ids.get(change.uid) === NOT_MADE) return null;
      const saved = await saveBounds(ground, coding, change);
      // Its ends may have been moved on meanwhile: then that change is next in the row, and its bounds stay on show.
      const { start, end } = findCoding(client, listOf(ground), change.uid) ?? saved;
      const movedOn = start !== saved.start || end !== saved.end;
      changeCodings(client, listOf(ground), (list) => put(list, movedOn ? { ...saved, start, end, pending: true } : saved));
      return null;
    }
    default:
      return takeStep(ground, await postStep(studyId, change.kind));
  }
}

/** Save a memo over what it was. Throws MemoMet where other words were saved meanwhile, and nobody's are lost. */
async function saveMemo({ studyId, transcriptId }: Ground, coding: CachedCoding, { memo, from }: { memo: string; from: string }): Promise<CodingOut> {
  try {
    return await patchMemo(studyId, coding.id, memo, coding.version);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 412) throw error;
    const there = (await getCodings(studyId, transcriptId)).items.find(({ id }) => id === coding.id);
    if (!there) throw error;
    const met = meet({ memo: from }, { memo }, { memo: there.memo });
    if (met.both.length > 0) throw new MemoMet(error, there);
    return patchMemo(studyId, coding.id, met.merged.memo, there.version);
  }
}

/** Save other bounds, also when something else of the coding was changed meanwhile. Throws where its bounds were. */
async function saveBounds({ studyId, transcriptId, version }: Ground, coding: CachedCoding, { span, from }: { span: Span; from: Span }): Promise<CodingOut> {
  try {
    return await patchBounds(studyId, coding.id, span, version, coding.version);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 412) throw error;
    const there = (await getCodings(studyId, transcriptId)).items.find(({ id }) => id === coding.id);
    if (there?.start !== from.start || there.end !== from.end) throw error;
    return patchBounds(studyId, coding.id, span, version, there.version);
  }
}

/** Show what an undo or redo has done, wherever it was done: here, in another transcript, in the codebook. */
function takeStep({ client, studyId, transcriptId, version, onStep }: Ground, step: StepOut): string {
  const list = listOf({ transcriptId, version });
  if (step.codes_changed) void client.invalidateQueries({ queryKey: codesKey(studyId) });
  // More codings than are told here bear another code now.
  if (step.moved > 0) void client.invalidateQueries({ queryKey: list });
  const here = step.transcript_id === null || step.transcript_id === transcriptId;
  const { undo, redo } = step;
  const mine = step.changed.filter((coding) => coding.transcript_id === transcriptId);
  changeCodings(client, list, (codings) => mine.reduce<CachedCodings>(put, { ...step.removed.reduce(drop, codings), undo, redo }));
  const [one, ...others] = mine;
  if (one && others.length === 0) onStep?.(findCoding(client, list, one.id)?.key ?? one.id);
  return here ? step.what : `${step.what}, in another transcript`;
}

const listOf = ({ transcriptId, version }: Pick<Ground, "transcriptId" | "version">): readonly unknown[] => codingsKey(transcriptId, version);

async function sendCoding(ground: Ground, key: string, codeId: string, span: Span, ids: Map<string, string>, memo?: string): Promise<void> {
  const { client, studyId, transcriptId, version } = ground;
  ids.set(key, NOT_MADE);
  const body = { transcript_id: transcriptId, version, start: span.start, end: span.end, code_id: codeId };
  const saved = await postCoding(studyId, memo === undefined ? body : { ...body, memo }, key);
  ids.set(key, saved.id);
  // It may have been taken away while it was on its way: then its removal is next in the row, and it must not come back.
  if (findCoding(client, listOf(ground), key)) changeCodings(client, listOf(ground), (list) => put(list, { ...saved, key }));
}

/** One step more can be undone, and none be done again. */
const oneStep = (list: CachedCodings): CachedCodings => ({ ...list, undo: list.undo + 1, redo: 0 });
const noStep = (list: CachedCodings): CachedCodings => ({ ...list, undo: Math.max(0, list.undo - 1) });

function optimistic(ground: Ground, key: string, codeId: string, { start, end }: Span, memo = ""): CachedCoding {
  const created_at = new Date().toISOString();
  return { id: key, key, pending: true, transcript_id: ground.transcriptId, code_id: codeId, coder_id: ground.me.id, start, end, memo, created_at, version: 1 };
}

/** The counts of a code that was just made, and used once. */
const ONCE = { people: 1, people_in_all: 1, segments: 1, segments_in_all: 1 };

function optimisticCode(key: string, code: NewCode): CodeOut {
  return {
    id: key, parent_id: code.parent_id ?? null, label: code.label, colour: 7, pattern: 1, position: Number.MAX_SAFE_INTEGER,
    definition: "", use_when: "", not_when: "", example: "", kind: "semantic", origin: code.origin ?? "inductive", objective_ns: [],
    ...ONCE, retired: false, merged_into_id: null, version: 1, created_at: new Date().toISOString(), created_by: null,
  };
}
