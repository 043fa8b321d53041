/** A person's initials in a circle; their name is said beside it or by a label. */
import { firstCharacter } from "../text/graphemes";
import "./Avatar.css";

interface Props {
  name: string;
  /** The name is written nowhere near. */
  alone?: boolean | undefined;
}

/** "Ana Reyes" becomes "AR"; a part without a letter, number or sign is passed over. */
function initials(name: string): string {
  const firsts = name.split(/\s+/u).map(firstCharacter).filter(Boolean);
  const last = firsts.length > 1 ? firsts.at(-1) : "";
  return `${firsts[0] ?? "?"}${last ?? ""}`.toLocaleUpperCase();
}

export function Avatar({ name, alone }: Props) {
  return (
    <span class="avatar" {...(alone ? { role: "img", "aria-label": name, title: name } : { "aria-hidden": true })}>
      {initials(name)}
    </span>
  );
}
