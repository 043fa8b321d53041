/** One hit: its line of the transcript, a box to choose it, and the way to it. */
import { contextAfter, contextBefore } from "../codebook/context";
import { clockOf } from "../codebook/segments";
import type { Hit } from "./asked";
import { oneLine } from "./hits";

/** Code points that the server sends on each side. */
const CONTEXT = 160;

interface Props {
  hit: Hit;
  href: string;
  chosen: boolean;
  /** Left out for those who may not code. */
  onChosen?: ((on: boolean) => void) | undefined;
}

function Place({ hit, href }: Pick<Props, "hit" | "href">) {
  const time = clockOf(hit.starts_at_ms);
  return (
    <p class="hit-place">
      <a href={href}>{hit.transcript}, turn {hit.turn}<span class="vh">: {oneLine(hit.hit)}</span></a>
      <span>{hit.speaker !== hit.transcript && hit.speaker}{time && ` ${time}`}</span>
    </p>
  );
}

function Choice({ hit, chosen, onChosen }: Pick<Props, "hit" | "chosen" | "onChosen">) {
  if (!onChosen) return <span />;
  return (
    <label class="hit-choice">
      <input type="checkbox" checked={chosen} onChange={(event) => onChosen(event.currentTarget.checked)} />
      <span class="vh">Choose “{oneLine(hit.hit)}” in {hit.transcript}, turn {hit.turn}</span>
    </label>
  );
}

/** In a concordance: the hits beneath one another, the words before and after cut to what fits. */
export function AlignedHit({ hit, href, chosen, onChosen }: Props) {
  return (
    <li class="hit hit-aligned">
      <Choice hit={hit} chosen={chosen} onChosen={onChosen} />
      <p class="hit-line voice" dir="auto">
        <span class="hit-before"><span>{oneLine(contextBefore(hit.before, CONTEXT))}</span></span>
        <span class="hit-on"><mark>{oneLine(hit.hit)}</mark><span class="hit-after">{oneLine(contextAfter(hit.after, CONTEXT))}</span></span>
      </p>
      <Place hit={hit} href={href} />
    </li>
  );
}

/** In a list: as much of the turn as the server sends, to read. */
export function ReadHit({ hit, href, chosen, onChosen }: Props) {
  return (
    <li class="hit hit-read">
      <Choice hit={hit} chosen={chosen} onChosen={onChosen} />
      <div>
        <blockquote class="voice" dir="auto"><span class="hit-around">{contextBefore(hit.before, CONTEXT)}</span><mark>{hit.hit}</mark><span class="hit-around">{contextAfter(hit.after, CONTEXT)}</span></blockquote>
        <Place hit={hit} href={href} />
      </div>
    </li>
  );
}
