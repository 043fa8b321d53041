/** One code on a passage: whose it is, and a button to take it away if it is mine. */
import { useContext } from "preact/hooks";
import { classNames } from "../../ui/class-names";
import { Button } from "../../ui/Button";
import { When } from "../../ui/When";
import { ActionsContext } from "./actions";
import { chooseSegment } from "./caret-steps";
import type { Segment } from "./segments";
import type { Workspace } from "./workspace";

export function CodeChip({ ws, segment }: { ws: Workspace; segment: Segment }) {
  const actions = useContext(ActionsContext);
  const mine = actions?.mayChange(segment) ?? false;
  const on = ws.chosen.value === segment.uid;
  return (
    <li class={classNames("in-chip", on && "on")}>
      <button type="button" class="in-chip-name" aria-pressed={on} onClick={() => chooseSegment(ws, segment)}>
        <span class={`sw k${segment.colour} p${segment.pattern}`} />
        <span>
          {segment.label}
          <small>
            {mine ? "You" : segment.coder}
            {segment.pending ? ", being saved" : <>, <When at={segment.createdAt} /></>}
          </small>
        </span>
      </button>
      {mine && <Button kind="quiet" size="small" icon="close" label={`Take ${segment.label} away`} onClick={() => actions?.uncode(segment)} />}
    </li>
  );
}
