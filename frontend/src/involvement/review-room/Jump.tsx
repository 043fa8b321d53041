/** A link to a part of this page: goes there, takes the focus along, and leaves address and history as they are. */
import type { ComponentChildren } from "preact";

interface Props {
  to: string;
  look: string;
  children: ComponentChildren;
}

export function Jump({ to, look, children }: Props) {
  const go = (event: MouseEvent): void => {
    event.preventDefault();
    const part = document.getElementById(to);
    part?.scrollIntoView();
    part?.focus({ preventScroll: true });
  };
  return <a class={look} href={`#${to}`} onClick={go}>{children}</a>;
}
