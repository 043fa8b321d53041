/** The short screens: anything else, finished, a call instead, stopped. */
import { useState } from "preact/hooks";
import { answerOf, send } from "./answers";
import { TakeBackAnswer } from "./MyAnswer";
import { Screenful } from "./Screenful";
import { explain, go, round } from "./store";
import { TellMore } from "./TellMore";
import { askForCall, finish, goHome } from "./visits";
import { paragraphs, writeDay } from "./words";

/** Words about all of it, then finish. */
export function Whole() {
  const [busy, setBusy] = useState(false);
  const answer = answerOf("whole");
  const end = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const said = answer.words.trim() !== "" && (answer.status !== "saved" || answer.saved?.state !== "submitted");
      if (!said || (await send("whole", true))) await finish();
    } catch (error) {
      explain(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Screenful id="whole" title="Is there anything else?">
      <p>You can tell us about all of it. Did we miss an idea? Was something good, or hard to read?</p>
      <form class="answer" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
        <TellMore target="whole" label="Anything else, if you want to" />
        <div class="acts">
          <button type="button" class="b main" aria-busy={busy} onClick={() => void end()}>I have finished</button>
          <button type="button" class="b" onClick={() => go({ at: "ideas" })}>Back to the ideas</button>
        </div>
      </form>
      <TakeBackAnswer target="whole" />
    </Screenful>
  );
}

export function Done() {
  const until = round.value?.closes_on;
  return (
    <Screenful id="done" title="Thank you">
      <div class="lead">
        <p>The team has your answers. They will read all of them.</p>
        <p>Then they will tell you what they did, and why. You will see it here when you come back.</p>
        <p>{until ? `You can change your answers until ${writeDay(until)}.` : "You can change your answers until this closes."}</p>
      </div>
      <div class="acts">
        <button type="button" class="b main" onClick={() => void goHome()}>Back to the start</button>
        <button type="button" class="b" onClick={() => go({ at: "ideas" })}>Look at my answers</button>
      </div>
    </Screenful>
  );
}

export function AskForCall() {
  const found = round.value;
  if (!found) return null;
  return (
    <Screenful id="call" title="Tell us another way">
      <div class="lead">
        <p>We can ring you. You can tell us what you think, and we write it down in your words. You can check it here.</p>
        <p>You can also ask us to send it on paper, or to meet.</p>
        {paragraphs(found.help_contact).map((part) => <p key={part} class="contact">{part}</p>)}
      </div>
      <p role="status">{found.call_wanted ? "You have asked us to ring you. We will be in touch." : ""}</p>
      <div class="acts">
        <button type="button" class={found.call_wanted ? "b" : "b main"} onClick={() => void askForCall(!found.call_wanted)}>
          {found.call_wanted ? "I no longer need a call" : "Please ring me"}
        </button>
        <button type="button" class="b" onClick={() => go({ at: "ideas" })}>Back to the ideas</button>
      </div>
    </Screenful>
  );
}

export function Stopped() {
  return (
    <Screenful id="stopped" title="You have stopped for now">
      <p>All you wrote is saved. You are signed out. You can close this page.</p>
      <p>Come back whenever you like.</p>
      <div class="acts"><a class="b" href="/review">Sign in again</a></div>
    </Screenful>
  );
}
