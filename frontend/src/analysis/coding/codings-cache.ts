/** The one list of codings of a transcript. Mutations, undo and the feed all change it by `put` and `drop`. */
import type { QueryClient } from "@tanstack/preact-query";
import type { CodingOut, CodingsOut } from "./shapes";

export interface CachedCoding extends CodingOut {
  /** The client's key of a coding made here; it stays when the server has answered. */
  key?: string;
  pending?: boolean;
}

export interface CachedCodings extends Omit<CodingsOut, "items"> {
  items: readonly CachedCoding[];
}

export const codingsKey = (transcriptId: string): readonly [string, string] => ["codings", transcriptId];

/** Add a coding or replace the one it is: the same id, the same key, or the same code there by the same coder. */
export function put(list: CachedCodings, coding: CachedCoding): CachedCodings {
  const at = list.items.findIndex((other) => isSame(other, coding));
  if (at < 0) return { ...list, items: [...list.items, coding] };
  const key = coding.key ?? list.items[at]?.key;
  return { ...list, items: list.items.with(at, key === undefined ? coding : { ...coding, key }) };
}

/** Take a coding away, by its id or its key. */
export function drop(list: CachedCodings, idOrKey: string): CachedCodings {
  return { ...list, items: list.items.filter(({ id, key }) => id !== idOrKey && key !== idOrKey) };
}

/** A fresh list from the server keeps the keys that this page knows its codings by, and what is still on its way. */
export function refresh(fresh: CodingsOut, before: CachedCodings | undefined): CachedCodings {
  const pending = before?.items.filter((coding) => coding.pending) ?? [];
  const keyed = before?.items.filter((coding) => coding.key !== undefined && !coding.pending) ?? [];
  const kept = keyed.reduce<CachedCodings>((list, { id, key }) => {
    const at = list.items.findIndex((coding) => coding.id === id);
    return at < 0 || key === undefined ? list : { ...list, items: list.items.with(at, { ...(list.items[at] as CachedCoding), key }) };
  }, { seq: fresh.seq, items: fresh.items });
  return pending.reduce((list, coding) => (list.items.some((other) => isSame(other, coding)) ? list : put(list, coding)), kept);
}

/** Change the cached list, if it is there. */
export function changeCodings(client: QueryClient, transcriptId: string, change: (list: CachedCodings) => CachedCodings): void {
  client.setQueryData<CachedCodings>(codingsKey(transcriptId), (list) => list && change(list));
}

export function findCoding(client: QueryClient, transcriptId: string, idOrKey: string): CachedCoding | undefined {
  const list = client.getQueryData<CachedCodings>(codingsKey(transcriptId));
  return list?.items.find(({ id, key }) => id === idOrKey || key === idOrKey);
}

function isSame(a: CachedCoding, b: CachedCoding): boolean {
  if (a.id === b.id || (a.key !== undefined && a.key === b.key)) return true;
  return a.code_id === b.code_id && a.coder_id === b.coder_id && a.start === b.start && a.end === b.end;
}
