/** Other people's changes appear without a reload: ask for news while the page is looked at. */
import { useQueryClient, type QueryClient } from "@tanstack/preact-query";
import { useEffect } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { isOwnKey } from "../base/sent-keys";
import { loadMe } from "./load-me";
import { changesSeats, mayBeStale, newsIn } from "./study-feed";

const EVERY_MS = 5_000;
const AFTER_FAILURE_MS = 30_000;
/** Past every place, so the first answer tells only where the end is. */
const END = 2 ** 31 - 1;

/** Ask once; returns the place to go on from. */
async function ask(study: string, since: number, cache: QueryClient): Promise<number> {
  const params = { path: { study_id: study }, query: { since_seq: since } };
  const told = await answer(api.GET("/api/v1/studies/{study_id}/activity", { params }));
  const news = newsIn(told.items, isOwnKey);
  if (changesSeats(news)) await loadMe();
  if (news.length > 0) await cache.invalidateQueries({ predicate: (query) => mayBeStale(query.queryKey) });
  return told.seq;
}

/** Keep asking until told to stop; silent while the page is hidden. */
function follow(study: string, cache: QueryClient): () => void {
  let since = END;
  let timer = 0;
  let stopped = false;
  let asking = false;
  const next = (pause: number): void => {
    asking = false;
    if (!stopped) timer = window.setTimeout(turn, pause);
  };
  const turn = (): void => {
    if (document.hidden || asking) return;
    asking = true;
    ask(study, since, cache).then(
      (seq) => {
        since = seq;
        next(EVERY_MS);
      },
      () => next(AFTER_FAILURE_MS),
    );
  };
  const looked = (): void => {
    clearTimeout(timer);
    turn();
  };
  document.addEventListener("visibilitychange", looked);
  turn();
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", looked);
  };
}

/** Follow a study for as long as the calling component shows it; null follows none. */
export function useStudyFeed(study: string | null): void {
  const cache = useQueryClient();
  useEffect(() => (study === null ? undefined : follow(study, cache)), [study]);
}
