/** News of other people refreshes what is shown; the echo of one's own change does not. */
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/preact-query";
import { render, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { rememberKey } from "../base/sent-keys";
import { isTouched, newsIn, type FeedEvent } from "./study-feed";
import { useStudyFeed } from "./use-study-feed";

const event = (kind: string, key: string | null = null, details = {}): FeedEvent => ({
  seq: 8, at: "2026-11-23T10:00:00Z", kind, actor_id: null, actor: "B. Moss", sentence: "", object_id: "o", details, key,
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("own echoes, sign-ins and readings are no news", () => {
  rememberKey("mine");
  const events = [event("coding.applied", "mine"), event("account.signed_in"), event("transcript.read"), event("coding.applied", "theirs")];
  expect(newsIn(events, (key) => key === "mine").map((each) => each.key)).toEqual(["theirs"]);
});

test.each([
  ["coding.applied", ["codings", "t1", 1], true],
  ["coding.applied", ["codings", "t2", 1], false],
  ["coding.applied", ["study", "s", "codes"], true],
  ["coding.applied", ["study", "s", "participants"], false],
  ["coding.applied", ["study", "s", "something new"], true],
  ["code.changed", ["codings", "t1", 1], false],
  ["code.changed", ["study", "s", "themes"], true],
  ["note.changed", ["study", "s", "notes", "list"], true],
  ["note.changed", ["study", "s", "segments", "c"], false],
  ["consent.ended", ["study", "s", "participants"], true],
  ["member.changed", ["codings", "t2", 1], true],
  ["version.made", ["codings", "o", 1], true],
  ["coding.applied", ["transcript-version", "s", "t1", 1], false],
  ["coding.applied", ["presence", "s", "t1"], false],
] as const)("%s: must %j be fetched anew? %s", (kind, key, touched) => {
  expect(isTouched(key, [event(kind, null, { transcript_id: "t1" })])).toBe(touched);
});

function Shown({ load }: { load: () => Promise<string> }) {
  useStudyFeed("s1");
  const asked = useQuery({ queryKey: ["study", "s1", "codes"], queryFn: load, staleTime: Infinity });
  return <p>{asked.data}</p>;
}

test("where no stream stands, the first answer gives the place, and the next news fetches anew", async () => {
  vi.stubGlobal("EventSource", undefined);
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const asked: string[] = [];
  vi.stubGlobal("fetch", vi.fn(async (request: Request) => {
    asked.push(new URL(request.url).search);
    const items = asked.length === 2 ? [event("code.created", "theirs")] : [];
    return new Response(JSON.stringify({ items, seq: asked.length === 1 ? 7 : 8 }), { headers: { "Content-Type": "application/json" } });
  }));
  const load = vi.fn().mockResolvedValueOnce("before").mockResolvedValue("after");
  const page = render(<QueryClientProvider client={new QueryClient()}><Shown load={load} /></QueryClientProvider>);
  await waitFor(() => expect(screen.getByText("before")).toBeTruthy());
  await vi.advanceTimersByTimeAsync(5_300);
  await waitFor(() => expect(screen.getByText("after")).toBeTruthy());
  expect(asked.slice(0, 2)).toEqual([`?since_seq=${2 ** 31 - 1}`, "?since_seq=7"]);
  page.unmount();
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toHaveLength(before);
});
