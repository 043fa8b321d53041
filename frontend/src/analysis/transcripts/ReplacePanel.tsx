/** Find words and put others in their place, everywhere alike; what was replaced is remembered while one works. */
import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { Field } from "../../ui/Field";
import { countOf, replaceAll, type Correction } from "./correction";

interface Props {
  correction: Correction;
  onChange: (correction: Correction) => void;
}

export function ReplacePanel({ correction, onChange }: Props) {
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [wholeWords, setWhole] = useState(true);
  const [matchCase, setCase] = useState(false);
  const [said, setSaid] = useState("");
  const search = { from, wholeWords, matchCase };
  const times = countOf(correction, search);
  const onReplace = (): void => {
    onChange(replaceAll(correction, search, to));
    setSaid(`${count(times, "place")} replaced.`);
    setFrom("");
  };
  return (
    <section class="correct-replace" aria-labelledby="replace-head">
      <h2 id="replace-head">Find and replace</h2>
      <p class="quiet small">Put a word in [square brackets] in place of each name, the same everywhere: [partner], [town].</p>
      <Field label="Find" name="from" value={from} onValue={(value) => { setFrom(value); setSaid(""); }} />
      <Field label="Put in its place" name="to" value={to} onValue={setTo} optional />
      <Checkbox label="Whole words only" name="whole" value={wholeWords} onValue={setWhole} />
      <Checkbox label="Capital letters must match" name="case" value={matchCase} onValue={setCase} />
      <div class="row">
        <Button icon="edit" disabled={times === 0} onClick={onReplace}>{times > 0 ? `Replace in ${count(times, "place")}` : "Replace"}</Button>
        <span class="quiet small" role="status">{said || (from && times === 0 ? "Not found." : "")}</span>
      </div>
      {correction.made.length > 0 && (
        <div>
          <h3>Replaced so far</h3>
          <ul class="correct-made">
            {correction.made.map((one) => (
              <li key={`${one.from}\n${one.to}`}><span>{one.from}</span> <span aria-label="became">→</span> <span>{one.to || "nothing"}</span> <small class="num quiet">{one.times}×</small></li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
