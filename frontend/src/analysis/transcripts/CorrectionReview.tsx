/** Before a correction is saved: a dialog with what it does, and the button that stores it. */
import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { mayBeSaved, ReviewBody, type SaidOf } from "./ReviewBody";
import type { CorrectionPreview } from "./use-correction";

interface Props {
  preview: CorrectionPreview;
  problem: Error | null;
  busy: boolean;
  onSave: (said: SaidOf) => void;
  onClose: () => void;
}

export function CorrectionReview({ preview, problem, busy, onSave, onClose }: Props) {
  const [said, setSaid] = useState<SaidOf>({ note: "", declared: false });
  const ready = mayBeSaved(preview, said);
  const foot = (
    <>
      <Button kind="primary" busy={busy} disabled={!ready} onClick={() => onSave(said)}>Save as version {preview.n}</Button>
      <Button onClick={onClose}>Go on correcting</Button>
      {!ready && <span class="quiet small">Tick the declaration to save.</span>}
    </>
  );
  return (
    <Dialog title="What this correction does" size="wide" onClose={onClose} foot={foot}>
      <div class="review">
        {problem && <ErrorSummary title="The correction was not saved" detail={problem.message} attempt={problem} />}
        <ReviewBody preview={preview} said={said} onSaid={setSaid} />
      </div>
    </Dialog>
  );
}
