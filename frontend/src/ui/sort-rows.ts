/** Put rows in order by one value each; empty values last, words as a reader would order them. */
export type SortValue = string | number | boolean | null | undefined;
export type Direction = "ascending" | "descending";

const words = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

function compare(a: NonNullable<SortValue>, b: NonNullable<SortValue>): number {
  if (typeof a === "string" && typeof b === "string") return words.compare(a, b);
  return Number(a) - Number(b);
}

export function sortRows<R>(rows: readonly R[], value: (row: R) => SortValue, direction: Direction): R[] {
  const sign = direction === "ascending" ? 1 : -1;
  return [...rows].sort((left, right) => {
    const [a, b] = [value(left), value(right)];
    const [emptyA, emptyB] = [a == null || a === "", b == null || b === ""];
    if (emptyA || emptyB) return Number(emptyA) - Number(emptyB);
    return sign * compare(a as NonNullable<SortValue>, b as NonNullable<SortValue>);
  });
}
