/** A coding stands once, whoever tells of it first. */
import { describe, expect, it } from "vitest";
import { drop, put, takeNews, type CachedCoding, type CachedCodings } from "./codings-cache";
import type { CodingsOut } from "./shapes";

const coding = (fields: Partial<CachedCoding>): CachedCoding => ({
  id: "c1", transcript_id: "t", code_id: "being-heard", coder_id: "ana", start: 3, end: 9, memo: "", created_at: "2026-11-23T10:00:00Z", version: 1, ...fields,
});
const list = (...items: CachedCoding[]): CachedCodings => ({ items, coders: [], seq: 7, undo: 0, redo: 0 });
const news = (fields: Partial<CodingsOut>): CodingsOut => ({ items: [], removed: [], coders: [], seq: 9, undo: 1, redo: 0, stale: 0, corrected: false, ...fields });
const sent = coding({ id: "k1", key: "k1", pending: true });

describe("put", () => {
  it("replaces the optimistic coding by the server's, keeping the key", () => {
    const after = put(list(sent), coding({ id: "real", key: "k1" }));
    expect(after.items).toEqual([coding({ id: "real", key: "k1" })]);
  });

  it("finds the optimistic coding even when the news of it carries no key", () => {
    expect(put(list(sent), coding({ id: "real" })).items).toEqual([coding({ id: "real", key: "k1" })]);
  });

  it("adds another code on the same place", () => {
    expect(put(list(sent), coding({ id: "c2", code_id: "trust" })).items).toHaveLength(2);
  });
});

describe("drop", () => {
  it("takes away by id or by key", () => {
    expect(drop(list(sent), "k1").items).toEqual([]);
    expect(drop(list(coding({})), "c1").items).toEqual([]);
  });
});

describe("takeNews", () => {
  it("takes the whole list when there is none yet", () => {
    expect(takeNews(news({ items: [coding({})] }), undefined)).toEqual({ items: [coding({})], coders: [], seq: 9, undo: 1, redo: 0, stale: 0 });
  });

  it("takes the whole list again once the text was corrected: every coding may lie elsewhere", () => {
    const after = takeNews(news({ items: [coding({ start: 4, end: 10 })], corrected: true, stale: 2 }), list(coding({}), coding({ id: "left" })));
    expect(after.items.map(({ id, start }) => [id, start])).toEqual([["c1", 4]]);
    expect(after.stale).toBe(2);
  });

  it("adds, changes and takes away what changed, and keeps what is on its way", () => {
    const before = list(coding({ id: "gone", start: 30, end: 35 }), coding({ id: "mine", start: 50, end: 52 }), sent);
    const after = takeNews(news({ items: [coding({ id: "mine", start: 50, end: 52, memo: "New" }), coding({ id: "theirs", coder_id: "ben" })], removed: ["gone"] }), before);
    expect(after.items.map(({ id, memo }) => [id, memo])).toEqual([["mine", "New"], ["k1", ""], ["theirs", ""]]);
    expect(after.seq).toBe(9);
  });

  it("does not stand twice what the server tells of before it has answered", () => {
    expect(takeNews(news({ items: [coding({ id: "real" })] }), list(sent)).items).toEqual([coding({ id: "real", key: "k1" })]);
  });

  it("remembers who coded", () => {
    const before = { ...list(), coders: [{ id: "ana", name: "Ana" }] };
    expect(takeNews(news({ coders: [{ id: "ben", name: "Ben" }] }), before).coders).toHaveLength(2);
  });
});
