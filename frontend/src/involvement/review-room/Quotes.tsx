/** What people said. A quote that may upset says what it is about, and stays closed until it is opened. */
import type { Quote } from "./shapes";
import { Glyph } from "./Glyph";
import { aboutOf } from "./words";

function Figure({ quote }: { quote: Quote }) {
  return (
    <figure class="q">
      <blockquote>“{quote.text}”</blockquote>
      <figcaption>{quote.speaker_label}</figcaption>
    </figure>
  );
}

interface Props {
  quotes: readonly Quote[];
  opened: ReadonlySet<string>;
  onOpen: (id: string, open: boolean) => void;
}

export function Quotes({ quotes, opened, onOpen }: Props) {
  if (quotes.length === 0) return null;
  return (
    <section>
      <h2>What people said</h2>
      {quotes.map((quote) =>
        quote.labels.length === 0 ? (
          <Figure key={quote.id} quote={quote} />
        ) : (
          <details key={quote.id} class="cw" open={opened.has(quote.id)} onToggle={(event) => onOpen(quote.id, event.currentTarget.open)}>
            <summary>
              <Glyph name="warning" />
              <span>This quote is about {aboutOf(quote.labels)}<small>You do not need to read it.</small></span>
              <b>{opened.has(quote.id) ? "Hide it" : "Show it"}</b>
            </summary>
            <Figure quote={quote} />
          </details>
        ),
      )}
    </section>
  );
}
