/** Something to copy once: a link to hand over, a secret. */
import { useId, useState } from "preact/hooks";
import { Button } from "./Button";
import "./CopyField.css";

interface Props {
  label: string;
  value: string;
}

export function CopyField({ label, value }: Props) {
  const id = useId();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = (): void => {
    // Absent where the page is served over plain HTTP; then the text is there to select.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (!clipboard) setCopied(false);
    else clipboard.writeText(value).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <div class="copy-field">
      <label for={id} class="field-label">{label}</label>
      <div>
        <input id={id} class="input input-wide" readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
        <Button icon={copied ? "check" : "copy"} onClick={copy}>{copied ? "Copied" : "Copy"}</Button>
      </div>
      <p class="small quiet" role="status">{copied === false ? "Your browser did not allow it. Select the text and copy it yourself." : ""}</p>
    </div>
  );
}
