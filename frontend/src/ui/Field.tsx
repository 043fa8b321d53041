/** A line of text with its label, hint and error. */
import type { JSX } from "preact";
import { classNames } from "./class-names";
import { FieldFrame, useFieldWiring, type FieldBase } from "./field-parts";

interface Props extends FieldBase {
  value: string;
  onValue: (value: string) => void;
  type?: "text" | "email" | "password" | "date" | "datetime-local" | "time" | "number" | "search" | "url" | undefined;
  width?: "short" | "normal" | "wide" | undefined;
  autoComplete?: string | undefined;
  autoFocus?: boolean | undefined;
  readOnly?: boolean | undefined;
  placeholder?: string | undefined;
  maxLength?: number | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  inputMode?: JSX.HTMLAttributes["inputMode"];
}

export function Field(props: Props) {
  const { wiring, error } = useFieldWiring(props);
  return (
    <FieldFrame {...props} id={wiring.id} error={error}>
      <input
        {...wiring}
        class={classNames("input", props.width && props.width !== "normal" && `input-${props.width}`)}
        type={props.type ?? "text"}
        value={props.value}
        autocomplete={props.autoComplete ?? "off"}
        autofocus={props.autoFocus}
        readOnly={props.readOnly}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        min={props.min}
        max={props.max}
        inputMode={props.inputMode}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
