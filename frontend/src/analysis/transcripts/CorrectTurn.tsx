/** One turn of a text that is being corrected: read as it stands, opened by a click or Enter. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import type { Turn } from "./correction";
import type { Speaker } from "./shapes";
import { nameOfSpeaker, writeLabel } from "./who-speaks";

export interface TurnActs {
  open: (key: number | null) => void;
  say: (key: number, text: string) => void;
  name: (key: number, speaker: string | null) => void;
  split: (key: number, text: string, at: number) => void;
  join: (key: number, text: string) => void;
  add: (key: number, text: string) => void;
  remove: (key: number) => void;
}

interface Props {
  turn: Turn;
  n: number;
  speakers: readonly Speaker[];
  acts: TurnActs;
  isOpen: boolean;
  isChanged: boolean;
}

/** As on every other page: participants by their pseudonym. */
const nameOf = (speaker: Speaker | undefined): string => (speaker ? nameOfSpeaker(speaker) : "No name");

/** In a list, with the label of the file: two labels may be one person. */
function optionOf(speaker: Speaker): string {
  const [name, label] = [nameOfSpeaker(speaker), writeLabel(speaker.label)];
  return name === label ? name : `${name} (${label})`;
}

/** The words in a box of their own height; what is typed is kept when the box is left. */
function Editor({ turn, n, speakers, acts }: Props) {
  const [text, setText] = useState(turn.text);
  const box = useRef<HTMLTextAreaElement>(null);
  const typed = useRef(turn.text);
  typed.current = text;
  useEffect(() => {
    box.current?.focus();
    return () => acts.say(turn.key, typed.current);
  }, [turn.key]);
  const split = (): void => acts.split(turn.key, text, box.current?.selectionStart ?? text.length);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") acts.open(null);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) split();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="correct-edit">
      <textarea
        ref={box} class="input voice" aria-label={`Words of turn ${n}`} value={text} rows={Math.min(24, Math.ceil(text.length / 70) + 1)}
        onInput={(event) => setText(event.currentTarget.value)} onBlur={() => acts.say(turn.key, typed.current)} onKeyDown={onKeyDown}
      />
      <div class="correct-tools">
        <label>
          <span class="vh">Who speaks in turn {n}</span>
          <select class="input" value={turn.speaker ?? ""} onChange={(event) => acts.name(turn.key, event.currentTarget.value || null)}>
            <option value="">No name</option>
            {speakers.map((speaker) => <option key={speaker.id} value={speaker.id}>{optionOf(speaker)}</option>)}
          </select>
        </label>
        <Button size="small" icon="split" onClick={split}>Split at the cursor</Button>
        {n > 1 && <Button size="small" icon="merge" onClick={() => acts.join(turn.key, text)}>Join with the turn above</Button>}
        <Button size="small" icon="plus" onClick={() => acts.add(turn.key, text)}>Add a turn below</Button>
        <Button size="small" icon="trash" onClick={() => acts.remove(turn.key)}>Leave this turn out</Button>
        <Button size="small" kind="quiet" onClick={() => acts.open(null)}>Done</Button>
      </div>
    </div>
  );
}

export function CorrectTurn(props: Props) {
  const { turn, n, speakers, acts, isOpen, isChanged } = props;
  const speaker = speakers.find(({ id }) => id === turn.speaker);
  return (
    <li id={`turn-${n}`} class={speaker?.kind === "interviewer" && !isOpen ? "check-quiet" : undefined}>
      <span class="check-who">
        <span class="check-n num"><span class="vh">Turn </span>{n}</span>
        {nameOf(speaker)}
        {isChanged && <small class="correct-changed">changed</small>}
      </span>
      {isOpen ? <Editor {...props} key={turn.key} /> : (
        <button type="button" class="correct-words voice" data-turn={turn.key} onClick={() => acts.open(turn.key)}>
          {turn.text || <span class="quiet">No words yet</span>}
          <span class="vh">, edit turn {n}</span>
        </button>
      )}
    </li>
  );
}
