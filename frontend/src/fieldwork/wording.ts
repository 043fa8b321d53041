/** States and kinds of fieldwork as people say them. */
import type { Guide, Interview, InterviewStatus, Status, Value } from "./shapes";

export const STATUSES: Record<Status, string> = {
  identified: "Identified",
  pis_given: "Information given",
  consented: "Consented",
  interview_booked: "Interview booked",
  interviewed: "Interviewed",
  included: "Included",
  withdrawn: "Withdrawn",
  excluded: "Excluded",
};

export const INTERVIEW_STATUSES: Record<InterviewStatus, string> = {
  planned: "Planned",
  in_progress: "In progress",
  completed: "Completed",
  stopped_early: "Stopped early",
  cancelled: "Cancelled",
  no_show: "Did not take place",
};

export const MODES: Record<Interview["mode"], string> = { remote: "Remote", probation_site: "At a probation site" };

export const GUIDE_STATES: Record<Guide["state"], string> = { draft: "Draft", approved: "Approved", superseded: "Superseded" };

/** Is this person counted towards the target of their group? */
export function isTakingPart(status: Status): boolean {
  return status !== "withdrawn" && status !== "excluded";
}

/** Write the value of an attribute. */
export function writeValue(value: Value | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return String(value);
}

/** The entries of a record as the options of a list. */
export function optionsOf<K extends string>(words: Record<K, string>): { value: K; label: string }[] {
  return (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }));
}
