/** Several lines of text with label, hint and error; grows with what is typed. */
import { classNames } from "./class-names";
import { FieldFrame, useFieldWiring, type FieldBase } from "./field-parts";

interface Props extends FieldBase {
  value: string;
  onValue: (value: string) => void;
  rows?: number | undefined;
  wide?: boolean | undefined;
  maxLength?: number | undefined;
  autoFocus?: boolean | undefined;
}

export function TextArea(props: Props) {
  const { wiring, error } = useFieldWiring(props);
  return (
    <FieldFrame {...props} id={wiring.id} error={error}>
      <textarea
        {...wiring}
        class={classNames("input", props.wide && "input-wide")}
        rows={props.rows ?? 3}
        value={props.value}
        maxLength={props.maxLength}
        autocomplete="off"
        autofocus={props.autoFocus}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
