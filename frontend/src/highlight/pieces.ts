/** Where text stands in the page: every element that holds text carries its UTF-16 start as `data-o`. */

export interface Position {
  readonly node: Node;
  readonly offset: number;
}

/** The elements that hold text, in reading order. */
export function piecesOf(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-o]")];
}

export function startOf(piece: HTMLElement): number {
  return Number(piece.dataset["o"]);
}

export function endOf(piece: HTMLElement): number {
  return startOf(piece) + (piece.firstChild?.nodeValue?.length ?? 0);
}

/** The place in the page for an offset in the text; null where nothing is shown. */
export function positionAt(pieces: readonly HTMLElement[], offset: number): Position | null {
  const piece = pieces[firstIndex(pieces, (each) => startOf(each) > offset) - 1] ?? pieces[0];
  const text = piece?.firstChild;
  if (!piece || !text) return null;
  const length = text.nodeValue?.length ?? 0;
  return { node: text, offset: Math.max(0, Math.min(length, offset - startOf(piece))) };
}

/**
 * The offset in the text for a place in the page.
 *
 * A place beside text (a border between elements, the gutter) belongs to the text after it when something
 * starts there, and to the text before it when something ends there: a triple click ends at the next turn's element.
 */
export function offsetAt(root: ParentNode, place: Position, role: "start" | "end"): number | null {
  const holder = place.node.nodeType === Node.TEXT_NODE ? (place.node.parentElement as HTMLElement | null) : null;
  if (holder?.dataset["o"] !== undefined) return startOf(holder) + place.offset;
  const pieces = piecesOf(root);
  const after = firstIndex(pieces, (piece) => !isBefore(piece, place));
  const next = pieces[after];
  const previous = pieces[after - 1];
  if (role === "start") return next ? startOf(next) : previous ? endOf(previous) : null;
  return previous ? endOf(previous) : next ? startOf(next) : null;
}

/** Does the whole piece come before the place? */
function isBefore(piece: HTMLElement, { node, offset }: Position): boolean {
  const child = node.childNodes[offset];
  if (child) return child !== piece && (child.compareDocumentPosition(piece) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  if (node.contains(piece)) return true;
  return (node.compareDocumentPosition(piece) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

function firstIndex<T>(sorted: readonly T[], passes: (each: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(sorted[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
