/** Six answers, none favoured; and which quote it is, where I could tell who somebody is. */
import { useState } from "preact/hooks";
import { answerOf, edit, hideQuote } from "./answers";
import type { Idea, Kind } from "./shapes";
import { explain } from "./store";
import { CHOICES, WORRY } from "./words";

interface PicksProps {
  idea: Idea;
  worried: boolean;
  onWorry: (on: boolean) => void;
}

export function Picks({ idea, worried, onWorry }: PicksProps) {
  const { kinds } = answerOf(idea.id);
  const toggle = (kind: Kind, on: boolean): void => {
    if (kind === WORRY) onWorry(on);
    if (kind === WORRY && on) return;
    edit(idea.id, { kinds: on ? [...kinds, kind] : kinds.filter((each) => each !== kind) });
  };
  return (
    <fieldset>
      <legend><h2>What do you think?</h2></legend>
      <p class="hint">Choose as many as you like, or none.</p>
      <div class="pick">
        {CHOICES.map(({ kind, label, hint }) => (
          <label key={kind}>
            <input type="checkbox" checked={kinds.includes(kind) || (kind === WORRY && worried)} onChange={(event) => toggle(kind, event.currentTarget.checked)} />
            <span>{label}<small>{hint}</small></span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Which quote? It goes for everybody at once; nobody asks who it is. */
export function WhichQuote({ idea, onHidden }: { idea: Idea; onHidden: () => void }) {
  const [chosen, setChosen] = useState("");
  const [busy, setBusy] = useState(false);
  const hide = async (): Promise<void> => {
    if (!chosen || busy) return;
    setBusy(true);
    const ids = chosen === "all" ? idea.quotes.map((quote) => quote.id) : [chosen];
    try {
      for (const id of ids) await hideQuote(idea.id, id, WORRY);
      onHidden();
    } catch (error) {
      explain(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <fieldset class="which">
      <legend>Which quote is it?</legend>
      <p class="hint">We will hide it for everyone, right away. You do not need to say who it is.</p>
      {idea.quotes.map((quote) => (
        <label key={quote.id}>
          <input type="radio" name="which" checked={chosen === quote.id} onChange={() => setChosen(quote.id)} />
          <span>{quote.labels.length > 0 ? "The one with the warning: " : ""}“{quote.text.split(/\s+/).slice(0, 7).join(" ").replace(/[.,;:…]+$/, "")}…”</span>
        </label>
      ))}
      {idea.quotes.length > 1 && (
        <label>
          <input type="radio" name="which" checked={chosen === "all"} onChange={() => setChosen("all")} />
          <span>More than one, or I am not sure</span>
        </label>
      )}
      <button type="button" class="b" aria-busy={busy} disabled={!chosen} onClick={() => void hide()}>Hide it</button>
    </fieldset>
  );
}
