/** An interview between the form, where all is text, and the server. */
import type { Interview, InterviewStatus } from "./shapes";

export interface TypedInterview {
  code: string;
  mode: Interview["mode"];
  site: string;
  interviewer_id: string;
  guide_id: string;
  happened_on: string;
  status: InterviewStatus;
  duration_min: string;
}

/** An interview as a form holds it; without one, a new and empty form. */
export function toTypedInterview(interview: Interview | undefined, interviewerId: string, guideId: string): TypedInterview {
  return {
    code: interview?.code ?? "",
    mode: interview?.mode ?? "remote",
    site: interview?.site ?? "",
    interviewer_id: interview ? (interview.interviewer_id ?? "") : interviewerId,
    guide_id: interview ? (interview.guide_id ?? "") : guideId,
    happened_on: interview?.happened_on ?? "",
    status: interview?.status ?? "planned",
    duration_min: interview?.duration_min ? String(interview.duration_min) : "",
  };
}

/** What was typed, as the server takes it. A duration that is no whole number is sent as 0 and refused there. */
export function fromTypedInterview(typed: TypedInterview, participantIds: readonly string[]) {
  const minutes = typed.duration_min.trim();
  return {
    code: typed.code.trim() || null,
    participant_ids: [...participantIds],
    mode: typed.mode,
    site: typed.site.trim(),
    interviewer_id: typed.interviewer_id || null,
    guide_id: typed.guide_id || null,
    happened_on: typed.happened_on || null,
    status: typed.status,
    duration_min: minutes === "" ? null : /^\d{1,4}$/u.test(minutes) ? Number(minutes) : 0,
  };
}
