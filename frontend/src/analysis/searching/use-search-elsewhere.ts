/** From a transcript to the search over all of them, with the words selected there. */
import { useLocation } from "preact-iso";
import { useStudy } from "../../session/use-study";
import { lookFor } from "./asked";

export const SEARCH_KEYS = "Ctrl+Shift+F";
export const SEARCH_LABEL = "Search all transcripts for the selected words";

/** Go to the search page; null for those who may not search. */
export function useSearchElsewhere(selected: () => string): (() => void) | null {
  const study = useStudy();
  const { route } = useLocation();
  if (!study.may("search")) return null;
  return () => {
    lookFor(study.id, selected());
    route(study.path("search"));
  };
}
