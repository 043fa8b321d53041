/** A password, hidden unless the person asks to see it; managers and pasting are welcome. */
import { useState } from "preact/hooks";
import { Button } from "./Button";
import { FieldFrame, useFieldWiring, type FieldBase } from "./field-parts";
import "./PasswordField.css";

interface Props extends FieldBase {
  value: string;
  onValue: (value: string) => void;
  /** Is it one they have, or one they choose now? */
  kind: "current" | "new";
  autoFocus?: boolean | undefined;
}

export function PasswordField(props: Props) {
  const { wiring, error } = useFieldWiring(props);
  const [seen, setSeen] = useState(false);
  return (
    <FieldFrame {...props} id={wiring.id} error={error}>
      <div class="password-field">
        <input
          {...wiring}
          class="input"
          type={seen ? "text" : "password"}
          autocomplete={props.kind === "new" ? "new-password" : "current-password"}
          autocapitalize="none"
          spellcheck={false}
          autofocus={props.autoFocus}
          value={props.value}
          onInput={(event) => props.onValue(event.currentTarget.value)}
        />
        <Button size="small" kind="quiet" pressed={seen} onClick={() => setSeen(!seen)}>
          {seen ? "Hide" : "Show"}
          <span class="vh"> password</span>
        </Button>
      </div>
    </FieldFrame>
  );
}
