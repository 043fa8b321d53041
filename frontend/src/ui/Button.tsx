/** A button, or a link that looks like one when it has an address. */
import type { ComponentChildren, JSX, Ref } from "preact";
import { classNames } from "./class-names";
import { Icon } from "./Icon";
import type { IconName } from "./icon-paths";
import "./Button.css";

interface Props {
  children?: ComponentChildren;
  kind?: "primary" | "plain" | "quiet" | "danger" | undefined;
  size?: "normal" | "small" | "large" | undefined;
  icon?: IconName | undefined;
  /** For a button that shows only its icon: what it does. */
  label?: string | undefined;
  href?: string | undefined;
  download?: boolean | string | undefined;
  type?: "button" | "submit" | undefined;
  /** Work is under way: said to a screen reader, and clicks are ignored. */
  busy?: boolean | undefined;
  disabled?: boolean | undefined;
  pressed?: boolean | undefined;
  expanded?: boolean | undefined;
  popup?: "menu" | "dialog" | "listbox" | undefined;
  id?: string | undefined;
  describedBy?: string | undefined;
  class?: string | undefined;
  autoFocus?: boolean | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
  onClick?: ((event: JSX.TargetedMouseEvent<HTMLElement>) => void) | undefined;
  onKeyDown?: ((event: JSX.TargetedKeyboardEvent<HTMLElement>) => void) | undefined;
}

export function Button(props: Props) {
  const { kind = "plain", size = "normal", icon, label, children, busy } = props;
  const look = classNames("btn", `btn-${kind}`, `btn-${size}`, !children && "btn-icon", props.class);
  const inside = (
    <>
      {icon && <Icon name={icon} size={size === "small" ? 16 : 17} />}
      {children}
    </>
  );
  if (props.href !== undefined && !props.disabled) {
    return (
      <a class={look} href={props.href} id={props.id} aria-label={label} title={children ? undefined : label} download={props.download} onClick={props.onClick}>
        {inside}
      </a>
    );
  }
  return (
    <button
      ref={props.buttonRef ?? null}
      class={look}
      id={props.id}
      type={props.type ?? "button"}
      disabled={props.disabled}
      autofocus={props.autoFocus}
      aria-label={label}
      title={children ? undefined : label}
      aria-busy={busy || undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-haspopup={props.popup}
      aria-describedby={props.describedBy}
      onClick={(event) => (busy ? event.preventDefault() : props.onClick?.(event))}
      onKeyDown={props.onKeyDown}
    >
      {inside}
    </button>
  );
}
