/** One idea: what it says, what people said, what I think of it. */
import { useEffect, useState } from "preact/hooks";
import { answerOf, send, takeWorriesBack, worriesOf } from "./answers";
import { Glyph } from "./Glyph";
import { Jump } from "./Jump";
import { MyAnswers, Others, TakeBackAnswer } from "./MyAnswer";
import { Picks, WhichQuote } from "./Picks";
import { easy } from "./preferences";
import { Quotes } from "./Quotes";
import { Screenful } from "./Screenful";
import type { Idea } from "./shapes";
import { canSpeak, speak, speaking, spokenIdea, stopSpeaking } from "./speech";
import { explain, go, refreshRound, round, type Screen } from "./store";
import { TellMore } from "./TellMore";
import { lines, paragraphs } from "./words";

function summaryOf(idea: Idea): string[] {
  return easy.value && idea.easy_read.trim() ? lines(idea.easy_read) : paragraphs(idea.plain_summary);
}

function Listen({ texts }: { texts: readonly string[] }) {
  useEffect(() => stopSpeaking, []);
  if (!canSpeak.value) return null;
  return (
    <button type="button" class="b listen" onClick={() => (speaking.value ? stopSpeaking() : speak(texts))}>
      <Glyph name={speaking.value ? "stop" : "listen"} />
      {speaking.value ? "Stop reading" : "Listen to this page"}
    </button>
  );
}

function Where({ place, of }: { place: number; of: number }) {
  return (
    <p class="where">
      <span>Idea {place + 1} of {of}</span>
      <span class="dots" aria-hidden="true">
        {Array.from({ length: of }, (_, n) => <i key={n} class={n === place ? "now" : n < place ? "y" : ""} />)}
      </span>
    </p>
  );
}

function Lead({ idea, opened }: { idea: Idea; opened: ReadonlySet<string> }) {
  const summary = summaryOf(idea);
  const isEasy = easy.value && idea.easy_read.trim() !== "";
  return (
    <div class="lead">
      <div class="tools">
        <Listen texts={spokenIdea(idea, summary, opened)} />
        <Jump look="b look-link" to="look">Text and colours</Jump>
      </div>
      {summary.map((part) => <p key={part} class={isEasy ? "easy" : undefined}>{part}</p>)}
      {idea.why_we_think_this.trim() && (
        <>
          <h2>Why we think this</h2>
          {paragraphs(idea.why_we_think_this).map((part) => <p key={part}>{part}</p>)}
        </>
      )}
    </div>
  );
}

function Acts({ target, next }: { target: string; next: Screen }) {
  const [busy, setBusy] = useState(false);
  const answer = answerOf(target);
  const empty = answer.kinds.length === 0 && answer.words.trim() === "";
  const saveAndGo = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const received = (empty && !answer.saved) || (await send(target, true));
      // Without a network it is kept here and goes out later: nobody has to wait for that.
      if (!received && answerOf(target).status !== "waiting") return;
      go(next);
      if (received) await refreshRound();
    } catch (error) {
      explain(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="acts">
      <button type="button" class="b main" aria-busy={busy} onClick={() => void saveAndGo()}>Save and go on</button>
      <button type="button" class="b" onClick={() => go(next)}>{empty ? "Skip this one" : answer.status === "saved" && answer.saved?.state === "submitted" ? "Go on" : "Go on, and send it later"}</button>
    </div>
  );
}

interface WorryProps {
  idea: Idea;
  asked: boolean;
  hidden: boolean;
  onHidden: () => void;
}

function Worry({ idea, asked, hidden, onHidden }: WorryProps) {
  return (
    <div aria-live="polite">
      {hidden && <p class="told"><Glyph name="done" />Thank you for telling us. Nobody can see that quote now.</p>}
      {asked && idea.quotes.length > 0 && <WhichQuote idea={idea} onHidden={onHidden} />}
      {asked && !hidden && idea.quotes.length === 0 && <p class="told">There is no quote to hide here. If something else worries you, please write it below.</p>}
    </div>
  );
}

export function IdeaScreen({ place }: { place: number }) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const found = round.value;
  const idea = found?.ideas[place];
  if (!found || !idea) return null;
  const next: Screen = place + 1 < found.ideas.length ? { at: "idea", place: place + 1 } : { at: "whole" };
  const onOpen = (id: string, open: boolean): void => {
    const ids = new Set(opened);
    if (open) ids.add(id);
    else ids.delete(id);
    setOpened(ids);
  };
  const hidden = worriesOf(found, idea.id).length > 0;
  const onWorry = (on: boolean): void => {
    setAsked(on);
    if (!on && hidden) takeWorriesBack(idea.id).catch(explain);
  };
  return (
    <Screenful id={idea.id} title={idea.name} where={<Where place={place} of={found.ideas.length} />}>
      <Lead idea={idea} opened={opened} />
      <Quotes quotes={idea.quotes} opened={opened} onOpen={onOpen} />
      {found.state === "open" ? (
        <form class="answer" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
          <Picks idea={idea} worried={asked || hidden} onWorry={onWorry} />
          <Worry idea={idea} asked={asked} hidden={hidden} onHidden={() => setAsked(false)} />
          <TellMore target={idea.id} label="Tell us more, if you want to" />
          <Acts target={idea.id} next={next} />
          <TakeBackAnswer target={idea.id} />
        </form>
      ) : (
        <section><h2>What you said</h2><MyAnswers idea={idea} /></section>
      )}
      <Others ideaId={idea.id} />
      <nav class="steps" aria-label="Ideas">
        <button type="button" class="as-link" onClick={() => go({ at: "ideas" })}>All ideas</button>
        {place > 0 && <button type="button" class="as-link" onClick={() => go({ at: "idea", place: place - 1 })}>The idea before</button>}
        {found.state !== "open" && place + 1 < found.ideas.length && <button type="button" class="as-link" onClick={() => go({ at: "idea", place: place + 1 })}>The next idea</button>}
      </nav>
    </Screenful>
  );
}
