/** The ideas of a round: where I am with each, and the way to finish. */
import { answerOf } from "./answers";
import { Glyph } from "./Glyph";
import { late } from "./late";
import { Screenful } from "./Screenful";
import type { Idea } from "./shapes";
import { go, round } from "./store";
import { finish } from "./visits";
import { paragraphs, writeDay } from "./words";

function stateOf(target: string): string {
  const answer = answerOf(target);
  if (late.value.has(target)) return "Not sent yet";
  if (answer.saved?.state === "submitted") return answer.saved.response ? "The team has answered you" : "You have answered";
  return answer.saved || answer.words || answer.kinds.length > 0 ? "You have begun" : "Not read yet";
}

function IdeaRow({ idea, place }: { idea: Idea; place: number }) {
  const state = stateOf(idea.id);
  return (
    <li>
      <button type="button" class="idea-row" onClick={() => go({ at: "idea", place })}>
        <span class="n" aria-hidden="true">{place + 1}</span>
        <span>
          <b>{idea.name}</b>
          <small class={state === "You have answered" ? "is-done" : ""}>{state === "You have answered" && <Glyph name="done" />}{state}</small>
        </span>
        <Glyph name="on" />
      </button>
    </li>
  );
}

function When() {
  const found = round.value;
  if (!found) return null;
  if (found.state === "closed") return <p>This is closed now. You can read it, and you can take back what you said.</p>;
  if (found.state === "published") return <p>The team has answered. Choose an idea to see what they did.</p>;
  return found.closes_on ? <p>You can answer until {writeDay(found.closes_on)}. Take the time you need.</p> : null;
}

export function Ideas() {
  const found = round.value;
  if (!found) return null;
  const open = found.state === "open";
  const begun = found.ideas.some((idea) => answerOf(idea.id).saved !== null);
  const next = found.ideas.findIndex((idea) => answerOf(idea.id).saved?.state !== "submitted");
  return (
    <Screenful id={`ideas ${found.id}`} title={found.title}>
      <div class="lead">
        {paragraphs(found.intro).map((part) => <p key={part}>{part}</p>)}
        <When />
      </div>
      <h2>{found.ideas.length === 1 ? "The idea" : "The ideas"}</h2>
      <ol class="idea-list">{found.ideas.map((idea, place) => <IdeaRow key={idea.id} idea={idea} place={place} />)}</ol>
      {open && (
        <div class="acts">
          {next >= 0 && <button type="button" class="b main" onClick={() => go({ at: "idea", place: next })}>{begun ? "Go on" : "Start reading"}</button>}
          <button type="button" class="b" onClick={() => go({ at: "whole" })}>Say something else</button>
          <button type="button" class={next < 0 ? "b main" : "b"} onClick={() => void finish()}>I have finished</button>
        </div>
      )}
    </Screenful>
  );
}
