/** The keys of the coding page. Single letters are alive only while the transcript has the focus. */
import { collapseSelection, readSelection } from "../../highlight/selection";
import type { End } from "../../text/edges";
import { keyGroups, presses, type PageKey } from "../../ui/key-store";
import type { Actions } from "./actions";
import { chooseSegment, goToUncoded, goToUnread, growWord, shrinkWord, stepOverBorder, stepSegment, stepSentence, stepTurn } from "./caret-steps";
import { openFind } from "./finding";
import { moveEnd } from "./resizing";
import type { Segment } from "./segments";
import { turnAt } from "./transcript-model";
import type { Workspace } from "./workspace";

interface TranscriptKey {
  readonly keys: readonly string[];
  readonly label: string;
  /** Changes what is coded: refused while a gate is closed. */
  readonly codes?: true;
  readonly run: (ws: Workspace, actions: Actions) => void;
}

const KEYS: readonly TranscriptKey[] = [
  { keys: ["s"], label: "Select the sentence, then the next", run: (ws) => stepSentence(ws, false) },
  { keys: ["Shift+S"], label: "Add the next sentence", run: (ws) => stepSentence(ws, true) },
  { keys: ["w"], label: "Select the word, then add the next", run: growWord },
  { keys: ["Shift+W"], label: "Leave the last word out", run: shrinkWord },
  { keys: ["Alt+ArrowUp"], label: "Previous turn", run: (ws) => stepTurn(ws, -1) },
  { keys: ["Alt+ArrowDown"], label: "Next turn", run: (ws) => stepTurn(ws, 1) },
  { keys: ["c"], label: "Code the selection: find or create a code", codes: true, run: openPalette },
  { keys: ["i"], label: "Code the selection in their words", codes: true, run: (ws, actions) => withPassage(ws, (span) => actions.inVivo(span)) },
  { keys: ["m"], label: "Write a memo on the coded segment", codes: true, run: askMemo },
  { keys: ["Delete", "Backspace"], label: "Take the code away", codes: true, run: uncodeHere },
  { keys: [".", "Alt+Shift+ArrowRight"], label: "Let the segment end a word later", codes: true, run: (ws, actions) => resize(ws, actions, "end", 1) },
  { keys: [",", "Alt+Shift+ArrowLeft"], label: "Let the segment end a word earlier", codes: true, run: (ws, actions) => resize(ws, actions, "end", -1) },
  { keys: [">", "Ctrl+Alt+Shift+ArrowRight"], label: "Let the segment start a word later", codes: true, run: (ws, actions) => resize(ws, actions, "start", 1) },
  { keys: ["<", "Ctrl+Alt+Shift+ArrowLeft"], label: "Let the segment start a word earlier", codes: true, run: (ws, actions) => resize(ws, actions, "start", -1) },
  { keys: ["Ctrl+Z"], label: "Undo", run: (_, actions) => actions.undo() },
  { keys: ["Ctrl+Shift+Z", "Ctrl+Y"], label: "Do again", run: (_, actions) => actions.redo() },
  { keys: ["["], label: "Previous coded segment", run: (ws) => stepSegment(ws, -1) },
  { keys: ["]"], label: "Next coded segment", run: (ws) => stepSegment(ws, 1) },
  { keys: ["n"], label: "Next turn without a code", run: goToUncoded },
  { keys: ["r"], label: "Next turn you have not read", run: goToUnread },
  { keys: ["q"], label: "Confirm that the turn asks the suggested question", run: confirmQuestion },
  { keys: ["/"], label: "Find in this transcript", run: openFind },
  { keys: ["Escape"], label: "Close the palette, or let go of the selection", run: letGo },
];

/** For the help that `?` opens. */
export const LISTED_KEYS: readonly PageKey[] = [
  ...KEYS.slice(0, 7).map(({ keys, label }) => ({ keys: keys.join(" "), label })),
  { keys: "1 9", label: "Code the selection with a recent code, 1 to 9" },
  ...KEYS.slice(7).map(({ keys, label }) => ({ keys: keys.join(" "), label })),
  { keys: "Shift+ArrowRight Ctrl+Shift+ArrowRight Shift+ArrowDown", label: "Select by letter, word and line" },
];

