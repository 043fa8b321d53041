/** What I have said, how to take it back, what the team did, and what others said. */
import { useState } from "preact/hooks";
import { answerOf, takeBack, takeBackComment } from "./answers";
import { Did, Said } from "./Changed";
import type { Idea } from "./shapes";
import { explain, round } from "./store";

interface TakeBackProps {
  onTake: () => Promise<void>;
}

/** Take back asks once more, in place. */
export function TakeBack({ onTake }: TakeBackProps) {
  const [asking, setAsking] = useState(false);
  const take = (): void => {
    onTake().then(() => setAsking(false)).catch(explain);
  };
  if (!asking) return <button type="button" class="as-link" onClick={() => setAsking(true)}>Take back what I said</button>;
  return (
    <div class="ask" role="group" aria-label="Take back what I said">
      <p>Your answer and your words will be deleted. Do you want that?</p>
      <div class="acts">
        <button type="button" class="b" onClick={take}>Yes, take it back</button>
        <button type="button" class="b" onClick={() => setAsking(false)}>No, keep it</button>
      </div>
    </div>
  );
}

/** Take back my answer to an idea, or to all of it, while the round is open. */
export function TakeBackAnswer({ target }: { target: string }) {
  const [done, setDone] = useState(false);
  const { saved } = answerOf(target);
  return (
    <>
      <p class="taken" role="status">{done && !saved && "You have taken it back. Your words are gone."}</p>
      {saved && <TakeBack onTake={() => takeBack(target).then(() => setDone(true))} />}
    </>
  );
}

/** My answers to an idea in a round that is no longer open. */
export function MyAnswers({ idea }: { idea: Idea }) {
  const mine = round.value?.my_comments.filter((comment) => comment.snapshot_theme_id === idea.id && comment.state === "submitted") ?? [];
  if (mine.length === 0) return <p>You have no answer here.</p>;
  return (
    <>
      {mine.map((comment) => {
        const quote = idea.quotes.find(({ id }) => id === comment.snapshot_quote_id);
        return (
          <article key={comment.id} class="changed">
            <dl>
              <dt>You said</dt>
              <dd>
                {quote && <p class="quiet">About the quote “{quote.text}”</p>}
                <Said kinds={comment.kinds} words={comment.words} />
                {comment.mode !== "screen" && <p class="quiet">The team wrote this down for you.</p>}
              </dd>
              {comment.response && <Did answer={comment.response} />}
            </dl>
            <TakeBack onTake={() => takeBackComment(comment)} />
          </article>
        );
      })}
    </>
  );
}

/** What others said, once I have answered; nobody's name. */
export function Others({ ideaId }: { ideaId: string }) {
  const others = round.value?.others.filter((other) => other.snapshot_theme_id === ideaId) ?? [];
  if (others.length === 0) return null;
  return (
    <section class="others">
      <h2>What others said</h2>
      <ul>
        {others.map((other, place) => (
          <li key={place}>
            <Said kinds={other.kinds} words={other.words} />
            {other.response && <dl><Did answer={other.response} /></dl>}
          </li>
        ))}
      </ul>
    </section>
  );
}
