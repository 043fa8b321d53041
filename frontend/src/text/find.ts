/** Finds words in a text whatever their case and accents, and says where they stand in it. */
import { indexAt, type Span } from "./spans";

/** A text as it is compared, and where each of its units comes from. */
export interface Folded {
  readonly words: string;
  /** UTF-16 offset in the text of each unit, and last the text's length. */
  readonly at: Uint32Array;
}

/** What is typed in one way and spoken of as another. */
const ALIKE: Readonly<Record<string, string>> = { "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "…": "..." };
const UNSEEN = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** Lower case, no accents, straight quotes, one space for all white space. One pass. */
export function foldWords(text: string): Folded {
  const parts: string[] = [];
  const at = new Uint32Array(text.length * 3 + 1);
  let length = 0;
  let spaced = false;
  for (let offset = 0; offset < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(offset) as number);
    const folded = foldCharacter(character);
    if (folded !== " " || !spaced) {
      parts.push(folded);
      for (let unit = 0; unit < folded.length; unit++) at[length++] = offset;
    }
    if (folded !== "") spaced = folded === " ";
    offset += character.length;
  }
  at[length] = text.length;
  return { words: parts.join(""), at: at.subarray(0, length + 1) };
}

/** Where the words asked for stand, within what was spoken; none for an empty question. */
export function findWords({ words, at }: Folded, asked: string, turns: readonly Span[]): Span[] {
  const sought = foldWords(asked).words.trimStart();
  if (sought.trim() === "") return [];
  const found: Span[] = [];
  for (let from = words.indexOf(sought); from >= 0; ) {
    const to = from + sought.length;
    const span = { start: at[from] as number, end: at[to] as number };
    const turn = turns[indexAt(turns, span.start)];
    // One character may be compared as several: a hit never begins or ends within it.
    const whole = at[from - 1] !== span.start && at[to - 1] !== span.end;
    if (whole && turn && turn.start <= span.start && span.end <= turn.end) found.push(span);
    from = words.indexOf(sought, whole ? to : from + 1);
  }
  return found;
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code > 32 && code < 65) return character;
  if (code < 128) return code <= 32 ? " " : character.toLowerCase();
  if (/\s/.test(character)) return " ";
  return ALIKE[character] ?? character.normalize("NFD").toLowerCase().replace(UNSEEN, "");
}
