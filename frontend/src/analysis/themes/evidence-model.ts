/** The evidence of a theme by its side and by the group of who speaks. Pure. */
import type { Evidence, Relation } from "./themes";

/** Where it is not known who speaks, or several groups speak at once. */
export const NO_GROUP = "";
export const SEVERAL = "*";

export interface GroupedEvidence {
  group: string;
  items: Evidence[];
}

export function groupOf({ groups }: Evidence): string {
  return groups.length > 1 ? SEVERAL : (groups[0] ?? NO_GROUP);
}

/** The evidence of one side, group by group in the study's order, then several at once, then unknown. */
export function byGroup(evidence: readonly Evidence[], relation: Relation, order: readonly string[]): GroupedEvidence[] {
  return [...order, SEVERAL, NO_GROUP].flatMap((group) => {
    const items = evidence.filter((each) => each.relation === relation && groupOf(each) === group);
    return items.length > 0 ? [{ group, items }] : [];
  });
}
