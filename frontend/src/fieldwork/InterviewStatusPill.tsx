/** How an interview stands or ended. */
import { Pill } from "../ui/Pill";
import type { InterviewStatus } from "./shapes";
import { INTERVIEW_STATUSES } from "./wording";

const TONES = { planned: "plain", in_progress: "plain", completed: "accent", stopped_early: "warn", cancelled: "plain", no_show: "plain" } as const;

export function InterviewStatusPill({ status }: { status: InterviewStatus }) {
  return <Pill tone={TONES[status]} icon={status === "completed" ? "check" : undefined}>{INTERVIEW_STATUSES[status]}</Pill>;
}
