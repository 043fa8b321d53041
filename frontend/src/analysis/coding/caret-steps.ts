/** Where a key takes the caret: by sentence, word, turn, coded segment, uncoded turn. */
import { isCollapsed, placeSelection, spanOf, type Selected } from "../../highlight/selection";
import { snapOffset } from "../../text/graphemes";
import { nextWordEnd, previousWordEnd, sentenceAt, sentencesOf, wordAt } from "../../text/sentences";
import { indexAt, type Span } from "../../text/spans";
import { segmentsOver, type Segment } from "./segments";
import { reveal } from "./reveal";
import { turnAt, type Turn } from "./transcript-model";
import type { Workspace } from "./workspace";

/** Put caret or selection into the text, with the keys, and bring it on screen. */
export function select(ws: Workspace, selected: Selected): void {
  ws.selected.value = selected;
  keepChosen(ws, selected);
  const host = ws.host.current;
  if (!host) return;
  const { start, end } = spanOf(selected);
  ws.laying.reach(indexAt(ws.model.blocks, start), indexAt(ws.model.blocks, end));
  host.focus({ preventScroll: true });
  placeSelection(host, selected);
  reveal(ws, { start: selected.focus, end: selected.focus + 1 });
}

/** A caret that leaves the chosen segment lets go of it. */
export function keepChosen(ws: Workspace, selected: Selected): void {
  const chosen = ws.chosenSegment.peek();
  const { start, end } = spanOf(selected);
  const inside = chosen && chosen.start <= start && end <= chosen.end;
  if (chosen && (!inside || !isCollapsed(selected))) ws.chosen.value = null;
}

const selectSpan = (ws: Workspace, { start, end }: Span): void => select(ws, { anchor: start, focus: end });
const putCaret = (ws: Workspace, at: number): void => select(ws, { anchor: at, focus: at });

/** Give the keys back to the transcript, with the caret where it was. */
export function backToText(ws: Workspace): void {
  const host = ws.host.current;
  if (!host) return;
  host.focus({ preventScroll: true });
  if (ws.selected.value) placeSelection(host, ws.selected.value);
}

/** The sentence at the caret; when a whole sentence is selected, the next, or with `extend` this and the next. */
export function stepSentence(ws: Workspace, extend: boolean): void {
  const { model } = ws;
  const now = ws.selected.value ?? { anchor: 0, focus: 0 };
  const { start, end } = spanOf(now);
  const sentences = sentencesAround(ws, end);
  const current = sentenceAt(sentences, start);
  const whole = !isCollapsed(now) && sentences.some((sentence) => sentence.end === end);
  if (!whole || !current) {
    const last = sentenceAt(sentences, Math.max(start, end - 1));
    if (last) selectSpan(ws, { start: extend && !isCollapsed(now) ? start : (current ?? last).start, end: last.end });
    return;
  }
  const next = sentences.find((sentence) => sentence.start >= end) ?? sentencesAround(ws, nextTurnStart(ws, end)).at(0);
  if (next && next.start >= end && next.end <= model.text.length) selectSpan(ws, { start: extend ? start : next.start, end: next.end });
}

/** Select the word at the caret, or take one word more. */
export function growWord(ws: Workspace): void {
  const now = ws.selected.value ?? { anchor: 0, focus: 0 };
  const { start, end } = spanOf(now);
  const turn = turnAt(ws.model, Math.max(start, end - 1));
  if (!turn) return;
  if (isCollapsed(now)) {
    const word = wordAt(ws.model.text, turn, start);
    if (word) selectSpan(ws, word);
    return;
  }
  const next = end >= turn.end ? ws.model.turns[ws.model.turns.indexOf(turn) + 1] : undefined;
  selectSpan(ws, { start, end: next ? nextWordEnd(ws.model.text, next, next.start) : nextWordEnd(ws.model.text, turn, end) });
}

/** Leave the last selected word out. */
export function shrinkWord(ws: Workspace): void {
  const passage = ws.passage.value;
  const turn = passage && turnAt(ws.model, passage.end - 1);
  const end = passage && turn ? previousWordEnd(ws.model.text, turn, passage.end) : null;
  if (passage && end !== null && end > passage.start) selectSpan(ws, { start: passage.start, end });
}

