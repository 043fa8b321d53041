/** Changes show at once, go in order, and are taken back when refused. */
import { QueryClient } from "@tanstack/preact-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { MemoMet, sendChange, showChange, type Change, type Ground } from "./changes";
import { codesKey } from "./codes-cache";
import { codingsKey, type CachedCodings } from "./codings-cache";
import type { CodeOut, CodesOut, CodingOut } from "./shapes";

const span = { start: 3, end: 9 };
const apply: Change = { kind: "apply", key: "k1", codeId: "heard", label: "Being heard", span };
let ground: Ground;
let ids: Map<string, string>;
let asked: { method: string; path: string; body: unknown; key: string | null }[];

/** A server that gives ids, or refuses. */
function serve(refuse: (path: string) => boolean = () => false): void {
  vi.stubGlobal("fetch", async (request: Request) => {
    const path = new URL(request.url).pathname.replace("/api/v1/studies/s/", "");
    const text = await request.text();
    const body: Record<string, unknown> = text ? (JSON.parse(text) as Record<string, unknown>) : {};
    asked.push({ method: request.method, path, body, key: request.headers.get("Idempotency-Key") });
    if (refuse(path)) return Response.json({ code: "code_retired", detail: "It is retired." }, { status: 409 });
    if (request.method === "DELETE") return new Response(null, { status: 204 });
    if (path === "codes") return Response.json({ id: "new-code", label: body["label"], parent_id: null }, { status: 201 });
    return Response.json({ coder_id: "ana", memo: "", version: 1, ...body, id: "real" }, { status: 201 });
  });
}

const list = () => ground.client.getQueryData<CachedCodings>(codingsKey("t", 1))!;
const codes = () => ground.client.getQueryData<CodesOut>(codesKey("s"))!.items;

beforeEach(() => {
  asked = [];
  ids = new Map();
  const client = new QueryClient();
  ground = { client, studyId: "s", transcriptId: "t", version: 1, me: { id: "ana", name: "Ana" } };
  client.setQueryData<CachedCodings>(codingsKey("t", 1), { items: [], coders: [], seq: 1, undo: 0, redo: 2 });
  client.setQueryData<CodesOut>(codesKey("s"), { seq: 1, items: [{ id: "heard", parent_id: null, label: "Being heard", segments: 4, segments_in_all: 4 } as CodeOut] });
  serve();
});

describe("applying a code", () => {
  it("shows at once, counts, and can be undone", () => {
    showChange(ground, apply);
    expect(list().items).toMatchObject([{ key: "k1", pending: true, start: 3, end: 9, coder_id: "ana" }]);
    expect(codes()[0]?.segments).toBe(5);
    expect([list().undo, list().redo]).toEqual([1, 0]);
  });

  it("is confirmed under its key", async () => {
    showChange(ground, apply);
    await sendChange(ground, apply, ids);
    expect(list().items).toMatchObject([{ id: "real", key: "k1" }]);
    expect(list().items[0]?.pending).toBeUndefined();
    expect(asked).toMatchObject([{ method: "POST", path: "codings", key: "k1", body: { transcript_id: "t", version: 1, start: 3, end: 9, code_id: "heard" } }]);
  });

  it("is taken back whole when it is refused", async () => {
    serve(() => true);
    const takeBack = showChange(ground, apply);
    await expect(sendChange(ground, apply, ids)).rejects.toThrow("It is retired.");
    takeBack();
    expect(list().items).toEqual([]);
    expect(codes()[0]?.segments).toBe(4);
    expect(list().undo).toBe(0);
  });
});

describe("taking a code away before it was confirmed", () => {
  const uncode: Change = { kind: "uncode", uid: "k1", label: "Being heard" };

  it("leaves nothing behind, on the page and on the server", async () => {
    showChange(ground, apply);
    showChange(ground, uncode);
    await sendChange(ground, apply, ids);
    expect(list().items).toEqual([]);
    await sendChange(ground, uncode, ids);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST codings", "DELETE codings/real"]);
  });

  it("asks nothing of the server when there never was one", async () => {
    serve(() => true);
    showChange(ground, apply);
    await sendChange(ground, apply, ids).catch(() => undefined);
    await sendChange(ground, uncode, ids);
    expect(asked.map(({ method }) => method)).toEqual(["POST"]);
  });
});

