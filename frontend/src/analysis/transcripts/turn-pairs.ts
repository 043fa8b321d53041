/** Puts the turns of two versions side by side: the same, changed, gone or new. Pure. */

export interface Said {
  readonly n: number;
  readonly speaker: string;
  readonly text: string;
}

export interface Pair {
  readonly before: Said | undefined;
  readonly after: Said | undefined;
}

export const isSame = ({ before, after }: Pair): boolean => before?.text === after?.text && before?.speaker === after?.speaker;

/** Where the turns that are unique in both versions stand, in the longest order that both share. */
function anchors(before: readonly Said[], after: readonly Said[]): [number, number][] {
  const once = (turns: readonly Said[]): Map<string, number> => {
    const found = new Map<string, number>();
    turns.forEach(({ text }, at) => found.set(text, found.has(text) ? -1 : at));
    return found;
  };
  const there = once(after);
  const pairs = [...once(before)].flatMap(([text, at]): [number, number][] => {
    const goal = there.get(text) ?? -1;
    return at >= 0 && goal >= 0 ? [[at, goal]] : [];
  });
  return inOrder(pairs.sort(([a], [b]) => a - b));
}

/** The longest run of pairs whose second places rise as well (patience sorting). */
function inOrder(pairs: readonly [number, number][]): [number, number][] {
  const piles: number[] = [];
  const before = new Map<number, number>();
  pairs.forEach(([, goal], at) => {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[piles[middle] as number] as [number, number])[1] < goal) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before.set(at, piles[low - 1] as number);
    piles[low] = at;
  });
  const found: [number, number][] = [];
  for (let at = piles.at(-1); at !== undefined; at = before.get(at)) found.unshift(pairs[at] as [number, number]);
  return found;
}

/** Pair what lies between two anchors: equal turns at both ends first, then one by one. */
function between(before: readonly Said[], after: readonly Said[]): Pair[] {
  const head: Pair[] = [];
  const tail: Pair[] = [];
  let [left, right] = [before, after];
  while (left[0] && right[0] && left[0].text === right[0].text) {
    head.push({ before: left[0], after: right[0] });
    [left, right] = [left.slice(1), right.slice(1)];
  }
  while (left.at(-1) && right.at(-1) && left.at(-1)?.text === right.at(-1)?.text) {
    tail.unshift({ before: left.at(-1), after: right.at(-1) });
    [left, right] = [left.slice(0, -1), right.slice(0, -1)];
  }
  const middle = Array.from({ length: Math.max(left.length, right.length) }, (_, at) => ({ before: left[at], after: right[at] }));
  return [...head, ...middle, ...tail];
}

export function pairTurns(before: readonly Said[], after: readonly Said[]): Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  for (const [at, goal] of [...anchors(before, after), [before.length, after.length] as [number, number]]) {
    pairs.push(...between(before.slice(i, at), after.slice(j, goal)));
    if (at < before.length) pairs.push({ before: before[at], after: after[goal] });
    [i, j] = [at + 1, goal + 1];
  }
  return pairs;
}