/**
 * At the border of a turn, put the caret over what lies between (margin, gutter) into the next one's words.
 *
 * False where there is no border, so that the browser's own step is the right one.
 */
export function stepOverBorder(ws: Workspace, step: 1 | -1): boolean {
  const now = ws.selected.value;
  if (!now || !isCollapsed(now)) return false;
  const { blocks } = ws.model;
  const at = indexAt(blocks, now.focus);
  const here = blocks[at];
  if (!here || now.focus !== (step > 0 ? here.end : here.start)) return false;
  const beside = step > 0 ? blocks.slice(at + 1) : blocks.slice(0, at).reverse();
  const to = beside.find(({ start, end }) => end > start);
  if (!to) return false;
  if (step > 0) putCaret(ws, to.start);
  // Two pieces of one turn touch: the end of the one is the start of the other.
  else putCaret(ws, to.end === here.start ? snapOffset(ws.model.text, to.end - 1, "down") : to.end);
  return true;
}

export function stepTurn(ws: Workspace, step: 1 | -1): void {
  const { turns } = ws.model;
  const at = ws.selected.value?.focus ?? -1;
  const index = at < 0 ? -1 : indexAt(turns, at);
  const backToStart = step < 0 && index >= 0 && at > (turns[index]?.start ?? 0);
  const to = turns[backToStart ? index : index + step];
  if (to) putCaret(ws, to.start);
}

/** The previous or next segment in reading order: it is chosen, and the caret stands at its start. */
export function stepSegment(ws: Workspace, step: 1 | -1): void {
  const segments = ws.drawing.segments.value;
  const current = segments.findIndex(({ uid }) => uid === ws.chosen.value);
  const at = ws.selected.value?.focus ?? 0;
  const after = segments.findIndex(({ start }) => start >= at);
  const beside = step > 0 ? after : (after < 0 ? segments.length : after) - 1;
  const to = segments[current >= 0 ? current + step : beside];
  if (to) chooseSegment(ws, to);
  else ws.spoken.value = step > 0 ? "No more segments after this one." : "No segments before this one.";
}

/** Choose a segment: keys and inspector act on it, and its words are on screen. */
export function chooseSegment(ws: Workspace, segment: Segment): void {
  ws.palette.value = null;
  select(ws, { anchor: segment.start, focus: segment.start });
  ws.chosen.value = segment.uid;
  ws.pane.value = "transcript";
}

/** The next turn of somebody other than the interviewer in which nothing is coded, round the end to the start. */
export function goToUncoded(ws: Workspace): void {
  const turns = ws.model.turns;
  const from = ws.selected.value ? indexAt(turns, ws.selected.value.focus) + 1 : 0;
  const uncoded = (turn: Turn): boolean => turn.kind !== "interviewer" && turn.end > turn.start && segmentsOver(ws.drawing.segments.value, turn).length === 0;
  const to = turns.slice(from).find(uncoded) ?? turns.slice(0, from).find(uncoded);
  if (to) putCaret(ws, to.start);
  else ws.spoken.value = "Every turn has a code.";
}

export function goToUnread(ws: Workspace): void {
  const [turns, read] = [ws.model.turns, ws.read.value];
  const from = ws.selected.value ? indexAt(turns, ws.selected.value.focus) + 1 : 0;
  const unread = (turn: Turn): boolean => read !== null && !read.has(turn.n) && turn.end > turn.start;
  const to = turns.slice(from).find(unread) ?? turns.slice(0, from).find(unread);
  if (to) putCaret(ws, to.start);
  else ws.spoken.value = read ? "You have read every turn." : "What you have read is not known yet.";
}

function sentencesAround(ws: Workspace, offset: number): Span[] {
  const turn = turnAt(ws.model, offset);
  return turn ? sentencesOf(ws.model.text, turn) : [];
}

function nextTurnStart(ws: Workspace, offset: number): number {
  return ws.model.turns[indexAt(ws.model.turns, offset) + 1]?.start ?? offset;
}
