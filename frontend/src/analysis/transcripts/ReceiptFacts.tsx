/** What becomes of the segments with a corrected text: the sum in words, and each part with its number. */
import type { components } from "../../base/schema";
import { count } from "../../ui/count";
import "./Receipt.css";

type Receipt = components["schemas"]["ReceiptOut"];

export function ReceiptFacts({ receipt }: { receipt: Receipt }) {
  const facts: [number, string, string][] = [
    [receipt.carried, "carried", "Their words are untouched."],
    [receipt.re_placed, "re-placed", "Changed inside, but certainly the same passage."],
    [receipt.stale, "to settle", "A person says where they belong now."],
  ];
  const marks = receipt.marks_carried + receipt.marks_lost;
  return (
    <div class="receipt">
      {receipt.before === 0 ? <p>No segments are coded in this transcript yet.</p> : (
        <ul>
          {facts.map(([number, label, hint]) => (
            <li key={label} class={label === "to settle" && number > 0 ? "receipt-open" : undefined}>
              <b class="num">{number}</b> <span>{label}<small>{hint}</small></span>
            </li>
          ))}
        </ul>
      )}
      {receipt.before > 0 && <p class="quiet small">{count(receipt.before, "segment")} of everybody, and none is lost.</p>}
      {marks > 0 && <p class="quiet small">{receipt.marks_carried} of {count(marks, "mark")} of questions stay with their turns{receipt.marks_lost > 0 && `; ${receipt.marks_lost} must be set again`}.</p>}
    </div>
  );
}
