/** Shows the short messages, in a polite live region; each goes by itself unless pointed at, focused or lasting. */
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { Button } from "./Button";
import { classNames } from "./class-names";
import { liftOver } from "./lift-over";
import { dropToast, toasts, type Toast } from "./toast-store";
import "./Toasts.css";

/** Long enough to read and to reach the button. */
const STAYS_MS = 10_000;

function OneToast({ toast }: { toast: Toast }) {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const stays = pointed || focused || toast.lasting;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dropToast(toast.id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [stays, toast]);
  const { action } = toast;
  return (
    <div
      class={classNames("toast", toast.tone === "danger" && "toast-danger")}
      onMouseEnter={() => setPointed(true)}
      onMouseLeave={() => setPointed(false)}
      onFocusCapture={() => setFocused(true)}
      onBlurCapture={() => setFocused(false)}
      onKeyDown={(event) => event.key === "Escape" && dropToast(toast.id)}
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

/** Bars come and go with what the page holds: measured again for as long as there is a message. */
const MEASURE_MS = 250;

/** Keep the messages above every bar marked `data-foot` that is stuck at the lower edge. */
function useLift(shown: boolean): number {
  const [lift, setLift] = useState(0);
  useLayoutEffect(() => {
    if (!shown) return;
    const measure = (): void => setLift(liftOver([...document.querySelectorAll("[data-foot]")].map((bar) => bar.getBoundingClientRect()), innerHeight));
    measure();
    const timer = setInterval(measure, MEASURE_MS);
    return () => clearInterval(timer);
  }, [shown]);
  return lift;
}

export function Toasts() {
  const lift = useLift(toasts.value.length > 0);
  return (
    <div class="toasts no-print" role="status" aria-live="polite" style={{ "--above": `${lift}px` }}>
      {toasts.value.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
