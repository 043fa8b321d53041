/** A word about the state of a thing; its tone never stands alone. */
import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import type { IconName } from "./icon-paths";
import "./Pill.css";

interface Props {
  children: ComponentChildren;
  tone?: "plain" | "accent" | "warn" | "danger" | undefined;
  icon?: IconName | undefined;
}

export function Pill({ children, tone = "plain", icon }: Props) {
  return (
    <span class={`pill pill-${tone}`}>
      {icon && <Icon name={icon} size={13} />}
      {children}
    </span>
  );
}