describe("making a code", () => {
  const create: Change = { kind: "create", key: "k2", codeKey: "kc", code: { label: "A new one" }, span };

  it("shows code and segment at once, then under the server's ids", async () => {
    showChange(ground, create);
    expect(codes().map(({ id }) => id)).toEqual(["heard", "kc"]);
    await sendChange(ground, create, ids);
    expect(codes().map(({ id }) => id)).toEqual(["heard", "new-code"]);
    expect(list().items).toMatchObject([{ id: "real", code_id: "new-code" }]);
  });

  it("takes both back when the code is refused", async () => {
    serve((path) => path === "codes");
    const takeBack = showChange(ground, create);
    await expect(sendChange(ground, create, ids)).rejects.toThrow();
    takeBack();
    expect([codes().length, list().items.length]).toEqual([1, 0]);
  });
});

describe("a memo", () => {
  it("comes back as it was when it is refused", () => {
    showChange(ground, { ...apply, memo: "First" });
    const takeBack = showChange(ground, { kind: "memo", uid: "k1", memo: "Second", from: "First" });
    expect(list().items[0]?.memo).toBe("Second");
    takeBack();
    expect(list().items[0]?.memo).toBe("First");
  });

  /** A server on which the memo was saved elsewhere meanwhile: version 2. */
  const servedElsewhere = (memo: string): { memo: string; version: string | null }[] => {
    const patched: { memo: string; version: string | null }[] = [];
    vi.stubGlobal("fetch", async (request: Request) => {
      const there = { id: "real", code_id: "heard", coder_id: "ana", memo, version: 2, start: 3, end: 9 };
      if (request.method === "GET") return Response.json({ items: [there], removed: [], coders: [], seq: 2, undo: 0, redo: 0 });
      const [version, body] = [request.headers.get("If-Match"), (await request.json()) as { memo: string }];
      patched.push({ memo: body.memo, version });
      return version === '"2"' ? Response.json({ ...there, ...body, version: 3 }) : Response.json({ code: "stale", detail: "It was changed." }, { status: 412 });
    });
    return patched;
  };
  const change: Change = { kind: "memo", uid: "real", memo: "Mine", from: "First" };
  const shown = (): void => {
    ground.client.setQueryData<CachedCodings>(codingsKey("t", 1), (before) => ({ ...before!, items: [{ id: "real", code_id: "heard", coder_id: "ana", memo: "First", version: 1, start: 3, end: 9 } as CodingOut] }));
    showChange(ground, change);
  };

  it("that was changed elsewhere meanwhile is not written over: what stands there comes back with the refusal", async () => {
    const patched = servedElsewhere("Theirs");
    shown();
    const met = await sendChange(ground, change, ids).catch((error: unknown) => error);
    expect(met).toBeInstanceOf(MemoMet);
    expect((met as MemoMet).there).toMatchObject({ memo: "Theirs", version: 2 });
    expect(patched).toEqual([{ memo: "Mine", version: '"1"' }]);
  });

  it("is saved over a version in which nobody changed its words", async () => {
    const patched = servedElsewhere("First");
    shown();
    await sendChange(ground, change, ids);
    expect(patched.at(-1)).toEqual({ memo: "Mine", version: '"2"' });
    expect(list().items[0]).toMatchObject({ memo: "Mine", version: 3 });
  });
});

describe("an undo or redo", () => {
  const made = (id: string): CodingOut => ({ id, transcript_id: "t", code_id: "heard", coder_id: "ana", ...span, memo: "", version: 1, created_at: "2026-11-24T09:00:00Z" }) as CodingOut;
  const told = async (changed: CodingOut[]): Promise<string[]> => {
    vi.stubGlobal("fetch", async () => Response.json({ what: "Coding done again", verb: "redo", transcript_id: "t", changed, removed: [], moved: 0, codes_changed: false, code_ids: [], undo: 1, redo: 1 }));
    const uids: string[] = [];
    await sendChange({ ...ground, onStep: (uid) => uids.push(uid) }, { kind: "redo" }, ids);
    return uids;
  };

  it("tells which segment came back, so that it can be chosen", async () => expect(await told([made("real")])).toEqual(["real"]));

  it("tells of none where there are several", async () => {
    expect(await told([made("one"), { ...made("other"), start: 20, end: 30 }])).toEqual([]);
    expect(list().items).toHaveLength(2);
  });
});
