/** Where the segment starts and ends, word by word, with buttons: for touch, for lists, and for whoever has no caret. */
import { useContext } from "preact/hooks";
import type { End } from "../../text/edges";
import { countWords } from "../../text/sentences";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { ActionsContext, type Actions } from "./actions";
import { moveEnd } from "./resizing";
import type { Workspace } from "./workspace";

function Steps({ ws, actions, end, title }: { ws: Workspace; actions: Actions; end: End; title: string }) {
  return (
    <span class="in-end" role="group" aria-label={title}>
      <span aria-hidden="true">{title}</span>
      <Button size="small" icon="chevron-left" label={`${title} a word earlier`} onClick={() => moveEnd(ws, actions, end, -1)} />
      <Button size="small" icon="chevron-right" label={`${title} a word later`} onClick={() => moveEnd(ws, actions, end, 1)} />
    </span>
  );
}

export function SegmentEnds({ ws }: { ws: Workspace }) {
  const actions = useContext(ActionsContext);
  const segment = ws.chosenSegment.value;
  if (!actions || actions.refusal !== null || !segment) return null;
  return (
    <section class="in-part">
      <h3>{count(countWords(ws.model.text.slice(segment.start, segment.end)), "word")}</h3>
      <div class="in-ends">
        <Steps ws={ws} actions={actions} end="start" title="Starts" />
        <Steps ws={ws} actions={actions} end="end" title="Ends" />
      </div>
    </section>
  );
}
