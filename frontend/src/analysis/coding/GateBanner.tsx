/** Why nothing may be coded yet, said in place, with what to do next. */
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import type { TranscriptOut } from "./shapes";

interface Props {
  transcript: TranscriptOut;
  checkPath: string;
  participantsPath: string;
}

const TITLES: Record<string, string> = {
  transcript_not_deidentified: "Not checked yet: read only",
  consent_missing: "Consent is missing: read only",
};

function nextStep({ transcript, checkPath, participantsPath }: Props): { label: string; href: string } {
  if (transcript.gate?.code === "consent_missing") return { label: "Record consent", href: participantsPath };
  return { label: transcript.may_attest ? "Check it now" : "Ask for the check", href: checkPath };
}

export function GateBanner(props: Props) {
  const { gate } = props.transcript;
  if (!gate) return null;
  const next = nextStep(props);
  return (
    <div class="cw-gate">
      <Notice tone="warn" title={TITLES[gate.code] ?? "Read only"} action={<Button size="small" href={next.href}>{next.label}</Button>}>
        {gate.detail} {gate.next}
      </Notice>
    </div>
  );
}
