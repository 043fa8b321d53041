/** One side of a comparison, with the words that the other side lacks marked by more than colour. */
import type { DiffPiece } from "../text/diff";
import "./DiffText.css";

interface Props {
  pieces: readonly DiffPiece[];
  side: "before" | "after";
  /** Two texts that stand side by side, neither of them older: differing words are marked alike. */
  equals?: boolean | undefined;
}

export function DiffText({ pieces, side, equals }: Props) {
  const leave = side === "before" ? "new" : "gone";
  return (
    <>
      {pieces
        .filter((piece) => piece.kind !== leave)
        .map((piece, at) =>
          piece.kind === "same" ? <span key={at}>{piece.text}</span>
          : equals ? <mark key={at} class="diff-other">{piece.text}</mark>
          : piece.kind === "gone" ? <del key={at} class="diff-gone">{piece.text}</del>
          : <ins key={at} class="diff-new">{piece.text}</ins>,
        )}
    </>
  );
}
