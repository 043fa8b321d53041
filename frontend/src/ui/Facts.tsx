/** Facts of a thing: term beside value. */
import type { ComponentChildren } from "preact";
import "./Facts.css";

interface Props {
  facts: readonly { term: string; value: ComponentChildren }[];
}

export function Facts({ facts }: Props) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
