/** Shows the short messages, in a polite live region; each goes by itself unless pointed at or focused. */
import { useEffect, useState } from "preact/hooks";
import { Button } from "./Button";
import { classNames } from "./class-names";
import { dropToast, toasts, type Toast } from "./toast-store";
import "./Toasts.css";

/** Long enough to read and to reach the button. */
const STAYS_MS = 10_000;

function OneToast({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dropToast(toast.id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  const { action } = toast;
  return (
    <div
      class={classNames("toast", toast.tone === "danger" && "toast-danger")}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocusCapture={() => setHeld(true)}
      onBlurCapture={() => setHeld(false)}
    >
      <p>
        {toast.message}
        {toast.subject && <b>{toast.subject}</b>}
      </p>
      {action && (
        <Button
          size="small"
          class="toast-action"
          onClick={() => {
            dropToast(toast.id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button kind="quiet" size="small" icon="close" label="Dismiss" class="toast-close" onClick={() => dropToast(toast.id)} />
    </div>
  );
}

export function Toasts() {
  return (
    <div class="toasts no-print" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
