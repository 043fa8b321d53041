/** One choice of a few, each with room for a hint; as a list or as cards. */
import type { ComponentChildren } from "preact";
import { useContext, useId } from "preact/hooks";
import { classNames } from "./class-names";
import { errorOf, FormErrors } from "./form-context";
import "./field.css";

interface Choice<V extends string> {
  value: V;
  label: ComponentChildren;
  hint?: ComponentChildren | undefined;
}

interface Props<V extends string> {
  legend: string;
  name: string;
  value: V | null;
  onValue: (value: V) => void;
  choices: readonly Choice<V>[];
  hint?: ComponentChildren | undefined;
  error?: string | undefined;
  cards?: boolean | undefined;
  disabled?: boolean | undefined;
}

export function RadioGroup<V extends string>(props: Props<V>) {
  const id = useId();
  const error = props.error ?? errorOf(useContext(FormErrors), props.name);
  const described = classNames(props.hint !== undefined && `${id}-hint`, error && `${id}-error`) || undefined;
  return (
    <fieldset class={classNames("choices", props.cards && "choices-cards", error && "field-wrong")} aria-describedby={described} disabled={props.disabled}>
      <legend>{props.legend}</legend>
      {props.hint !== undefined && <p class="field-hint" id={`${id}-hint`}>{props.hint}</p>}
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
      {props.choices.map((choice) => (
        <label class="choice" key={choice.value}>
          <input
            type="radio"
            name={`${props.name}-${id}`}
            data-name={props.name}
            value={choice.value}
            checked={props.value === choice.value}
            onChange={() => props.onValue(choice.value)}
          />
          <span>{choice.label}</span>
          {choice.hint && <span class="choice-hint">{choice.hint}</span>}
        </label>
      ))}
    </fieldset>
  );
}
