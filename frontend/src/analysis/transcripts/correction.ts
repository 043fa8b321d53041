/** A transcript's text while somebody corrects it: turns that are edited, split, joined, added, left out. Pure. */
import type { components } from "../../base/schema";
import { mapCodePoints } from "../../text/code-points";
import type { Version } from "./shapes";

type TurnIn = components["schemas"]["TurnIn"];

export interface Turn {
  /** Its name for as long as the text is being corrected. */
  readonly key: number;
  readonly speaker: string | null;
  readonly text: string;
  readonly startsAt: number | null;
}

/** A wording that was replaced everywhere, remembered so that the next file can be treated alike. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  readonly times: number;
}

export interface Correction {
  readonly turns: readonly Turn[];
  readonly made: readonly Replacement[];
  readonly nextKey: number;
}

export interface Search {
  readonly from: string;
  readonly wholeWords: boolean;
  readonly matchCase: boolean;
}

export function beginCorrection(version: Version): Correction {
  const places = mapCodePoints(version.text);
  const turns = version.turns.map((turn, at) => ({
    key: at + 1,
    speaker: turn.speaker_id ?? null,
    text: version.text.slice(places.toUtf16(turn.body_start), places.toUtf16(turn.end)),
    startsAt: turn.starts_at_ms ?? null,
  }));
  return { turns, made: [], nextKey: turns.length + 1 };
}

function change(correction: Correction, key: number, how: (turn: Turn, at: number) => readonly Turn[]): Correction {
  const at = correction.turns.findIndex((turn) => turn.key === key);
  const turn = correction.turns[at];
  if (!turn) return correction;
  const turns = [...correction.turns.slice(0, at), ...how(turn, at), ...correction.turns.slice(at + 1)];
  return { ...correction, turns, nextKey: correction.nextKey + 1 };
}

export const setText = (correction: Correction, key: number, text: string): Correction =>
  correction.turns.some((turn) => turn.key === key && turn.text !== text) ? change(correction, key, (turn) => [{ ...turn, text }]) : correction;

export const setSpeaker = (correction: Correction, key: number, speaker: string | null): Correction =>
  change(correction, key, (turn) => [{ ...turn, speaker }]);

/** Begin a new turn of the same speaker at a place in the words (UTF-16); nothing happens at either end. */
export function splitTurn(correction: Correction, key: number, at: number): Correction {
  return change(correction, key, (turn) => {
    const [head, tail] = [turn.text.slice(0, at).trimEnd(), turn.text.slice(at).trimStart()];
    return head && tail ? [{ ...turn, text: head }, { ...turn, key: correction.nextKey, text: tail, startsAt: null }] : [turn];
  });
}

/** Add a turn's words to the turn above it. */
export function joinAbove(correction: Correction, key: number): Correction {
  const at = correction.turns.findIndex((turn) => turn.key === key);
  const [above, turn] = [correction.turns[at - 1], correction.turns[at]];
  if (!above || !turn) return correction;
  const joined = { ...above, text: `${above.text} ${turn.text}`.trim() };
  return { ...correction, turns: [...correction.turns.slice(0, at - 1), joined, ...correction.turns.slice(at + 1)] };
}

export const addBelow = (correction: Correction, key: number): Correction =>
  change(correction, key, (turn) => [turn, { key: correction.nextKey, speaker: null, text: "", startsAt: null }]);

export const removeTurn = (correction: Correction, key: number): Correction =>
  correction.turns.length > 1 ? change(correction, key, () => []) : correction;

// Find and replace

function pattern({ from, wholeWords, matchCase }: Search): RegExp | null {
  if (!from) return null;
  const words = from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const inside = wholeWords ? `(?<![\\p{L}\\p{N}_])${words}(?![\\p{L}\\p{N}_])` : words;
  return new RegExp(inside, matchCase ? "gu" : "giu");
}

/** How often words stand in the text. */
export function countOf(correction: Correction, search: Search): number {
  const found = pattern(search);
  return found ? correction.turns.reduce((sum, turn) => sum + (turn.text.match(found)?.length ?? 0), 0) : 0;
}

/** Put other words in place of some, everywhere, and remember it. */
export function replaceAll(correction: Correction, search: Search, to: string): Correction {
  const found = pattern(search);
  const times = countOf(correction, search);
  if (!found || times === 0) return correction;
  const turns = correction.turns.map((turn) => {
    const text = turn.text.replace(found, () => to);
    return text === turn.text ? turn : { ...turn, text };
  });
  const before = correction.made.filter((one) => one.from !== search.from || one.to !== to);
  return { ...correction, turns, made: [...before, { from: search.from, to, times }] };
}

// What is sent

/** The turns as the server takes them; those without words are left out. */
export const bodyOf = (correction: Correction): TurnIn[] =>
  correction.turns.filter(({ text }) => text.trim()).map(({ speaker, text, startsAt }) => ({ speaker_id: speaker, text, starts_at_ms: startsAt }));

/** How many turns differ from the text that the correction began from: edited, added or left out. */
export function changedTurns(correction: Correction, start: Correction): number {
  const before = new Map(start.turns.map((turn) => [turn.key, turn]));
  const now = new Set(correction.turns.map((turn) => turn.key));
  const edited = correction.turns.filter((turn) => {
    const was = before.get(turn.key);
    return !was ? turn.text.trim() !== "" : was.text !== turn.text || was.speaker !== turn.speaker;
  }).length;
  return edited + start.turns.filter((turn) => !now.has(turn.key)).length;
}

/** "212 carried, 3 re-placed, 1 to settle" */
export function receiptWords({ before, carried, re_placed, stale }: { before: number; carried: number; re_placed: number; stale: number }): string {
  if (before === 0) return "No segments to carry";
  return [`${carried} carried`, `${re_placed} re-placed`, `${stale} to settle`].join(", ");
}
