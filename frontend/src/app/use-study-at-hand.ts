/** The study whose wings the rail shows: the one in the address, else the one last worked in. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Me, StudySeat } from "../session/me";

/** Kept in memory alone. */
const last = signal<string | undefined>(undefined);

/** The only study a person works in is at hand from the start. */
function only(who: Me): string | undefined {
  const worked = who.studies.filter((study) => study.role === "researcher" || study.role === "supervisor");
  return worked.length === 1 ? worked[0]?.id : undefined;
}

/** `asked`: the study of the address; `choosing`: the page is the list of studies, where none is at hand. */
export function useStudyAtHand(who: Me | null | undefined, asked: string | undefined, choosing: boolean): StudySeat | undefined {
  useEffect(() => {
    if (asked !== undefined) last.value = asked;
  }, [asked]);
  if (!who || (choosing && asked === undefined)) return undefined;
  const id = asked ?? last.value ?? only(who);
  return who.studies.find((study) => study.id === id);
}
