/** The shared frame of a field: label, hint under it, error, then the control. */
import type { ComponentChildren } from "preact";
import { useContext, useId } from "preact/hooks";
import { classNames } from "./class-names";
import { dayWords, isAboutDay } from "./day-words";
import { errorOf, FormErrors } from "./form-context";
import "./field.css";

export interface FieldBase {
  label: string;
  /** Of the field in the server's body; errors are found by it. */
  name: string;
  hint?: ComponentChildren | undefined;
  error?: string | undefined;
  optional?: boolean | undefined;
  /** Say the label to a screen reader only. */
  hideLabel?: boolean | undefined;
  disabled?: boolean | undefined;
}

interface Wiring {
  id: string;
  name: string;
  disabled: boolean | undefined;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** Give a control its ids, and the frame its error. */
export function useFieldWiring(base: FieldBase): { wiring: Wiring; error: string | undefined } {
  const id = useId();
  const said = base.error ?? errorOf(useContext(FormErrors), base.name);
  const error = isAboutDay(said) ? dayWords(base.label) : said;
  const described = classNames(base.hint !== undefined && `${id}-hint`, error && `${id}-error`);
  const wiring: Wiring = {
    id,
    name: base.name,
    disabled: base.disabled,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
  };
  return { wiring, error };
}

export function FieldFrame(props: FieldBase & { id: string; error: string | undefined; children: ComponentChildren }) {
  return (
    <div class={classNames("field", props.error && "field-wrong")}>
      <label class={props.hideLabel ? "vh" : "field-label"} for={props.id}>
        {props.label}
        {props.optional && <span class="field-optional"> (optional)</span>}
      </label>
      {props.hint !== undefined && <p class="field-hint" id={`${props.id}-hint`}>{props.hint}</p>}
      {props.error && (
        <p class="field-error" id={`${props.id}-error`}>
          <span class="vh">Error: </span>
          {props.error}
        </p>
      )}
      {props.children}
    </div>
  );
}
