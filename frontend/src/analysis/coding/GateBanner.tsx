/** Why nothing may be coded yet, said in place, with what to do next. It takes the focus when somebody tries. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { When } from "../../ui/When";
import { TranscriptDialog } from "../transcripts/TranscriptDialog";
import { backToText } from "./caret-steps";
import type { TranscriptOut } from "./shapes";
import type { Workspace } from "./workspace";
import "./GateBanner.css";

interface Props {
  ws: Workspace;
  transcript: TranscriptOut;
  study: StudyHere;
}

type Part = Omit<Props, "ws">;

/** The newest return, for as long as the transcript stands as returned. */
const returnOf = ({ state, attestations }: TranscriptOut) => (state === "returned" ? attestations.find(({ outcome }) => outcome === "returned") : undefined);

export function titleOf(transcript: TranscriptOut): string {
  if (transcript.gate?.code === "consent_missing") return "Consent is missing: read only";
  const returned = returnOf(transcript);
  return returned ? `Returned by ${returned.by ?? "a former member"}: read only` : "Not checked yet: read only";
}

/** Where to go: to each participant without consent, to say who speaks, or to the check. */
function Next({ transcript, study }: Part) {
  const [naming, setNaming] = useState(false);
  const { gate } = transcript;
  if (gate?.code === "consent_missing" && gate.without_consent.length > 0) {
    if (!study.may("read_participants")) return null;
    const attests = study.may("attest_consent");
    return (
      <div class="row">
        {gate.without_consent.map(({ id, study_code }) => (
          <Button key={id} size="small" href={study.path(`participants/${id}`)}>{attests ? `Record consent of ${study_code}` : `See ${study_code}`}</Button>
        ))}
      </div>
    );
  }
  if (gate?.code === "consent_missing") {
    return study.may("change_transcripts") ? (
      <>
        <Button size="small" onClick={() => setNaming(true)}>Say who speaks</Button>
        {naming && <TranscriptDialog id={transcript.id} title={transcript.title} onClose={() => setNaming(false)} />}
      </>
    ) : null;
  }
  const labels = { returned: "Mend it and ask again", asked: "See what it waits for", to_check: "Ask for the check", ready: "See the check" };
  const label = transcript.may_attest && transcript.state !== "returned" ? "Check it now" : labels[transcript.state];
  return <Button size="small" href={study.path(`transcripts/${transcript.id}/check`)}>{label}</Button>;
}

function Why({ transcript }: Pick<Part, "transcript">) {
  const returned = returnOf(transcript);
  const { gate } = transcript;
  if (!returned) return <>{gate?.detail} {gate?.next}</>;
  return (
    <>
      It still shows who somebody is. The note of <When at={returned.at} as="instant" />:
      <blockquote class="cw-note">{returned.note}</blockquote>
      {gate?.next}
    </>
  );
}

export function GateBanner({ ws, transcript, study }: Props) {
  const box = useRef<HTMLElement>(null);
  const refused = ws.refused.value;
  useEffect(() => {
    if (refused > 0) box.current?.focus();
  }, [refused]);
  if (!transcript.gate) return null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && event.target === box.current) backToText(ws);
  };
  return (
    <section class="cw-gate" aria-label={titleOf(transcript)} tabIndex={-1} ref={box} onKeyDown={onKeyDown}>
      <Notice tone="warn" title={titleOf(transcript)} action={<Next transcript={transcript} study={study} />}>
        <Why transcript={transcript} />
      </Notice>
    </section>
  );
}
