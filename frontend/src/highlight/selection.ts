/** Reads the page's selection as offsets in the text, and puts it back. */
import type { Span } from "../text/spans";
import { offsetAt, piecesOf, positionAt } from "./pieces";

/** A selection with its direction: the caret stands at `focus`. UTF-16 offsets into the whole text. */
export interface Selected {
  readonly anchor: number;
  readonly focus: number;
}

/** What is selected inside the host; null if the selection is elsewhere. */
export function readSelection(host: HTMLElement): Selected | null {
  const selection = document.getSelection();
  const { anchorNode, focusNode } = selection ?? {};
  if (!selection || !anchorNode || !focusNode || !host.contains(anchorNode) || !host.contains(focusNode)) return null;
  const anchorPlace = { node: anchorNode, offset: selection.anchorOffset };
  // Not `isCollapsed`: to answer that, the browser lays out all that has changed.
  if (anchorNode === focusNode && selection.anchorOffset === selection.focusOffset) {
    const at = offsetAt(host, anchorPlace, "start");
    return at === null ? null : { anchor: at, focus: at };
  }
  const backward = isBackward(selection);
  const anchor = offsetAt(host, anchorPlace, backward ? "end" : "start");
  const focus = offsetAt(host, { node: focusNode, offset: selection.focusOffset }, backward ? "start" : "end");
  return anchor === null || focus === null ? null : { anchor, focus };
}

/** Select in the page, keeping the direction. */
export function placeSelection(host: HTMLElement, { anchor, focus }: Selected): void {
  const pieces = piecesOf(host);
  const from = positionAt(pieces, anchor);
  const to = positionAt(pieces, focus);
  if (from && to) document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** A range over a stretch of text, for measuring and painting; null where nothing is shown. */
export function rangeOf(host: ParentNode, span: Span): Range | null {
  const pieces = piecesOf(host);
  const from = positionAt(pieces, span.start);
  const to = positionAt(pieces, span.end);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** Let go of what is selected; the caret stands where it began. */
export function collapseSelection(): void {
  const selection = document.getSelection();
  if (selection?.rangeCount) selection.collapseToStart();
}

export function spanOf({ anchor, focus }: Selected): Span {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

export function isCollapsed({ anchor, focus }: Selected): boolean {
  return anchor === focus;
}

function isBackward(selection: Selection): boolean {
  const { anchorNode, focusNode, anchorOffset, focusOffset } = selection;
  if (!anchorNode || !focusNode) return false;
  if (anchorNode === focusNode) return focusOffset < anchorOffset;
  const range = document.createRange();
  range.setStart(anchorNode, anchorOffset);
  range.setEnd(focusNode, focusOffset);
  return range.collapsed;
}
