/** Two texts side by side, turn by turn: what differs is marked. */
import { useMemo, useState } from "preact/hooks";
import { diffWords } from "../../text/diff";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { DiffText } from "../../ui/DiffText";
import { isSame, pairTurns, type Pair, type Said } from "./turn-pairs";
import "./Compare.css";

function Side({ said, pair, side, name }: { said: Said | undefined; pair: Pair; side: "before" | "after"; name: string }) {
  if (!said) return <td class="compare-none" data-name={name}><span class="vh">No such turn</span></td>;
  const whole = !pair.before || !pair.after;
  const renamed = pair.before && pair.after && pair.before.speaker !== pair.after.speaker;
  return (
    <td data-name={name}>
      <span class="check-who"><span class="num quiet">{said.n}</span> {renamed ? <mark class="diff-other">{said.speaker}</mark> : said.speaker}</span>
      <p class="voice">
        {whole ? (side === "before" ? <del class="diff-gone">{said.text}</del> : <ins class="diff-new">{said.text}</ins>) : isSame(pair) ? said.text : <DiffText pieces={diffWords(pair.before?.text ?? "", pair.after?.text ?? "")} side={side} />}
      </p>
    </td>
  );
}

/** A text by its turns, and the name it bears: "Version 2", "The new file". */
interface Text {
  name: string;
  said: readonly Said[];
}

export function Compare({ before, after }: { before: Text; after: Text }) {
  const [all, setAll] = useState(false);
  const pairs = useMemo(() => pairTurns(before.said, after.said), [before.said, after.said]);
  const differing = pairs.filter((pair) => !isSame(pair));
  const shown = all ? pairs : differing;
  return (
    <>
      <div class="row compare-head">
        <strong role="status">{differing.length === 0 ? "Turn by turn they say the same" : `${count(differing.length, "turn")} differ${differing.length === 1 ? "s" : ""}`}</strong>
        <Checkbox label="Show the turns that are the same, too" name="all" value={all} onValue={setAll} />
      </div>
      {shown.length > 0 && (
        <div class="compare-scroll" tabIndex={0} role="region" aria-label="Both versions side by side">
          <table class="compare">
            <caption class="vh">{before.name} and {after.name}, turn by turn</caption>
            <thead><tr><th scope="col">{before.name}</th><th scope="col">{after.name}</th></tr></thead>
            <tbody>
              {shown.map((pair) => (
                <tr key={`${pair.before?.n ?? ""}:${pair.after?.n ?? ""}`}><Side said={pair.before} pair={pair} side="before" name={before.name} /><Side said={pair.after} pair={pair} side="after" name={after.name} /></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
