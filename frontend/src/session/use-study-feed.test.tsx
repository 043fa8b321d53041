/** News of other people refreshes what is shown; the echo of one's own change does not. */
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/preact-query";
import { render, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { rememberKey } from "../base/sent-keys";
import { mayBeStale, newsIn, type FeedEvent } from "./study-feed";
import { useStudyFeed } from "./use-study-feed";

const event = (kind: string, key: string | null = null): FeedEvent => ({
  seq: 8, at: "2026-11-23T10:00:00Z", kind, actor_id: null, actor: "B. Moss", sentence: "", object_id: null, details: {}, key,
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

test("a transcript's version is never asked for again, its codings are", () => {
  expect(mayBeStale(["transcript-version", "s", "t", 1])).toBe(false);
  expect(mayBeStale(["codings", "t"])).toBe(true);
});

function Shown({ load }: { load: () => Promise<string> }) {
  useStudyFeed("s1");
  const asked = useQuery({ queryKey: ["study", "s1", "codes"], queryFn: load, staleTime: Infinity });
  return <p>{asked.data}</p>;
}

test("the first answer gives the place, the next news fetches anew", async () => {
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
  await vi.advanceTimersByTimeAsync(5_100);
  await waitFor(() => expect(screen.getByText("after")).toBeTruthy());
  expect(asked).toEqual([`?since_seq=${2 ** 31 - 1}`, "?since_seq=7"]);
  page.unmount();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toHaveLength(2);
});
