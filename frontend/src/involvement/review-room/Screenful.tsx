/** One thing per screen: its heading takes the focus when it comes, and the page starts at its top. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { trouble } from "./store";

interface Props {
  /** Changes when another screen comes. */
  id: string;
  title: string;
  /** Above the heading: where I am. */
  where?: ComponentChildren;
  children: ComponentChildren;
}

let first = true;

export function Screenful({ id, title, where, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    if (!first) heading.current?.focus({ preventScroll: true });
    first = false;
  }, [id]);
  return (
    <main id="main" tabIndex={-1}>
      {where}
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {trouble.value && <p class="trouble" role="alert">{trouble.value}</p>}
      {children}
    </main>
  );
}
