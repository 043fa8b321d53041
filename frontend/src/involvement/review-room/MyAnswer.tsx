/** What I have said, how to take it back, what the team did, and what others said. */
import { useState } from "preact/hooks";
import { answerOf, takeBack } from "./answers";
import { Did, Said } from "./Changed";
import { explain, round } from "./store";

/** Take back asks once more, in place. */
export function TakeBack({ target }: { target: string }) {
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  if (done) return <p role="status">You have taken it back. Your words are gone.</p>;
  if (!answerOf(target).saved) return null;
  if (!asking) return <button type="button" class="as-link" onClick={() => setAsking(true)}>Take back what I said</button>;
  const take = (): void => {
    takeBack(target).then(() => setDone(true)).catch(explain);
  };
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

/** My answer in a round that is no longer open. */
export function MyAnswer({ target }: { target: string }) {
  const mine = round.value?.my_comments.filter((comment) => comment.snapshot_theme_id === target && comment.state === "submitted") ?? [];
  if (mine.length === 0) return <p>You have no answer here.</p>;
  return (
    <>
      {mine.map((comment) => (
        <article key={comment.id} class="changed">
          <dl>
            <dt>You said</dt>
            <dd><Said kinds={comment.kinds} words={comment.words} />{comment.mode !== "screen" && <p class="quiet">The team wrote this down for you.</p>}</dd>
            {comment.response && <Did answer={comment.response} />}
          </dl>
        </article>
      ))}
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
