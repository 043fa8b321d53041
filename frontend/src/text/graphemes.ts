/** What a reader sees as one character, and how a selection is made to respect it. */
import type { Span } from "./spans";

/** No character a person types is longer than this many UTF-16 units on either side of an offset. */
const REACH = 64;
const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Widen a span so that it cuts no character in two, then drop white space at both ends; null if nothing is left. */
export function snapSpan(text: string, span: Span): Span | null {
  let start = snapOffset(text, span.start, "down");
  let end = snapOffset(text, span.end, "up");
  while (start < end && isSpace(text.charAt(start))) start++;
  while (end > start && isSpace(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

/** The first character of a text that a reader sees: a letter with its accents, an emoji with all its parts; "" if none. */
export function firstCharacter(text: string): string {
  // Space, punctuation and marks that sit on no letter cannot stand alone.
  const from = text.search(/[\p{L}\p{N}\p{S}]/u);
  return from < 0 ? "" : (characters.segment(text.slice(from))[Symbol.iterator]().next().value?.segment ?? "");
}

/** The border of a character at, before ("down") or after ("up") an offset. */
export function snapOffset(text: string, offset: number, way: "down" | "up"): number {
  if (offset <= 0 || offset >= text.length) return Math.max(0, Math.min(text.length, offset));
  const from = lineStart(text, offset);
  const slice = text.slice(from, offset + REACH);
  const found = characters.segment(slice).containing(offset - from);
  if (!found || found.index === offset - from) return offset;
  return from + found.index + (way === "up" ? found.segment.length : 0);
}

/** A place near an offset where a character surely begins: after a line break, or a safe distance back. */
function lineStart(text: string, offset: number): number {
  const newline = text.lastIndexOf("\n", offset - 1) + 1;
  if (offset - newline <= REACH) return newline;
  const space = text.lastIndexOf(" ", offset - REACH);
  return Math.max(newline, space);
}

const isSpace = (character: string): boolean => /\s/.test(character);
