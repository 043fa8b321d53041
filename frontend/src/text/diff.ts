/** Compares two texts word by word: what stayed, what went, what came. */

export interface DiffPiece {
  kind: "same" | "gone" | "new";
  text: string;
}

/** Above this many pairs of words a changed middle is shown as replaced whole. */
const MOST_PAIRS = 4_000_000;

/** Cut into words with the white space after them, so that the pieces joined are the text. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** Lengths of the longest common subsequence of all tails of two lists. */
function tailLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    const [row, below] = [table[i] as Uint32Array, table[i + 1] as Uint32Array];
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] = before[i] === after[j] ? (below[j + 1] as number) + 1 : Math.max(below[j] as number, row[j + 1] as number);
    }
  }
  return table;
}

/** Walk both lists along their longest common subsequence. */
function walk(before: readonly string[], after: readonly string[]): DiffPiece[] {
  if (before.length * after.length > MOST_PAIRS) {
    return [...before.map((text): DiffPiece => ({ kind: "gone", text })), ...after.map((text): DiffPiece => ({ kind: "new", text }))];
  }
  const table = tailLengths(before, after);
  const left = (i: number, j: number): number => table[i]?.[j] ?? 0;
  const pieces: DiffPiece[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, young] = [before[i], after[j]];
    if (old !== undefined && old === young) {
      pieces.push({ kind: "same", text: old });
      i += 1;
      j += 1;
    } else if (young === undefined || (old !== undefined && left(i + 1, j) >= left(i, j + 1))) {
      pieces.push({ kind: "gone", text: old as string });
      i += 1;
    } else {
      pieces.push({ kind: "new", text: young });
      j += 1;
    }
  }
  return pieces;
}

/** Join neighbours of one kind; a lone space between two changes belongs to both. */
function joined(pieces: readonly DiffPiece[]): DiffPiece[] {
  const found: DiffPiece[] = [];
  let [gone, young] = ["", ""];
  const flush = (): void => {
    if (gone) found.push({ kind: "gone", text: gone });
    if (young) found.push({ kind: "new", text: young });
    [gone, young] = ["", ""];
  };
  pieces.forEach((piece, at) => {
    const changing = gone !== "" || young !== "";
    const next = pieces[at + 1];
    if (piece.kind === "gone") gone += piece.text;
    else if (piece.kind === "new") young += piece.text;
    else if (changing && /^\s+$/u.test(piece.text) && next && next.kind !== "same" && gone && young) {
      gone += piece.text;
      young += piece.text;
    } else {
      flush();
      const last = found.at(-1);
      if (last?.kind === "same") last.text += piece.text;
      else found.push({ ...piece });
    }
  });
  flush();
  return found;
}

/** The pieces of both texts in reading order: without the new ones they are `before`, without the gone ones `after`. */
export function diffWords(before: string, after: string): DiffPiece[] {
  const [old, young] = [wordsOf(before), wordsOf(after)];
  const least = Math.min(old.length, young.length);
  let head = 0;
  while (head < least && old[head] === young[head]) head += 1;
  let tail = 0;
  while (tail < least - head && old.at(-1 - tail) === young.at(-1 - tail)) tail += 1;
  const same = (words: readonly string[]): DiffPiece[] => words.map((text) => ({ kind: "same", text }));
  const middle = walk(old.slice(head, old.length - tail), young.slice(head, young.length - tail));
  return joined([...same(old.slice(0, head)), ...middle, ...same(old.slice(old.length - tail))]);
}
