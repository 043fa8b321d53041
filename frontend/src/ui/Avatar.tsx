/** A person's initials in a circle; their name is said beside it or by a label. */
import "./Avatar.css";

interface Props {
  name: string;
  /** The name is written nowhere near. */
  alone?: boolean | undefined;
}

/** "Ana Reyes" becomes "AR". */
function initials(name: string): string {
  const parts = name.trim().split(/\s+/u);
  const first = [...(parts[0] ?? "")][0] ?? "?";
  const last = parts.length > 1 ? ([...(parts.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}

export function Avatar({ name, alone }: Props) {
  return (
    <span class="avatar" {...(alone ? { role: "img", "aria-label": name, title: name } : { "aria-hidden": true })}>
      {initials(name)}
    </span>
  );
}
