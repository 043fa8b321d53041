/** Evidence is shown by side and by group, and none is left out. */
import { expect, test } from "vitest";
import { byGroup, NO_GROUP, SEVERAL } from "./evidence-model";
import type { Evidence } from "./themes";

const piece = (id: string, relation: string, groups: string[]): Evidence => ({ id, relation, groups }) as Evidence;
const EVIDENCE = [piece("1", "supports", ["PR"]), piece("2", "supports", ["SU"]), piece("3", "supports", ["SU", "PR"]), piece("4", "supports", []), piece("5", "nuances", ["SU"])];

test("in the study's order of groups, then several at once, then unknown", () => {
  expect(byGroup(EVIDENCE, "supports", ["SU", "PR"]).map(({ group, items }) => [group, items.map(({ id }) => id)])).toEqual([
    ["SU", ["2"]],
    ["PR", ["1"]],
    [SEVERAL, ["3"]],
    [NO_GROUP, ["4"]],
  ]);
  expect(byGroup(EVIDENCE, "contradicts", ["SU", "PR"])).toEqual([]);
});
