/** Moves an end of the chosen segment by a word, and says what the segment is now. */
import { placeSelection } from "../../highlight/selection";
import { stepEdge, withEdge, type End } from "../../text/edges";
import { countWords } from "../../text/sentences";
import type { Span } from "../../text/spans";
import { count } from "../../ui/count";
import type { Actions } from "./actions";
import { reveal } from "./reveal";
import type { Workspace } from "./workspace";

/** How many words beside a moved end are said. */
const SAID = 4;

/** The caret goes with the end, so that it is on screen and the segment stays chosen. */
export function moveEnd(ws: Workspace, actions: Pick<Actions, "stretch">, end: End, step: 1 | -1): void {
  const segment = ws.chosenSegment.value;
  if (!segment) return;
  const { text, turns } = ws.model;
  const to = stepEdge(text, turns, segment[end], end, step);
  const span = to === null ? segment : withEdge(text, turns, segment, end, to);
  if (span.start === segment.start && span.end === segment.end) {
    ws.spoken.value = to === null ? `The transcript ${end === "start" ? "starts" : "ends"} here.` : "A segment keeps at least one word.";
    return;
  }
  actions.stretch(segment, span);
  ws.spoken.value = endWords(text, span, end);
  const at = span[end];
  const host = ws.host.current;
  // In a list, or with the focus on a button, the caret stays where it is.
  if (host && host === document.activeElement) {
    ws.selected.value = { anchor: at, focus: at };
    placeSelection(host, { anchor: at, focus: at });
  }
  reveal(ws, { start: Math.max(0, end === "end" ? at - 1 : at), end: at + 1 });
}

/** "Ends: … asked him to correct them. 23 words." */
export function endWords(text: string, span: Span, end: End): string {
  const words = text.slice(span.start, span.end).split(/\s+/);
  const beside = end === "end" ? `Ends: … ${words.slice(-SAID).join(" ")}` : `Starts: ${words.slice(0, SAID).join(" ")} …`;
  return `${beside}. ${count(countWords(text.slice(span.start, span.end)), "word")}.`;
}
