/** A correction that is saved: what became of the segments, and what is left for a person. */
import { useEffect, useRef } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { Notice } from "../../ui/Notice";
import { receiptWords } from "./correction";
import { ReceiptFacts } from "./ReceiptFacts";
import type { Whole } from "./shapes";
import type { Made } from "./use-correction";
import "./CorrectionDone.css";

export function CorrectionDone({ transcript, made }: { transcript: Whole; made: Made }) {
  const study = useStudy();
  const { stale } = made.receipt;
  const place = useRef<HTMLElement>(null);
  // The button that saved it is gone with its page: a person goes on from the receipt.
  useEffect(() => place.current?.focus(), []);
  return (
    <section class="correct-done" ref={place} tabIndex={-1} aria-label="The receipt of the correction">
      <Notice tone={stale > 0 ? "warn" : "good"} title={`Version ${made.n} is saved: ${receiptWords(made.receipt)}`}>
        {stale > 0 ? "What is to settle waits on its coder's study home, too. Until then it stays on the version it was coded on." : "Every segment lies where it belongs."}
        {made.zone === "original" && " The text waits for a check of its de-identification."}
      </Notice>
      <ReceiptFacts receipt={made.receipt} />
      <div class="row">
        {stale > 0 && <Button kind="primary" href={study.path(`transcripts/${transcript.id}/settle`)}>Settle {count(stale, "segment")}</Button>}
        <Button kind={stale > 0 ? "plain" : "primary"} href={study.path(made.zone === "original" ? `transcripts/${transcript.id}/check` : `transcripts/${transcript.id}`)}>Open the transcript</Button>
        <Button href={study.path(`transcripts/${transcript.id}/versions`)}>Compare the versions</Button>
      </div>
    </section>
  );
}
