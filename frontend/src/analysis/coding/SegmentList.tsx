/** The coded segments as a list: the equal of the highlights, for whoever reads better in a list. */
import { useSignal } from "@preact/signals";
import { Button } from "../../ui/Button";
import { classNames } from "../../ui/class-names";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { When } from "../../ui/When";
import { chooseSegment } from "./caret-steps";
import type { Segment } from "./segments";
import type { CodeOut } from "./shapes";
import { placeOf, quoteOf } from "./transcript-model";
import { useContext } from "preact/hooks";
import { ActionsContext } from "./actions";
import type { Workspace } from "./workspace";
import "./SegmentList.css";

const PAGE = 200;

function Row({ ws, segment }: { ws: Workspace; segment: Segment }) {
  const actions = useContext(ActionsContext);
  const mine = actions?.mayChange(segment) ?? false;
  const open = (): void => {
    ws.view.value = "text";
    // The text is shown again before the caret can be put into it.
    requestAnimationFrame(() => chooseSegment(ws, segment));
  };
  // All that can be done with a segment is beside the list; on a phone, one pane on.
  const more = (): void => {
    ws.chosen.value = segment.uid;
    ws.pane.value = "segment";
    document.querySelector<HTMLElement>(".in-head h2")?.focus();
  };
  return (
    <li class={classNames("sl-row", ws.chosen.value === segment.uid && "on")}>
      <p class="sl-code"><span class={`sw k${segment.colour} p${segment.pattern}`} /> {segment.label}</p>
      <blockquote class="voice">“{quoteOf(ws.model, segment)}”</blockquote>
      {segment.memo && <p class="sl-memo">{segment.memo}</p>}
      <p class="sl-where">
        {placeOf(ws.model, segment)}, by {mine ? "you" : segment.coder}, <When at={segment.createdAt} />
      </p>
      <div class="sl-do no-print">
        <Button size="small" kind="quiet" icon="transcript" onClick={open}>Show in the text</Button>
        <Button size="small" kind="quiet" icon="memo" onClick={more}>{mine ? "Memo, ends, links" : "Memo and links"}</Button>
        {mine && <Button size="small" kind="quiet" icon="close" onClick={() => actions?.uncode(segment)}>Take the code away</Button>}
      </div>
    </li>
  );
}

export function SegmentList({ ws, codes }: { ws: Workspace; codes: readonly CodeOut[] }) {
  const shown = useSignal(PAGE);
  const code = codes.find(({ id }) => id === ws.chosenCode.value);
  const segments = ws.drawing.segments.value.filter(({ codeId }) => !code || codeId === code.id);
  return (
    <section class="sl" aria-label="Coded segments">
      <header class="sl-head">
        <h2>{count(segments.length, "coded segment")}</h2>
        {code && (
          <Button size="small" icon="close" onClick={() => (ws.chosenCode.value = null)}>Only {code.label}</Button>
        )}
      </header>
      {segments.length === 0 && (
        <EmptyState icon="code" title={code ? `Nothing here is coded as ${code.label}` : "Nothing is coded here yet"} action={<Button onClick={() => (ws.view.value = "text")}>Read the transcript</Button>}>
          Coded segments are listed here in the order of the text.
        </EmptyState>
      )}
      <ol>
        {segments.slice(0, shown.value).map((segment) => <Row key={segment.uid} ws={ws} segment={segment} />)}
      </ol>
      {segments.length > shown.value && (
        <Button onClick={() => (shown.value += PAGE)}>Show {Math.min(PAGE, segments.length - shown.value)} more</Button>
      )}
    </section>
  );
}
