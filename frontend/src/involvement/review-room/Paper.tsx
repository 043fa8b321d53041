/** The round on paper: one idea a page, room to write, where to send it. Quotes with a warning are left out. */
import type { Idea } from "./shapes";
import { easy } from "./preferences";
import { round } from "./store";
import { CHOICES, lines, paragraphs, WORRY } from "./words";

function Sheet({ idea, place, of }: { idea: Idea; place: number; of: number }) {
  const text = easy.value && idea.easy_read.trim() ? lines(idea.easy_read) : paragraphs(idea.plain_summary);
  const quotes = idea.quotes.filter((quote) => quote.labels.length === 0);
  const choices = CHOICES.filter((choice) => choice.kind !== WORRY || quotes.length > 0);
  return (
    <section class="sheet">
      <p>Idea {place + 1} of {of}</p>
      <h2>{idea.name}</h2>
      {text.map((part) => <p key={part}>{part}</p>)}
      {quotes.map((quote) => <figure key={quote.id}><blockquote>“{quote.text}”</blockquote><figcaption>{quote.speaker_label}</figcaption></figure>)}
      <h3>What do you think?</h3>
      <ul class="boxes">{choices.map((choice) => <li key={choice.kind}>{choice.label}</li>)}</ul>
      <h3>Tell us more, if you want to</h3>
      <div class="space" />
    </section>
  );
}

export function Paper() {
  const found = round.value;
  if (!found) return null;
  return (
    <>
      <section class="sheet">
        <h1>{found.title}</h1>
        {paragraphs(found.intro).map((part) => <p key={part}>{part}</p>)}
        <p>You can skip anything. You can stop at any time. Please do not write names.</p>
        <h2>Help, and where to send this</h2>
        {paragraphs(found.help_contact).map((part) => <p key={part} class="contact">{part}</p>)}
      </section>
      {found.ideas.map((idea, place) => <Sheet key={idea.id} idea={idea} place={place} of={found.ideas.length} />)}
    </>
  );
}