/** A key pressed in the transcript. */
export function onTranscriptKey(ws: Workspace, actions: Actions, event: KeyboardEvent): void {
  const host = ws.host.current;
  if (event.defaultPrevented || event.isComposing || !host || event.target !== host) return;
  // The browser tells of a moved caret a little later: ask now, so that keys in quick succession work from where it is.
  ws.selected.value = readSelection(host) ?? ws.selected.value;
  const key = KEYS.find(({ keys }) => keys.some((one) => presses(event, one)));
  const recent = /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey ? Number(event.key) : null;
  if ((key?.codes || recent !== null) && actions.refusal !== null) actions.refuse();
  else if (key) key.run(ws, actions);
  else if (recent !== null) applyRecent(ws, actions, recent);
  else if (event.key === "?") keyGroups.value.flatMap(({ keys }) => keys).find(({ keys }) => keys === "?")?.run?.(event);
  else if (!stepsOverBorder(ws, event)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** An arrow at the border of a turn; which way is on depends on how the words there run. */
function stepsOverBorder(ws: Workspace, event: KeyboardEvent): boolean {
  const right = presses(event, "ArrowRight");
  if (!right && !presses(event, "ArrowLeft")) return false;
  const words = ws.host.current?.querySelector(`[data-block="${ws.caretBlock.value}"] .tr-say`);
  const leftward = words ? getComputedStyle(words).direction === "rtl" : false;
  return stepOverBorder(ws, right === leftward ? -1 : 1);
}

/** Undo and redo work on the whole page, but not while somebody types. */
export function onPageKeyDown(actions: Actions, event: KeyboardEvent): void {
  const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
  if (event.defaultPrevented || typing) return;
  if (presses(event, "Ctrl+Z")) actions.undo();
  else if (presses(event, "Ctrl+Shift+Z") || presses(event, "Ctrl+Y")) actions.redo();
  else return;
  event.preventDefault();
}

function withPassage(ws: Workspace, run: (span: { start: number; end: number }) => void): void {
  const span = ws.passage.value;
  if (span) run(span);
  else ws.spoken.value = "Select some words first.";
}

export function openPalette(ws: Workspace): void {
  if (!ws.passage.value) stepSentence(ws, false);
  withPassage(ws, (span) => (ws.palette.value = { span, focused: true }));
}

function applyRecent(ws: Workspace, actions: Actions, slot: number): void {
  const code = ws.recent.value.slots[slot - 1];
  if (code === undefined) ws.spoken.value = `No code is on key ${slot} yet.`;
  else withPassage(ws, (span) => actions.apply(code, span));
}

/** The segment a key means: the chosen one, or the only one of mine at the caret. */
function segmentMeant(ws: Workspace, actions: Actions): Segment | null {
  const chosen = ws.chosenSegment.value;
  if (chosen) return chosen;
  const mine = ws.here.value.filter((segment) => actions.mayChange(segment));
  if (mine.length === 1) return mine[0] ?? null;
  ws.spoken.value = mine.length === 0 ? "None of your codes is here." : `${mine.length} of your codes are here. Choose one with [ or ].`;
  return null;
}

function uncodeHere(ws: Workspace, actions: Actions): void {
  const segment = segmentMeant(ws, actions);
  if (segment) actions.uncode(segment);
}

function resize(ws: Workspace, actions: Actions, end: End, step: 1 | -1): void {
  const segment = segmentMeant(ws, actions);
  if (!segment) return;
  if (!actions.mayChange(segment)) {
    ws.spoken.value = `${segment.label} is ${segment.coder}’s: only they can change where it starts and ends.`;
    return;
  }
  if (ws.chosen.value !== segment.uid) chooseSegment(ws, segment);
  moveEnd(ws, actions, end, step);
}

function askMemo(ws: Workspace, actions: Actions): void {
  const segment = segmentMeant(ws, actions);
  if (!segment) return;
  if (ws.chosen.value !== segment.uid) chooseSegment(ws, segment);
  ws.pane.value = "segment";
  ws.memoAsked.value = true;
}

function confirmQuestion(ws: Workspace, actions: Actions): void {
  const turn = ws.selected.value && turnAt(ws.model, ws.selected.value.focus);
  const suggested = turn && ws.questions.value.get(turn.n)?.suggested;
  if (turn && suggested && actions.mayMark) actions.markQuestion(turn, suggested);
  else ws.spoken.value = "No question is suggested for this turn.";
}

function letGo(ws: Workspace): void {
  if (ws.palette.value) ws.palette.value = null;
  else if (ws.chosen.value !== null) ws.chosen.value = null;
  else collapseSelection();
}
