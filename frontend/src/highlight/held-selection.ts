/** Keeps the caret where it is while a block of text is drawn anew. */
import { useLayoutEffect } from "preact/hooks";
import type { Span } from "../text/spans";
import { placeSelection, readSelection, spanOf, type Selected } from "./selection";

/**
 * Call while rendering a block: what is selected in it is read before, and put back after, the page changes.
 *
 * `known` is where the selection was last seen. The page is asked only if that touches the block: the question
 * alone makes the browser lay out all that has changed, for every block that is drawn.
 */
export function useHeldSelection(host: { readonly current: HTMLElement | null }, block: Span, known: Selected | null): void {
  const held = host.current && touching(known, block) ? touching(readSelection(host.current), block) : null;
  useLayoutEffect(() => {
    if (!held || !host.current) return;
    const now = readSelection(host.current);
    if (!now || now.anchor !== held.anchor || now.focus !== held.focus) placeSelection(host.current, held);
  });
}

function touching(selected: Selected | null, block: Span): Selected | null {
  if (!selected) return null;
  const { start, end } = spanOf(selected);
  return start <= block.end && block.start <= end ? selected : null;
}
