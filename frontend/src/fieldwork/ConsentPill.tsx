/** Consent at a glance: attested, ended, or missing. */
import { writeDate } from "../ui/dates";
import { Pill } from "../ui/Pill";
import type { ParticipantLine } from "./shapes";

export function ConsentPill({ consent, plain }: { consent: ParticipantLine["consent"]; plain?: boolean }) {
  if (consent.state === "missing") return <Pill tone="warn" icon="warning">Not attested</Pill>;
  if (consent.state === "ended") return <Pill tone="danger" icon="close">Ended</Pill>;
  const quotes = consent.allows_reviewers ? "may be quoted" : consent.allows_quotes ? "quoted, not to reviewers" : "not to be quoted";
  return (
    <>
      <Pill tone="accent" icon="check">{consent.consented_on ? writeDate(consent.consented_on) : "Attested"}</Pill>
      {!plain && <small>{quotes}</small>}
    </>
  );
}
