/** Sets of turn numbers as ranges [first, last], as the server keeps them. Pure. */

export type Ranges = readonly (readonly number[])[];

/** Numbers as ranges: neighbours join. */
export function rangesOf(numbers: Iterable<number>): number[][] {
  const found: number[][] = [];
  for (const n of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && n === (last[1] ?? 0) + 1) last[1] = n;
    else found.push([n, n]);
  }
  return found;
}

/** The numbers of ranges. */
export function numbersOf(ranges: Ranges): Set<number> {
  const found = new Set<number>();
  for (const [first = 0, last = -1] of ranges) for (let n = first; n <= last; n += 1) found.add(n);
  return found;
}

/** What of first … last is in none of the ranges. */
export function others(ranges: Ranges, first: number, last: number): number[][] {
  const held = numbersOf(ranges);
  return rangesOf(Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place).filter((n) => !held.has(n)));
}
