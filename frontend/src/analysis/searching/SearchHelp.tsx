/** How to write what one looks for; stands where it is needed. */
import "./SearchHelp.css";

const WAYS: readonly [string, string][] = [
  ["trust", "the word, whatever its accents and capitals"],
  ["trust*", "words that begin so: trusted, trusting"],
  ["\"joint casework\"", "these words one after another"],
  ["trust probation", "both in one turn"],
  ["trust OR faith", "either of them"],
  ["trust -officer", "turns with the first and without the second"],
  ["trust NEAR/5 officer", "at most 5 words between them, either first"],
  ["(jail OR hostel) -plan", "brackets hold together"],
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
