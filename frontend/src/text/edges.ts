/** Where the ends of a passage may stand: at the borders of words, within what is spoken. */
import { indexAt, type Span } from "./spans";

export type End = "start" | "end";

/** No word is sought farther away than this many UTF-16 units: a turn may be a whole interview. */
const REACH = 400;
const words = new Intl.Segmenter("en", { granularity: "word" });

/** The next border of a word after (1) or before (-1) an offset, over the turns' borders too; null where none is left. */
export function stepEdge(text: string, turns: readonly Span[], at: number, end: End, step: 1 | -1): number | null {
  for (let index = indexAt(turns, at); index >= 0 && index < turns.length; index += step) {
    const borders = bordersNear(text, turns[index] as Span, at, end);
    const found = step > 0 ? borders.find((border) => border > at) : borders.findLast((border) => border < at);
    if (found !== undefined) return found;
  }
  return null;
}

/** The border of a word that lies nearest to an offset; the offset itself in a text without words. */
export function nearestEdge(text: string, turns: readonly Span[], at: number, end: End): number {
  const before = stepEdge(text, turns, at + 1, end, -1);
  const after = stepEdge(text, turns, at - 1, end, 1);
  if (before === null || after === null) return before ?? after ?? at;
  return at - before <= after - at ? before : after;
}

/** A passage with one end elsewhere; it keeps at least a word, for an end never passes the other. */
export function withEdge(text: string, turns: readonly Span[], span: Span, end: End, to: number): Span {
  if (end === "end") return { start: span.start, end: to > span.start ? to : (stepEdge(text, turns, span.start, "end", 1) ?? span.end) };
  return { start: to < span.end ? to : (stepEdge(text, turns, span.end, "start", -1) ?? span.start), end: span.end };
}

/** Borders at which a passage may start, or end: no white space is left inside it. */
function bordersNear(text: string, turn: Span, at: number, end: End): number[] {
  const middle = Math.max(turn.start, Math.min(turn.end, at));
  const from = afterSpace(text, Math.max(turn.start, middle - REACH), turn.start);
  const slice = text.slice(from, Math.min(turn.end, middle + REACH));
  const borders: number[] = [];
  for (const { index, segment, isWordLike } of words.segment(slice)) {
    const hangsOn = (at: number): boolean => /\S/.test(slice.charAt(at));
    // A full stop begins nothing, and a mark that opens a quotation ends nothing.
    const other = end === "start" ? hangsOn(index - 1) : !hangsOn(index - 1) && hangsOn(index + segment.length);
    if (/^\s+$/.test(segment) || (!isWordLike && other)) continue;
    borders.push(from + index + (end === "end" ? segment.length : 0));
  }
  return borders;
}

/** A place at or before `at` where a word surely begins. */
function afterSpace(text: string, at: number, least: number): number {
  for (let from = at; from > Math.max(least, at - REACH); from--) {
    if (/\s/.test(text.charAt(from - 1))) return from;
  }
  return at > least + REACH ? at : least;
}
