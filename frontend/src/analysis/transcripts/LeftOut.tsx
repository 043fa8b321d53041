/** What of a file is not in its text, and what its reader warns of. */
import { writeDrop } from "./file-words";
import type { Preview } from "./shapes";

export function LeftOut({ drops, warnings }: Pick<Preview, "drops" | "warnings">) {
  return (
    <section>
      <h3>Left out of the text</h3>
      {drops.length === 0 ? <p class="quiet">Nothing.</p> : <ul class="row-drops">{drops.map((drop) => <li key={drop.kind}>{writeDrop(drop)}</li>)}</ul>}
      {warnings.map((warning) => <p key={warning} class="row-warning">{warning}</p>)}
    </section>
  );
}
