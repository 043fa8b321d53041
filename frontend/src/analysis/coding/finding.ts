/** Finds words in the transcript: which hit is shown, and where the caret goes when the search ends. */
import { paint } from "../../highlight/paint";
import { rangeOf, spanOf, type Selected } from "../../highlight/selection";
import { findWords, foldWords, type Folded } from "../../text/find";
import { indexAt, type Span } from "../../text/spans";
import { select } from "./caret-steps";
import { reveal } from "./reveal";
import { turnAt, type TranscriptModel } from "./transcript-model";
import type { Workspace } from "./workspace";

/** A selection of so many letters is taken as what is sought. */
const MOST_ASKED = 60;

/** So many letters beside a hit are said. */
const AROUND = 30;

/** The folded text of the transcript that is open: made when something is first sought in it. */
const folded = new WeakMap<TranscriptModel, Folded>();

function foldedOf(model: TranscriptModel): Folded {
  const known = folded.get(model) ?? foldWords(model.text);
  folded.set(model, known);
  return known;
}

/** Open the bar, with what is selected if that is a few words; or give the open bar the focus. */
export function openFind(ws: Workspace): void {
  ws.view.value = "text";
  ws.pane.value = "transcript";
  ws.palette.value = null;
  const passage = ws.passage.peek();
  const words = passage ? ws.model.text.slice(passage.start, passage.end) : "";
  const asked = words.length <= MOST_ASKED && !words.includes("\n") ? words : "";
  const from = ws.find.peek()?.from ?? ws.selected.peek();
  ws.find.value = { asked: "", hits: [], at: -1, from };
  if (asked) seek(ws, asked);
}

/** Look for words; the first hit from where the search began is shown at once. */
export function seek(ws: Workspace, asked: string): void {
  const from = ws.find.peek()?.from ?? null;
  const hits = findWords(foldedOf(ws.model), asked, ws.model.turns);
  const begun = from ? spanOf(from).start : 0;
  const first = hits.findIndex(({ start }) => start >= begun);
  ws.find.value = { asked, hits, from, at: hits.length === 0 ? -1 : Math.max(0, first) };
  show(ws);
}

/** Show the next or previous hit, round the end to the start. */
export function stepHit(ws: Workspace, step: 1 | -1): void {
  const find = ws.find.peek();
  if (!find || find.hits.length === 0) return;
  const at = (find.at + step + find.hits.length) % find.hits.length;
  ws.find.value = { ...find, at };
  show(ws);
}

/** End the search: the shown hit is selected and can be coded at once; without one, the caret goes back. */
export function closeFind(ws: Workspace): void {
  const find = ws.find.peek();
  ws.find.value = null;
  const hit = find?.hits[find.at];
  const to: Selected | null = hit ? { anchor: hit.start, focus: hit.end } : (find?.from ?? null);
  if (to) select(ws, to);
  else ws.host.current?.focus({ preventScroll: true });
}

/** "3 of 17" */
export function hitWords({ asked, hits, at }: { asked: string; hits: readonly Span[]; at: number }): string {
  if (asked.trim() === "") return "";
  return hits.length === 0 ? "Not found" : `${at + 1} of ${hits.length}`;
}

/** For a screen reader: which hit, in whose turn, among which words. */
export function hitInWords(ws: Workspace): string {
  const find = ws.find.value;
  const hit = find?.hits[find.at];
  if (!find || !hit) return find && find.asked.trim() !== "" ? `“${find.asked.trim()}” is not in this transcript.` : "";
  const turn = turnAt(ws.model, hit.start);
  const { text } = ws.model;
  const [first, last] = [turn?.start ?? 0, turn?.end ?? text.length];
  // Whole words alone can be understood by ear.
  const from = Math.max(first, text.lastIndexOf(" ", Math.max(first, hit.start - AROUND)));
  const to = Math.min(last, (text.indexOf(" ", hit.end + AROUND) + 1 || last + 1) - 1);
  return `${find.at + 1} of ${find.hits.length}${turn ? `, turn ${turn.number}, ${turn.speaker}` : ""}: ${text.slice(from, to).replace(/\s+/g, " ")}`;
}

function show(ws: Workspace): void {
  const find = ws.find.peek();
  const hit = find?.hits[find.at];
  if (hit) reveal(ws, hit);
}

/** Paint the hits that are on or near the screen; the rest is painted when it comes there. */
export function paintHits(ws: Workspace): void {
  const find = ws.find.peek();
  const shown = find?.hits[find.at];
  const ranges: Range[] = [];
  const found: Range[] = [];
  for (const index of find ? ws.drawing.near : []) {
    const row = ws.laying.row(index);
    const block = ws.model.blocks[index];
    if (!row || !block || !find) continue;
    for (let at = firstFrom(find.hits, block.start); at < find.hits.length; at++) {
      const hit = find.hits[at] as Span;
      if (hit.start >= block.end) break;
      const range = rangeOf(row, { start: Math.max(hit.start, block.start), end: Math.min(hit.end, block.end) });
      if (range) (hit === shown ? found : ranges).push(range);
    }
  }
  paint("find", ranges);
  paint("found", found);
}

/** Index of the first hit that reaches beyond an offset. */
function firstFrom(hits: readonly Span[], offset: number): number {
  const at = indexAt(hits, offset);
  return (hits[at]?.end ?? Infinity) > offset ? at : at + 1;
}
