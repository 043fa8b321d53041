/** Uncodes and recodes one's own segments; the latest step can be undone from the message. */
import { useMutation, useQueryClient, type InfiniteData } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { showToast } from "../../ui/toast-store";
import { useCodesChanged, type Code } from "./codes";
import { segmentsKey, type Segment, type SegmentPage } from "./segments";
import { useSteps } from "./use-steps";

type Pages = InfiniteData<SegmentPage, string | null>;

export function useSegmentChanges(studyId: string, codeId: string): { uncode: (segment: Segment) => void; recode: (segment: Segment, to: Code) => void } {
  const cache = useQueryClient();
  const key = segmentsKey(studyId, codeId);
  const codesChanged = useCodesChanged(studyId);
  const changed = (): Promise<unknown> => Promise.all([codesChanged(), cache.invalidateQueries({ queryKey: ["codings"] })]);
  const refuse = (error: Error): void => void showToast({ message: error.message, tone: "danger" });
  const { offer: say } = useSteps(studyId);
  const hide = (id: string): void =>
    void cache.setQueriesData<Pages>({ queryKey: key }, (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter((each) => each.id !== id) })) });

  const uncode = useMutation({
    mutationFn: ({ segment }: { segment: Segment }) => api.DELETE("/api/v1/studies/{study_id}/codings/{coding_id}", { params: { path: { study_id: studyId, coding_id: segment.id } } }),
    onMutate: async ({ segment }) => {
      await cache.cancelQueries({ queryKey: key });
      hide(segment.id);
    },
    onSuccess: (_, { segment }) => say("Code taken off the passage in", segment.transcript),
    onError: refuse,
    onSettled: changed,
  });
  const recode = useMutation({
    mutationFn: ({ segment, to }: { segment: Segment; to: Code }) =>
      answer(
        api.PATCH("/api/v1/studies/{study_id}/codings/{coding_id}", {
          params: { path: { study_id: studyId, coding_id: segment.id } },
          headers: ifMatch(segment.version),
          body: { code_id: to.id },
        }),
      ),
    onSuccess: (_, { to }) => say("The passage is now coded", to.label),
    onError: refuse,
    onSettled: changed,
  });
  return { uncode: (segment) => uncode.mutate({ segment }), recode: (segment, to) => recode.mutate({ segment, to }) };
}
