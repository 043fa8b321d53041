/** A box to tick, with its label beside and its hint beneath. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./field.css";

interface Props {
  label: ComponentChildren;
  name: string;
  value: boolean;
  onValue: (value: boolean) => void;
  hint?: ComponentChildren | undefined;
  disabled?: boolean | undefined;
}

export function Checkbox({ label, name, value, onValue, hint, disabled }: Props) {
  const id = useId();
  return (
    <label class="choice">
      <input
        type="checkbox"
        name={name}
        checked={value}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onValue(event.currentTarget.checked)}
      />
      <span>{label}</span>
      {hint && <span class="choice-hint" id={`${id}-hint`}>{hint}</span>}
    </label>
  );
}
