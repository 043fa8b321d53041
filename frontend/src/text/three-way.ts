/** Two people changed one thing: which of their words meet, and which can stand side by side. Pure. */

export interface Meeting<T> {
  /** Changed by both, to different words. */
  both: (keyof T & string)[];
  /** Changed by the other alone. */
  theirs: (keyof T & string)[];
  /** What to save if nobody's words are to be lost where only one of the two wrote. */
  merged: T;
}

/** Compare by value: texts, numbers, lists of numbers. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Bring together what I started from, what I wrote and what stands there now. */
export function meet<T extends object>(base: T, mine: T, theirs: T): Meeting<T> {
  const names = Object.keys(base) as (keyof T & string)[];
  const iDid = (name: keyof T): boolean => !same(base[name], mine[name]);
  const theyDid = (name: keyof T): boolean => !same(base[name], theirs[name]);
  const merged = { ...mine };
  for (const name of names) if (!iDid(name)) merged[name] = theirs[name];
  return {
    both: names.filter((name) => iDid(name) && theyDid(name) && !same(mine[name], theirs[name])),
    theirs: names.filter((name) => theyDid(name) && !iDid(name)),
    merged,
  };
}

/** The parts that differ: what a PATCH should carry. */
export function changesBetween<T extends object>(before: T, after: T): Partial<T> {
  const names = Object.keys(before) as (keyof T)[];
  return Object.fromEntries(names.filter((name) => !same(before[name], after[name])).map((name) => [name, after[name]])) as Partial<T>;
}
