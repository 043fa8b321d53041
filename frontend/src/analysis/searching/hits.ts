/** Hits: what tells them apart, their order by the words around them, how many there are in words. Pure. */
import { count } from "../../ui/count";
import type { Hit, Order, Totals } from "./asked";

/** What tells a hit, or a segment, from others. */
export const placeKey = ({ transcript_id, start, end }: { transcript_id: string; start: number; end: number }): string => `${transcript_id}:${start}:${end}`;

const words = new Intl.Segmenter("en", { granularity: "word" });
const compare = new Intl.Collator("en", { sensitivity: "base", numeric: true }).compare;
const COMPARED = 4;

function wordsOf(text: string): string[] {
  return [...words.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** The words next to a hit, the nearest first: by these a concordance is sorted. */
export function neighbours(hit: Pick<Hit, "before" | "after">, side: "before" | "after"): string[] {
  const all = wordsOf(side === "before" ? hit.before.slice(-80) : hit.after.slice(0, 80));
  return (side === "before" ? all.reverse() : all).slice(0, COMPARED);
}

/** Hits by the words before or after them, those without any first; or as they are. */
export function inOrder(hits: readonly Hit[], order: Order): readonly Hit[] {
  if (order === "reading") return hits;
  const keyed = hits.map((hit) => ({ hit, key: neighbours(hit, order) }));
  return keyed.toSorted((a, b) => compareLists(a.key, b.key)).map(({ hit }) => hit);
}

function compareLists(one: readonly string[], other: readonly string[]): number {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const found = compare(one[at] as string, other[at] as string);
    if (found !== 0) return found;
  }
  return one.length - other.length;
}

const figures = new Intl.NumberFormat("en-GB");

function counted({ n, or_more }: Totals["hits"], noun: string, plural = `${noun}s`): string {
  return or_more ? `${figures.format(n)}+ ${plural}` : count(n, noun, plural);
}

/** "128 hits in 14 transcripts, in the words of 11 people". */
export function inWords({ hits, transcripts, people }: Totals): string {
  if (hits.n === 0) return "No hits";
  const where = `${counted(hits, "hit")} in ${counted(transcripts, "transcript")}`;
  return people.n === 0 ? where : `${where}, in the words of ${counted(people, "person", "people")}`;
}

/** The line before a hit, without line breaks, from the last whole words that fit. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, " ");
