/** What belongs here once there is something, and the one button that begins it. */
import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import type { IconName } from "./icon-paths";
import "./states.css";

interface Props {
  icon?: IconName | undefined;
  title: string;
  children?: ComponentChildren | undefined;
  action?: ComponentChildren | undefined;
}

export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div class="empty">
      {icon && <span class="empty-icon"><Icon name={icon} size={24} /></span>}
      <h2>{title}</h2>
      {children && <div class="empty-text">{children}</div>}
      {action}
    </div>
  );
}
