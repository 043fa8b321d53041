/** Finds sentences and words in speech, for coding by keys. */
import type { Span } from "./spans";

/** Words after which a full stop ends no sentence. */
const ABBREVIATIONS = new Set([
  "dr", "mr", "mrs", "ms", "prof", "st", "sr", "jr", "rev", "hon", "no", "nr", "vs", "etc", "approx", "dept", "e.g", "i.e", "a.m", "p.m", "inc", "ltd", "fig",
]);
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const words = new Intl.Segmenter("en", { granularity: "word" });

/** The sentences of one turn, trimmed of white space, in offsets of the whole text. */
export function sentencesOf(text: string, turn: Span): Span[] {
  const joined: Span[] = [];
  let open: number | null = null;
  for (const { index, segment } of sentences.segment(text.slice(turn.start, turn.end))) {
    const start: number = open ?? index;
    const end = index + segment.length;
    open = endsInAbbreviation(segment) && end < turn.end - turn.start ? start : null;
    if (open === null) joined.push({ start, end });
  }
  return joined.flatMap((span) => trimmed(text, { start: span.start + turn.start, end: span.end + turn.start }));
}

/** The sentence at an offset: the one that holds it, else the next, else the last. */
export function sentenceAt(all: readonly Span[], offset: number): Span | null {
  return all.find((span) => offset < span.end) ?? all.at(-1) ?? null;
}

/** End of the first word that ends after an offset; the turn's end if none does. */
export function nextWordEnd(text: string, turn: Span, offset: number): number {
  for (const { index, segment, isWordLike } of words.segment(text.slice(turn.start, turn.end))) {
    const end = turn.start + index + segment.length;
    if (isWordLike && end > offset) return end;
  }
  return turn.end;
}

/** The word at an offset, or the next one; null in a turn without words after it. */
export function wordAt(text: string, turn: Span, offset: number): Span | null {
  for (const { index, segment, isWordLike } of words.segment(text.slice(turn.start, turn.end))) {
    const start = turn.start + index;
    if (isWordLike && start + segment.length > offset) return { start, end: start + segment.length };
  }
  return null;
}

/** End of the last word that ends before an offset; null if there is none. */
export function previousWordEnd(text: string, turn: Span, offset: number): number | null {
  let found: number | null = null;
  for (const { index, segment, isWordLike } of words.segment(text.slice(turn.start, turn.end))) {
    const end = turn.start + index + segment.length;
    if (end >= offset) break;
    if (isWordLike) found = end;
  }
  return found;
}

/** How many words a stretch of text holds. */
export function countWords(text: string): number {
  let count = 0;
  for (const { isWordLike } of words.segment(text)) if (isWordLike) count++;
  return count;
}

function endsInAbbreviation(segment: string): boolean {
  const last = /(?:^|[\s("“‘])([\p{L}.]+)\.\s*$/u.exec(segment)?.[1]?.toLowerCase();
  return last !== undefined && (ABBREVIATIONS.has(last) || /^\p{L}$/u.test(last) && last !== "i");
}

function trimmed(text: string, span: Span): Span[] {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return start < end ? [{ start, end }] : [];
}
