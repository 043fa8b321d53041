/** A sheet of paper on the page: heading, one action, content. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./Card.css";

interface Props {
  title?: ComponentChildren | undefined;
  /** A link or a small button beside the heading. */
  action?: ComponentChildren | undefined;
  children: ComponentChildren;
  /** Content reaches the edges: a list with its own padding. */
  flush?: boolean | undefined;
}

export function Card({ title, action, children, flush }: Props) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={title ? id : undefined}>
      {title && (
        <header class="card-head">
          <h2 id={id}>{title}</h2>
          {action}
        </header>
      )}
      <div class={flush ? "card-flush" : "card-body"}>{children}</div>
    </section>
  );
}
