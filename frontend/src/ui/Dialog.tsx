/** A question in front of the page: the platform's own dialog; gives the focus back when it goes. */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./Button";
import { classNames } from "./class-names";
import "./Dialog.css";

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Buttons at the foot, when the content is not a form with its own. */
  foot?: ComponentChildren | undefined;
  size?: "small" | "normal" | "wide" | undefined;
  /** At phone width: rise from the lower edge. */
  sheet?: boolean | undefined;
  /** Leave out the close button and Escape: something must be answered. */
  firm?: boolean | undefined;
}

export function Dialog({ title, onClose, children, foot, size = "normal", sheet, firm }: Props) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={classNames("dialog", `dialog-${size}`, sheet && "dialog-sheet")}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!firm) onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header class="dialog-head">
        <h2 id={id}>{title}</h2>
      </header>
      <div class="dialog-body">{children}</div>
      {foot && <footer class="dialog-foot">{foot}</footer>}
      {/* Last, so that the first field or button has the focus when the dialog opens. */}
      {!firm && <Button class="dialog-close" kind="quiet" size="small" icon="close" label="Close" onClick={onClose} />}
    </dialog>
  );
}
