/** The cache of what the server told; one for the page. */
import { notifyManager, QueryClient } from "@tanstack/preact-query";
import { Problem } from "./problem";

/** Ask again only where no answer came: a refusal stays a refusal. */
function retry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof Problem && error.status === 0;
}

// What a press has changed is painted in the very next frame, not in one after it.
notifyManager.setScheduler(queueMicrotask);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry, staleTime: 30_000, networkMode: "always" },
    // A change is sent again by send(), under the same key; never from here.
    mutations: { retry: false, networkMode: "always" },
  },
});
