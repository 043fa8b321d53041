/** The estimated reading age of a text for reviewers, said kindly: a hint, never a gate. */
import { readability } from "../../text/readability";
import { count } from "../../ui/count";
import { Pill } from "../../ui/Pill";

/** Our own words for reviewers aim at 9 to 11; from here on we say so. */
const EASY = 12;

export function ReadingAge({ text }: { text: string }) {
  const { words, age } = readability(text);
  if (words === 0) return null;
  return (
    <p class="reading-age small">
      {age === null ? <span class="quiet">{count(words, "word")}. Too short to estimate a reading age.</span> : (
        <>
          <Pill tone={age > EASY ? "warn" : "plain"}>Reading age about {age}</Pill>{" "}
          <span class="quiet">{count(words, "word")}. {age > EASY ? "Shorter sentences and everyday words would help; 9 to 11 is a good aim." : "An estimate."}</span>
        </>
      )}
    </p>
  );
}
