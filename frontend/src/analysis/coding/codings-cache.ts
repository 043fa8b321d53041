/** The one list of codings of a transcript. Mutations, undo and the feed all change it by `put` and `drop`. */
import type { QueryClient } from "@tanstack/preact-query";
import type { CodingOut, CodingsOut } from "./shapes";

export interface CachedCoding extends CodingOut {
  /** The client's key of a coding made here; it stays when the server has answered. */
  key?: string;
  pending?: boolean;
}

export interface CachedCodings {
  readonly items: readonly CachedCoding[];
  /** Who coded, by id. */
  readonly coders: CodingsOut["coders"];
  /** The place in the study's feed that the list stands for. */
  readonly seq: number;
  /** How many of my steps can be undone, and done again. */
  readonly undo: number;
  readonly redo: number;
  /** How many codings a correction of the text left for a person to settle. */
  readonly stale?: number;
}

export const codingsKey = (transcriptId: string, n: number): readonly [string, string, number] => ["codings", transcriptId, n];

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

/** Take in what the server says has changed since the list's place; without a list before, its whole list. */
export function takeNews(news: CodingsOut, before: CachedCodings | undefined): CachedCodings {
  const { coders, seq, undo, redo, stale } = news;
  if (!before || news.corrected) return { items: news.items, coders, seq, undo, redo, stale };
  const known = new Map([...before.coders, ...coders].map((coder) => [coder.id, coder]));
  const without = news.removed.reduce(drop, { ...before, coders: [...known.values()], seq, undo, redo, stale });
  return news.items.reduce<CachedCodings>(put, without);
}

/** Change the cached list, if it is there. */
export function changeCodings(client: QueryClient, key: readonly unknown[], change: (list: CachedCodings) => CachedCodings): void {
  client.setQueryData<CachedCodings>(key, (list) => list && change(list));
}

export function findCoding(client: QueryClient, queryKey: readonly unknown[], idOrKey: string): CachedCoding | undefined {
  return client.getQueryData<CachedCodings>(queryKey)?.items.find(({ id, key }) => id === idOrKey || key === idOrKey);
}

function isSame(a: CachedCoding, b: CachedCoding): boolean {
  if (a.id === b.id || (a.key !== undefined && a.key === b.key)) return true;
  return a.code_id === b.code_id && a.coder_id === b.coder_id && a.start === b.start && a.end === b.end;
}
