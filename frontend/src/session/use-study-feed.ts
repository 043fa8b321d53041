/** Other people's changes appear without a reload; while nobody looks at the page, they wait. */
import { useQueryClient, type QueryClient } from "@tanstack/preact-query";
import { useEffect } from "preact/hooks";
import { isOwnKey } from "../base/sent-keys";
import type { FeedMessage } from "./feed-line";
import { cameOrLeft, feedIsLive } from "./feed-state";
import { loadMe } from "./load-me";
import { followShared } from "./shared-feed";
import { changesSeats, isTouched, newsIn, type FeedEvent } from "./study-feed";

/** Fetch anew what these events touch, as far as it is shown; the rest when it is shown again. */
async function takeIn(events: readonly FeedEvent[], cache: QueryClient): Promise<void> {
  const news = newsIn(events, isOwnKey);
  if (news.length === 0) return;
  if (changesSeats(news)) await loadMe();
  await cache.invalidateQueries({ predicate: (query) => isTouched(query.queryKey, news) });
}

function follow(study: string, cache: QueryClient): () => void {
  let waiting: FeedEvent[] = [];
  const look = (): void => {
    if (document.hidden || waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    takeIn(events, cache).catch(() => undefined); // what could not be fetched says so itself
  };
  const told = (message: FeedMessage): void => {
    if (message.kind === "state") feedIsLive.value = message.isLive;
    else if (message.kind === "presence") cameOrLeft.value = { ...message, n: (cameOrLeft.peek()?.n ?? 0) + 1 };
    else {
      waiting.push(...message.events);
      look();
    }
  };
  const stop = followShared(study, told);
  document.addEventListener("visibilitychange", look);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", look);
    feedIsLive.value = true;
  };
}

/** Follow a study for as long as the calling component shows it; null follows none. */
export function useStudyFeed(study: string | null): void {
  const cache = useQueryClient();
  useEffect(() => (study === null ? undefined : follow(study, cache)), [study]);
}
