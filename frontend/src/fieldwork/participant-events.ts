/** A participant's consents, interviews and transcripts as one line of time, the newest first. */
import type { Consent, Interview, ParticipantPage } from "./shapes";

type Transcript = ParticipantPage["transcript_list"][number];

export type ParticipantEvent =
  | { what: "consent"; on: string; key: string; consent: Consent }
  | { what: "consent-ended"; on: string; key: string; consent: Consent }
  | { what: "interview"; on: string; key: string; interview: Interview }
  | { what: "transcript"; on: string; key: string; transcript: Transcript }
  | { what: "added"; on: string; key: string };

const ORDER = ["added", "consent", "interview", "transcript", "consent-ended"];

/** Interviews without a day come first of all: they are yet to be. */
export function participantEvents(page: ParticipantPage): ParticipantEvent[] {
  const events: ParticipantEvent[] = [{ what: "added", on: page.created_at, key: "added" }];
  for (const consent of page.consents) {
    events.push({ what: "consent", on: consent.consented_on, key: `c-${consent.id}`, consent });
    if (consent.ended_on) events.push({ what: "consent-ended", on: consent.ended_on, key: `e-${consent.id}`, consent });
  }
  for (const interview of page.interview_list) events.push({ what: "interview", on: interview.happened_on ?? "", key: `i-${interview.id}`, interview });
  for (const transcript of page.transcript_list) events.push({ what: "transcript", on: transcript.created_at, key: `t-${transcript.id}`, transcript });
  const day = (event: ParticipantEvent): string => event.on.slice(0, 10) || "9999";
  return events.sort((a, b) => day(b).localeCompare(day(a)) || ORDER.indexOf(b.what) - ORDER.indexOf(a.what) || b.on.localeCompare(a.on));
}
