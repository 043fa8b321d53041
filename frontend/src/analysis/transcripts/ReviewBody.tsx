/** What becomes of the segments with a text that is not saved yet, what is not simply carried, and the declaration. */
import { Checkbox } from "../../ui/Checkbox";
import { TextArea } from "../../ui/TextArea";
import { PassageWords } from "./PassageWords";
import { ReceiptFacts } from "./ReceiptFacts";
import type { CorrectionPreview, Moved } from "./use-correction";
import "./ReviewBody.css";

/** What a person says of a correction: why, and that it brings in no identifying words. */
export interface SaidOf {
  readonly note: string;
  readonly declared: boolean;
}

interface Props {
  preview: CorrectionPreview;
  said: SaidOf;
  onSaid: (said: SaidOf) => void;
}

const MOST_SHOWN = 40;

/** May it be saved with what was said of it? */
export const mayBeSaved = ({ receipt, needs_declaration: needed }: CorrectionPreview, said: SaidOf): boolean => !needed || said.declared || receipt.before === 0;

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

export function ReviewBody({ preview, said, onSaid }: Props) {
  const { receipt, items, needs_declaration: needed } = preview;
  return (
    <>
      <ReceiptFacts receipt={receipt} />
      {items.length > 0 && (
        <details>
          <summary>Look at what is not simply carried</summary>
          <ul class="review-items">{items.slice(0, MOST_SHOWN).map((item) => <Item key={item.coding_id} item={item} />)}</ul>
          {items.length > MOST_SHOWN && <p class="quiet">And {items.length - MOST_SHOWN} more.</p>}
        </details>
      )}
      {needed && (
        <Checkbox
          label="This correction brings in no words that could identify somebody" name="declared" value={said.declared} onValue={(declared) => onSaid({ ...said, declared })}
          hint={receipt.before > 0 ? "The text is attested as de-identified and coded. It stays so by your name on this." : "With your name on this the text stays attested. Without it, somebody checks it anew."}
        />
      )}
      <TextArea label="Why was it corrected?" name="note" value={said.note} onValue={(note) => onSaid({ ...said, note })} optional hint="Stays with the version, for the team." />
    </>
  );
}
