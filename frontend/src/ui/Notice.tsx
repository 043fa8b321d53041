/** A line that must be seen, set apart from the text around it. */
import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import "./Notice.css";

interface Props {
  children: ComponentChildren;
  tone?: "plain" | "warn" | "danger" | "good" | undefined;
  title?: string | undefined;
  action?: ComponentChildren | undefined;
}

const ICONS = { plain: "info", warn: "warning", danger: "warning", good: "check-circle" } as const;

export function Notice({ children, tone = "plain", title, action }: Props) {
  return (
    <div class={`notice notice-${tone}`} role="note">
      <Icon name={ICONS[tone]} size={18} />
      <div>
        {title && <strong>{title}</strong>}
        <div>{children}</div>
      </div>
      {action}
    </div>
  );
}
