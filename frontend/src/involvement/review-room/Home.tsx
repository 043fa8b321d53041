/** What I come in to: what changed because of me, what waits for me, how to stop. */
import { Changed } from "./Changed";
import { Glyph } from "./Glyph";
import { Screenful } from "./Screenful";
import type { RoundLine } from "./shapes";
import { name, rounds } from "./store";
import { openRound } from "./visits";
import { NOTHING_WAITS, writeDay } from "./words";

/** How many answers stand open before what waits for me. */
const SHOWN = 2;

function progressOf(line: RoundLine): string {
  if (line.state === "published") return line.new_answers > 0 ? "The team has answered you." : "The team has answered.";
  if (line.state === "closed") return "This is closed. The team is reading the answers.";
  if (line.finished) return "You have finished. You can still change your answers.";
  if (line.answered > 0) return `You have answered ${line.answered} of ${line.ideas}.`;
  return line.ideas === 1 ? "There is 1 idea to read." : `There are ${line.ideas} ideas to read.`;
}

function verbOf(line: RoundLine): string {
  if (line.state !== "open" || line.finished) return "Look back";
  return line.answered > 0 ? "Go on" : "Start";
}

function Waiting({ line }: { line: RoundLine }) {
  return (
    <li class="waiting">
      <div>
        <h3>{line.title}</h3>
        <p>{progressOf(line)}{line.state === "open" && line.closes_on && ` Open until ${writeDay(line.closes_on)}.`}</p>
      </div>
      <button type="button" class={line.state === "open" && !line.finished ? "b main" : "b"} onClick={() => void openRound(line.id)}>
        {verbOf(line)}<span class="vh">: {line.title}</span><Glyph name="on" />
      </button>
    </li>
  );
}

function HowItWorks() {
  return (
    <section class="how">
      <h2>How it works</h2>
      <ul>
        <li>You read a few ideas. They come from what people told us.</li>
        <li>You say what you think. There are no wrong answers.</li>
        <li>You can skip anything. You can stop at any time.</li>
        <li>You can take back what you said.</li>
        <li>What you write goes to the research team. It does not go to your worker.</li>
        <li>If you tell us that someone is in danger, we may have to tell others. We would talk to you first if we can.</li>
      </ul>
    </section>
  );
}

export function Home() {
  const found = rounds.value;
  const changes = found?.changes ?? [];
  const fresh = changes.filter((change) => change.new);
  const older = changes.filter((change) => !change.new);
  const open = found?.items.filter((line) => line.state === "open") ?? [];
  const past = found?.items.filter((line) => line.state !== "open") ?? [];
  return (
    <Screenful id="home" title={`Hello, ${name.value}`}>
      {fresh.length > 0 && (
        <section>
          <h2>What changed because of you</h2>
          {fresh.slice(0, SHOWN).map((change, place) => <Changed key={place} change={change} />)}
          {fresh.length > SHOWN && (
            <details class="older">
              <summary>Show {fresh.length - SHOWN} more</summary>
              {fresh.slice(SHOWN).map((change, place) => <Changed key={place} change={change} />)}
            </details>
          )}
        </section>
      )}
      <section>
        <h2>Waiting for you</h2>
        {open.length > 0 ? <ul>{open.map((line) => <Waiting key={line.id} line={line} />)}</ul> : <p>{NOTHING_WAITS}</p>}
      </section>
      <HowItWorks />
      {past.length > 0 && (
        <section>
          <h2>Before</h2>
          <ul>{past.map((line) => <Waiting key={line.id} line={line} />)}</ul>
        </section>
      )}
      {older.length > 0 && (
        <details class="older">
          <summary>What changed because of you before</summary>
          {older.map((change, place) => <Changed key={place} change={change} />)}
        </details>
      )}
    </Screenful>
  );
}
