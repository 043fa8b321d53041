/** A stretch of text, half open [start, end), and what can be asked of two. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How many units both spans cover; 0 if they only touch. */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

/** Reading order: what starts first; of two that start together, the longer first. */
export function inReadingOrder(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** Index of the last span that starts at or before an offset, in spans sorted by start; 0 if none does. */
export function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
