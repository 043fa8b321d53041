/** A choice from a list, in the platform's own control. */
import { FieldFrame, useFieldWiring, type FieldBase } from "./field-parts";

export interface Option {
  value: string;
  label: string;
  disabled?: boolean | undefined;
}

interface Props extends FieldBase {
  value: string;
  onValue: (value: string) => void;
  options: readonly Option[];
  /** Shown while nothing is chosen. */
  placeholder?: string | undefined;
}

export function Select(props: Props) {
  const { wiring, error } = useFieldWiring(props);
  return (
    <FieldFrame {...props} id={wiring.id} error={error}>
      <select {...wiring} class="input" value={props.value} onChange={(event) => props.onValue(event.currentTarget.value)}>
        {props.placeholder !== undefined && <option value="">{props.placeholder}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
