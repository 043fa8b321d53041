/** Where the bars and names of a block's margin stand. Pure: measured heights in, places out. */

/** Height of one name in the margin, in pixels. */
export const NAME_STEP = 24;
/** Lanes drawn as bars in the margin; more are told by a number. */
export const MARGIN_LANES = 10;
/** Names shown beside one block before the rest is told by a number. */
export const MOST_NAMES = 12;

/** A top for each name, near its wish, none over another, all within the height where there is room. */
export function placeNames(wishes: readonly number[], height: number): number[] {
  let free = 0;
  const tops = wishes.map((wish) => {
    const top = Math.max(wish, free);
    free = top + NAME_STEP;
    return top;
  });
  let limit = Math.max(height, wishes.length * NAME_STEP);
  for (let at = tops.length - 1; at >= 0; at--) {
    tops[at] = Math.min(tops[at] as number, limit - NAME_STEP);
    limit = tops[at] as number;
  }
  return tops;
}

/** How many of a block's names are shown: all, or one fewer than fit, to leave room for "+n more". */
export function namesShown(count: number): number {
  return count <= MOST_NAMES ? count : MOST_NAMES - 1;
}
