/** A transcript as a thin bar, turn by turn: coded, not coded, somebody else's; beneath, what I have read. */
import type { Line } from "./coverage";
import { numbersOf } from "./ranges";
import { piecesOf, stripWords, type Piece } from "./words";

const LETTERS = [["i", "cov-other"], ["-", "cov-open"], ["c", "cov-coded"]] as const;

const drawn = (pieces: readonly Piece[], top: number, height: number): string =>
  pieces.map(({ from, length }) => `M${from} ${top}h${length}v${height}h-${length}z`).join("");

export function Strip({ line }: { line: Line }) {
  const read = numbersOf(line.read);
  const mine = Array.from(line.strip, (_, place) => (read.has(line.first_turn + place) ? "r" : "-")).join("");
  return (
    <svg class="cov-strip" role="img" aria-label={stripWords(line)} viewBox={`0 0 ${Math.max(1, line.strip.length)} 18`} preserveAspectRatio="none">
      {LETTERS.map(([letter, look]) => <path key={letter} class={look} d={drawn(piecesOf(line.strip, letter), letter === "i" ? 4 : 0, letter === "i" ? 4 : 12)} />)}
      <path class="cov-read" d={drawn(piecesOf(mine, "r"), 15, 3)} />
    </svg>
  );
}
