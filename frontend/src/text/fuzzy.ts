/** Finds names by what a person types: a prefix before a word's start, before letters in order. */
import type { Span } from "./spans";

export interface Match {
  /** 0 is best. */
  readonly rank: number;
  /** The stretches of the name that answer the query, for showing them. */
  readonly hits: readonly Span[];
}

/** How a name answers a query; null if it does not. An empty query is answered by everything. */
export function fuzzyMatch(query: string, name: string): Match | null {
  const asked = fold(query.trim());
  const folded = fold(name);
  if (!asked) return { rank: 0, hits: [] };
  if (folded === asked) return { rank: 0, hits: [whole(0, asked)] };
  if (folded.startsWith(asked)) return { rank: 1, hits: [whole(0, asked)] };
  const words = wordStarts(folded);
  const at = words.find((start) => folded.startsWith(asked, start));
  if (at !== undefined) return { rank: 2, hits: [whole(at, asked)] };
  const several = wordByWord(asked, folded, words);
  if (several) return { rank: 3, hits: several };
  const inside = folded.indexOf(asked);
  if (inside >= 0) return { rank: 4, hits: [whole(inside, asked)] };
  const letters = inOrder(asked.replace(/\s+/g, ""), folded);
  return letters && { rank: 5 + spread(letters) / 1000, hits: letters };
}

/** Keep the items whose name answers the query, best first; equals stay in the order given. */
export function fuzzyFilter<T>(query: string, items: readonly T[], nameOf: (item: T) => string): { item: T; match: Match }[] {
  return items
    .flatMap((item) => {
      const match = fuzzyMatch(query, nameOf(item));
      return match ? [{ item, match }] : [];
    })
    .sort((a, b) => a.match.rank - b.match.rank);
}

/** Lower case without accents, one unit for one unit, so that offsets still fit the name. */
function fold(name: string): string {
  return Array.from({ length: name.length }, (_, at) => {
    const plain = name.charAt(at).normalize("NFD").charAt(0).toLowerCase();
    return plain.length === 1 ? plain : name.charAt(at);
  }).join("");
}

function wordStarts(folded: string): number[] {
  return [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => found.index);
}

/** Each word of the query begins a word of the name, in order. */
function wordByWord(asked: string, folded: string, starts: readonly number[]): Span[] | null {
  const parts = asked.split(/\s+/);
  if (parts.length < 2) return null;
  const hits: Span[] = [];
  for (const part of parts) {
    const from = hits.at(-1)?.end ?? 0;
    const at = starts.find((start) => start >= from && folded.startsWith(part, start));
    if (at === undefined) return null;
    hits.push(whole(at, part));
  }
  return hits;
}

/** The letters of the query one after the other, anywhere in the name. */
function inOrder(letters: string, folded: string): Span[] | null {
  const hits: { start: number; end: number }[] = [];
  let from = 0;
  for (const letter of letters) {
    const at = folded.indexOf(letter, from);
    if (at < 0) return null;
    const last = hits.at(-1);
    if (last && last.end === at) last.end = at + letter.length;
    else hits.push({ start: at, end: at + letter.length });
    from = at + letter.length;
  }
  return hits;
}

const whole = (start: number, asked: string): Span => ({ start, end: start + asked.length });
const spread = (hits: readonly Span[]): number => (hits.at(-1)?.end ?? 0) - (hits[0]?.start ?? 0);
