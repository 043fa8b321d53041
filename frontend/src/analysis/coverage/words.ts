/** What a line of coverage says in words. Pure. */
import { count } from "../../ui/count";
import type { Line } from "./coverage";
import { numbersOf } from "./ranges";

export interface Piece {
  readonly from: number;
  readonly length: number;
}

/** Where a letter stands in a strip, neighbours as one piece. */
export function piecesOf(strip: string, letter: string): Piece[] {
  const found: { from: number; length: number }[] = [];
  for (let place = 0; place < strip.length; place += 1) {
    const last = found.at(-1);
    if (strip[place] !== letter) continue;
    if (last && last.from + last.length === place) last.length += 1;
    else found.push({ from: place, length: 1 });
  }
  return found;
}

/** How much of it I have read: all, some or nothing yet. An older version counts as that version. */
export function readByMe(line: Pick<Line, "read" | "turns" | "readers">, me: string): string {
  const read = numbersOf(line.read).size;
  if (read > 0) return read >= line.turns ? "All of it" : "Some of it";
  const before = line.readers.find(({ name, version }) => name === me && version !== null);
  return before ? `In version ${before.version}` : "Not yet";
}

/** Everybody else who has read in it: names, in the order of the alphabet. */
export function readByOthers(line: Pick<Line, "readers">, me: string): string {
  return [...new Set(line.readers.map(({ name }) => name).filter((name) => name !== me))].sort((a, b) => a.localeCompare(b)).join(", ");
}

/** The strip in words. */
export function stripWords(line: Line): string {
  const read = numbersOf(line.read).size;
  const mine = read === 0 ? "none is read by you" : read >= line.turns ? "all are read by you" : `${read} are read by you`;
  return `${line.coded_turns} of ${count(line.participant_turns, "turn")} of participants coded; of all ${line.turns}, ${mine}.`;
}

/** The address of a turn: counted from 1, as people count. */
export function turnLink(line: Pick<Line, "transcript_id" | "first_turn">, n: number): string {
  return `transcripts/${line.transcript_id}#turn=${n - line.first_turn + 1}`;
}
