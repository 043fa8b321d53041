/** One side of a comparison, with the words that the other side lacks marked by more than colour. */
import type { DiffPiece } from "../../text/diff";
import "./DiffText.css";

interface Props {
  pieces: readonly DiffPiece[];
  side: "before" | "after";
}

export function DiffText({ pieces, side }: Props) {
  const leave = side === "before" ? "new" : "gone";
  return (
    <>
      {pieces
        .filter((piece) => piece.kind !== leave)
        .map((piece, at) =>
          piece.kind === "same" ? <span key={at}>{piece.text}</span>
          : piece.kind === "gone" ? <del key={at} class="diff-gone">{piece.text}</del>
          : <ins key={at} class="diff-new">{piece.text}</ins>,
        )}
    </>
  );
}
