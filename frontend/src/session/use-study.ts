/** The study in the address, as I sit in it: `const study = useStudy()`. */
import { useParam } from "../base/route-context";
import type { Crumb } from "../ui/Breadcrumb";
import { may } from "./may";
import { me, type StudySeat } from "./me";

export interface StudyHere {
  id: string;
  /** My seat: title, role, profile, actions, notice. */
  seat: StudySeat;
  may: (action: string) => boolean;
  /** "/studies/…/codebook" */
  path: (rest?: string) => string;
  /** First crumb of every page of the study. */
  crumb: Crumb;
}

/** Only on pages under /studies/:study; the frame shows "not found" where I have no seat. */
export function useStudy(): StudyHere {
  const id = useParam("study");
  const seat = me.value?.studies.find((each) => each.id === id);
  if (!seat) throw new Error("no seat in the study of this address");
  const path = (rest = ""): string => `/studies/${id}${rest ? `/${rest}` : ""}`;
  return { id, seat, may: (action) => may(action, id), path, crumb: { label: seat.short_title, href: path() } };
}
