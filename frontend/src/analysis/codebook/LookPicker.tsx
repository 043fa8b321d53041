/** Chooses how a code looks: one of eight colours, one of three lines. The name always stands beside it. */
import { useId } from "preact/hooks";
import { PATTERNS } from "./code-words";
import "./LookPicker.css";

interface Props {
  colour: number;
  pattern: number;
  onColour: (colour: number) => void;
  onPattern: (pattern: number) => void;
}

const HUES = [1, 2, 3, 4, 5, 6, 7, 8];

export function LookPicker({ colour, pattern, onColour, onPattern }: Props) {
  const id = useId();
  return (
    <div class="looks">
      <fieldset class="looks-row">
        <legend>Colour</legend>
        {HUES.map((hue) => (
          <label key={hue} title={`Colour ${hue}`}>
            <input type="radio" name={`${id}-colour`} checked={hue === colour} onChange={() => onColour(hue)} />
            <span class={`sw k${hue} p${pattern}`} />
            <span class="vh">Colour {hue}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="looks-row">
        <legend>Line</legend>
        {PATTERNS.map((name, at) => (
          <label key={name}>
            <input type="radio" name={`${id}-pattern`} checked={at + 1 === pattern} onChange={() => onPattern(at + 1)} />
            <span class={`sw k${colour} p${at + 1}`} />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
