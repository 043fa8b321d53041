import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../base/query-client";
import { me } from "../session/me";
import { openStudy } from "./opening";

const seat = (actions: string[]) => ({ studies: [{ id: "s1", short_title: "Joint casework", role: "researcher", actions }] }) as unknown as typeof me.value;
const part = (cursor: string | null) => ({ study: { id: "s1" }, members: { items: [] }, codes: { items: [{ id: "c1" }], seq: 3 }, transcripts: { items: [{ id: "t1" }], next_cursor: cursor } });
const answering = (status: number, body: unknown) => vi.fn(async () => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } }));
const kept = (area: string) => queryClient.getQueryData(["study", "s1", area]);

beforeEach(() => {
  queryClient.clear();
  me.value = seat(["open_study"]);
});
afterEach(() => void vi.unstubAllGlobals());

test("one request fills what the pages of a study ask for, and is made once", async () => {
  const fetch = answering(200, part(null));
  vi.stubGlobal("fetch", fetch);
  await openStudy("s1");
  await openStudy("s1");
  expect(fetch).toHaveBeenCalledOnce();
  expect(kept("facts")).toEqual({ id: "s1" });
  expect(kept("codes")).toEqual({ items: [{ id: "c1" }], seq: 3 });
  expect(kept("transcripts")).toEqual([{ id: "t1" }]);
  expect(kept("members")).toEqual({ items: [] });
});

test("a first page of many transcripts is not taken for all of them", async () => {
  vi.stubGlobal("fetch", answering(200, part("more")));
  await openStudy("s1");
  expect(kept("transcripts")).toBeUndefined();
});

test("who may not open the study asks for nothing, and a failure leaves it to the pages", async () => {
  const fetch = answering(500, { code: "unexpected" });
  vi.stubGlobal("fetch", fetch);
  me.value = seat([]);
  await openStudy("s1");
  expect(fetch).not.toHaveBeenCalled();
  me.value = seat(["open_study"]);
  await openStudy("s1");
  expect(fetch).toHaveBeenCalledOnce();
  expect(kept("codes")).toBeUndefined();
});
