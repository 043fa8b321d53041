/** Interviews as choices: "SU-01-A, 4 Mar 2026". */
import type { Interview } from "../../fieldwork/shapes";
import { writeDate } from "../../ui/dates";
import type { Option } from "../../ui/Select";

export function interviewOptions(interviews: readonly Interview[]): Option[] {
  return interviews.map((each) => ({ value: each.id, label: each.happened_on ? `${each.code}, ${writeDate(each.happened_on)}` : each.code }));
}
