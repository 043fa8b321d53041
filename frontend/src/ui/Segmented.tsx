/** A choice of two to four, side by side. */
import { useId } from "preact/hooks";
import "./Segmented.css";

interface Props<V extends string> {
  legend: string;
  value: V;
  onValue: (value: V) => void;
  choices: readonly { value: V; label: string }[];
}

export function Segmented<V extends string>({ legend, value, onValue, choices }: Props<V>) {
  const id = useId();
  return (
    <fieldset class="segmented no-print">
      <legend class="vh">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="radio" name={id} value={choice.value} checked={choice.value === value} onChange={() => onValue(choice.value)} />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
