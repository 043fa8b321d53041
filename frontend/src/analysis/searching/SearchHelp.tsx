/** How to write what one looks for; stands where it is needed. */
import "./SearchHelp.css";

const WAYS: readonly [string, string][] = [
  ["trust", "the whole word, whatever its accents and capitals"],
  ["trust*", "words that begin so: trusted, trusting"],
  ["\"joint casework\"", "these words one after another"],
  ["trust probation", "both in one turn"],
  ["trust AND probation", "the same, written out"],
  ["trust OR faith", "either of them"],
  ["trust NOT officer", "turns with the first and without the second"],
  ["trust -officer", "the same, shorter"],
  ["trust NEAR officer", "at most 10 words between them, either first"],
  ["trust NEAR/5 officer", "at most 5 words between them; from 1 to 30"],
  ["(jail OR hostel) -plan", "brackets hold together"],
  ["or, and, not, near", "in small letters they are words like any other"],
];

export function SearchHelp() {
  return (
    <dl class="search-help">
      {WAYS.map(([way, means]) => (
        <div key={way}>
          <dt><code>{way}</code></dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  );
}
