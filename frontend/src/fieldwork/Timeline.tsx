/** What happened with a participant: consents, interviews, transcripts, the newest first. */
import type { ComponentChildren } from "preact";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import type { IconName } from "../ui/icon-paths";
import { Pill } from "../ui/Pill";
import { When } from "../ui/When";
import { participantEvents, type ParticipantEvent } from "./participant-events";
import type { Consent, Interview, ParticipantPage } from "./shapes";
import { INTERVIEW_STATUSES, MODES } from "./wording";
import "./Timeline.css";

interface Props {
  page: ParticipantPage;
  /** Left out where the person may not record it. */
  onEndConsent?: ((consent: Consent) => void) | undefined;
}

interface EntryProps {
  icon: IconName;
  tone?: "good" | "bad" | undefined;
  title: ComponentChildren;
  on: string;
  children?: ComponentChildren;
}

function Entry({ icon, tone, title, on, children }: EntryProps) {
  return (
    <li>
      <span class={`timeline-mark${tone ? ` timeline-${tone}` : ""}`}><Icon name={icon} size={17} /></span>
      <div class="timeline-what">
        <p><strong>{title}</strong>{on ? <When at={on} as="date" /> : <span class="quiet small">No day set</span>}</p>
        {children}
      </div>
    </li>
  );
}

function ConsentEntry({ consent, onEnd }: { consent: Consent; onEnd: Props["onEndConsent"] }) {
  const valid = consent.state === "valid";
  return (
    <Entry icon="check-circle" tone={valid ? "good" : undefined} on={consent.consented_on} title={<>Consent{consent.state === "replaced" && " (replaced by a later one)"}</>}>
      <p>{consent.document_version}</p>
      <p class="row">
        <Pill icon={consent.allows_quotes ? "check" : "close"}>{consent.allows_quotes ? "Quotes" : "No quotes"}</Pill>
        <Pill icon={consent.allows_reviewers ? "check" : "close"}>{consent.allows_reviewers ? "Quotes for reviewers" : "No quotes for reviewers"}</Pill>
      </p>
      <p class="quiet small">Attested by {consent.attested_by_name || "somebody who has left"}, <When at={consent.attested_at} as="instant" /></p>
      {valid && onEnd && <p class="no-print"><Button size="small" onClick={() => onEnd(consent)}>Consent has ended</Button></p>}
    </Entry>
  );
}

function InterviewEntry({ interview }: { interview: Interview }) {
  const study = useStudy();
  const said = [MODES[interview.mode], interview.site && `site ${interview.site}`, interview.duration_min && `${interview.duration_min} minutes`, interview.interviewer && `with ${interview.interviewer}`];
  return (
    <Entry icon="interview" on={interview.happened_on ?? ""} title={<>Interview <a href={study.path(`interviews/${interview.id}`)}>{interview.code}</a></>}>
      <p>{said.filter(Boolean).join(" · ")}</p>
      <p><Pill>{INTERVIEW_STATUSES[interview.status]}</Pill></p>
    </Entry>
  );
}

function EventEntry({ event, onEndConsent }: { event: ParticipantEvent; onEndConsent: Props["onEndConsent"] }) {
  const study = useStudy();
  if (event.what === "consent") return <ConsentEntry consent={event.consent} onEnd={onEndConsent} />;
  if (event.what === "interview") return <InterviewEntry interview={event.interview} />;
  if (event.what === "added") return <Entry icon="person" on={event.on} title="Entered here" />;
  if (event.what === "consent-ended") {
    return <Entry icon="close" tone="bad" on={event.on} title="Consent ended"><p>{event.consent.document_version}</p></Entry>;
  }
  const { transcript } = event;
  const safe = transcript.zone === "deidentified";
  return (
    <Entry icon="transcript" on={event.on} title={<>Transcript <a href={study.path(`transcripts/${transcript.id}`)}>{transcript.title}</a> imported</>}>
      <p><Pill tone={safe ? "accent" : "warn"} icon={safe ? "check" : "warning"}>{safe ? "De-identified" : "Not yet de-identified"}</Pill></p>
    </Entry>
  );
}

export function Timeline({ page, onEndConsent }: Props) {
  return (
    <ol class="timeline">
      {participantEvents(page).map((event) => <EventEntry key={event.key} event={event} onEndConsent={onEndConsent} />)}
    </ol>
  );
}
