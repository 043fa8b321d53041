/** Cuts a transcript into the blocks that a page renders: a turn, or a piece of a very long one. */
import type { Span } from "./spans";

/** Longest block in UTF-16 units; a longer turn is cut at a space. A page repaints one block at a time. */
export const BLOCK_LENGTH = 1500;

export interface Block extends Span {
  /** Position among the blocks. */
  readonly index: number;
  /** Position of its turn among the turns. */
  readonly turn: number;
  /** The first block of its turn carries the speaker. */
  readonly first: boolean;
}

/** Cut turns into blocks that together cover exactly the turns' characters. */
export function cutIntoBlocks(text: string, turns: readonly Span[]): Block[] {
  const blocks: Block[] = [];
  turns.forEach((turn, at) => {
    let start = turn.start;
    do {
      const end = cutAt(text, start, turn.end);
      blocks.push({ start, end, index: blocks.length, turn: at, first: start === turn.start });
      start = end;
    } while (start < turn.end);
  });
  return blocks;
}

/** Where the block that begins at `start` ends: after a space if there is one in its second half. */
function cutAt(text: string, start: number, end: number): number {
  if (end - start <= BLOCK_LENGTH) return end;
  const limit = start + BLOCK_LENGTH;
  for (let at = limit; at > limit - BLOCK_LENGTH / 2; at--) {
    if (/\s/.test(text.charAt(at - 1))) return at;
  }
  return splitsPair(text, limit) ? limit + 1 : limit;
}

const splitsPair = (text: string, at: number): boolean =>
  text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff;
