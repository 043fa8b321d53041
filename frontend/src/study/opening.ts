/** What a study opens with: one request, beside the code of the first page, for what every page of it asks for. */
import { answer } from "../base/answer";
import { api } from "../base/client";
import { queryClient } from "../base/query-client";
import type { components } from "../base/schema";
import { may } from "../session/may";
import { studyKey } from "./study-key";

/** Long enough for a day's work on one study; what has become old in between, each page asks for anew. */
const KEPT_MS = 8 * 3_600_000;

/** Put each part where the page that asks for it looks first. */
function share(id: string, opening: components["schemas"]["OpeningOut"]): void {
  queryClient.setQueryData(studyKey(id), opening.study);
  queryClient.setQueryData(["study", id, "members"], opening.members);
  queryClient.setQueryData(["study", id, "codes"], opening.codes);
  // Of a very large study the list is fetched page by page, by the page that shows it.
  if (!opening.transcripts.next_cursor) queryClient.setQueryData(["study", id, "transcripts"], opening.transcripts.items);
}

/** Fetch it once. Never fails: a page that misses something asks for itself, and says what is wrong. */
export async function openStudy(id: string): Promise<void> {
  if (!may("open_study", id)) return;
  const fetched = queryClient.ensureQueryData({
    queryKey: ["opening", id],
    queryFn: async () => {
      share(id, await answer(api.GET("/api/v1/studies/{study_id}/opening", { params: { path: { study_id: id } } })));
      return true;
    },
    staleTime: Infinity,
    gcTime: KEPT_MS,
    retry: false,
  });
  await fetched.catch(() => undefined);
}
