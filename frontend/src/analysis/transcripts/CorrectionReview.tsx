/** Before a correction is saved: what becomes of the segments, what is not simply carried, and the declaration. */
import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/TextArea";
import { PassageWords } from "./PassageWords";
import { ReceiptFacts } from "./ReceiptFacts";
import type { CorrectionPreview, Moved } from "./use-correction";

interface Props {
  preview: CorrectionPreview;
  problem: Error | null;
  busy: boolean;
  onSave: (said: { note: string; declared: boolean }) => void;
  onClose: () => void;
}

const MOST_SHOWN = 40;

function Item({ item }: { item: Moved }) {
  return (
    <li>
      <h3>{item.outcome === "stale" ? "To settle" : "Re-placed"}{item.was.turn !== null && `, turn ${item.was.turn}`}</h3>
      <div class="review-sides">
        <div><p class="review-side">As it stands</p><PassageWords passage={item.was} near={80} /></div>
        <div><p class="review-side">{item.outcome === "stale" ? "Perhaps here" : "In the corrected text"}</p>{item.now ? <PassageWords passage={item.now} near={80} /> : <p class="quiet">Nowhere that could be told.</p>}</div>
      </div>
    </li>
  );
}

export function CorrectionReview({ preview, problem, busy, onSave, onClose }: Props) {
  const [note, setNote] = useState("");
  const [declared, setDeclared] = useState(false);
  const { receipt, items, needs_declaration: needed } = preview;
  const ready = !needed || declared || receipt.before === 0;
  const foot = (
    <>
      <Button kind="primary" busy={busy} disabled={!ready} onClick={() => onSave({ note, declared })}>Save as version {preview.n}</Button>
      <Button onClick={onClose}>Go on correcting</Button>
      {!ready && <span class="quiet small">Tick the declaration to save.</span>}
    </>
  );
  return (
    <Dialog title="What this correction does" size="wide" onClose={onClose} foot={foot}>
      <div class="review">
        {problem && <ErrorSummary title="The correction was not saved" detail={problem.message} attempt={problem} />}
        <ReceiptFacts receipt={receipt} />
        {needed && (
          <Checkbox
            label="This correction brings in no words that could identify somebody" name="declared" value={declared} onValue={setDeclared}
            hint={receipt.before > 0 ? "The text is attested as de-identified and coded. It stays so by your name on this." : "With your name on this the text stays attested. Without it, somebody checks it anew."}
          />
        )}
        <TextArea label="Why was it corrected?" name="note" value={note} onValue={setNote} optional hint="Stays with the version, for the team." />
        {items.length > 0 && (
          <details>
            <summary>Look at what is not simply carried</summary>
            <ul class="review-items">{items.slice(0, MOST_SHOWN).map((item) => <Item key={item.coding_id} item={item} />)}</ul>
            {items.length > MOST_SHOWN && <p class="quiet">And {items.length - MOST_SHOWN} more.</p>}
          </details>
        )}
      </div>
    </Dialog>
  );
}
