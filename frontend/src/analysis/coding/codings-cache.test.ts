/** A coding stands once, whoever tells of it first. */
import { describe, expect, it } from "vitest";
import { drop, put, refresh, type CachedCoding, type CachedCodings } from "./codings-cache";

const coding = (fields: Partial<CachedCoding>): CachedCoding => ({
  id: "c1", code_id: "being-heard", coder_id: "ana", coder: "Ana", start: 3, end: 9, memo: "", created_at: "2026-11-23T10:00:00Z", version: 1, ...fields,
});
const list = (...items: CachedCoding[]): CachedCodings => ({ items, seq: 7 });
const sent = coding({ id: "key:k1", key: "k1", pending: true });

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

describe("refresh", () => {
  it("keeps what is on its way and the keys of what has arrived", () => {
    const before = list(coding({ id: "real", key: "k0", start: 20, end: 25 }), sent);
    const fresh = { seq: 9, items: [coding({ id: "real", start: 20, end: 25 })] };
    expect(refresh(fresh, before).items.map(({ id, key }) => [id, key])).toEqual([["real", "k0"], ["key:k1", "k1"]]);
  });

  it("does not keep what is on its way twice when the server already has it", () => {
    expect(refresh({ seq: 9, items: [coding({ id: "real" })] }, list(sent)).items).toHaveLength(1);
  });

  it("forgets what somebody else removed", () => {
    expect(refresh({ seq: 9, items: [] }, list(coding({}))).items).toEqual([]);
  });
});
