/** The tree of codes: filtering keeps the way, and every move says where the code will stand. */
import { expect, test } from "vitest";
import type { Code } from "./codes";
import { moved, placeAmongAll, placeByDrop, placeByKey, treeOf, wayTo, withBeneath } from "./codebook-tree";

const code = (id: string, parent_id: string | null, retired = false): Code =>
  ({ id, label: id.toUpperCase(), parent_id, retired, position: 0 }) as Code;

/** a > (b, c > d), e */
const CODES = [code("a", null), code("b", "a"), code("c", "a"), code("d", "c"), code("e", null)];
const ids = (codes: readonly Code[]): string => codes.map(({ id, parent_id }) => `${parent_id ?? ""}/${id}`).join(" ");

test("a filter keeps what answers and the way to it", () => {
  const tree = treeOf(CODES, ({ id }) => id === "d");
  expect(JSON.stringify(tree.map(({ id, children }) => [id, children?.map((child) => [child.id, child.children?.length])]))).toBe('[["a",[["c",1]]]]');
});

test("a code whose parent is left out stands at the top", () => {
  expect(treeOf(CODES.filter(({ id }) => id !== "c")).map(({ id }) => id)).toEqual(["a", "d", "e"]);
});

test("way to a code, and what stands under it", () => {
  expect(wayTo(CODES, CODES[3]!)).toEqual(["A", "C"]);
  expect([...withBeneath(CODES, "a")]).toEqual(["a", "b", "c", "d"]);
});

test.each([
  ["c", "up", { parent_id: "a", position: 0 }],
  ["b", "up", null],
  ["a", "down", { parent_id: null, position: 1 }],
  ["e", "down", null],
  ["c", "in", { parent_id: "b", position: 0 }],
  ["e", "in", { parent_id: "a", position: 2 }],
  ["b", "in", null],
  ["d", "out", { parent_id: "a", position: 2 }],
  ["b", "out", { parent_id: null, position: 1 }],
  ["a", "out", null],
] as const)("Alt and an arrow: %s %s", (id, move, place) => {
  expect(placeByKey(CODES, id, move)).toEqual(place);
});

test("a drop before, after and inside; never under itself", () => {
  expect(placeByDrop(CODES, "e", "b", "before")).toEqual({ parent_id: "a", position: 0 });
  expect(placeByDrop(CODES, "b", "c", "after")).toEqual({ parent_id: "a", position: 1 });
  expect(placeByDrop(CODES, "e", "c", "inside")).toEqual({ parent_id: "c", position: 1 });
  expect(placeByDrop(CODES, "a", "d", "inside")).toBeNull();
  expect(placeByDrop(CODES, "a", "a", "before")).toBeNull();
});

test("the list after a move is in the server's order, with what stands under the code", () => {
  expect(ids(moved(CODES, "c", { parent_id: null, position: 0 }))).toBe("/c c/d /a a/b /e");
  expect(ids(moved(CODES, "a", { parent_id: "e", position: 0 }))).toBe("/e e/a a/b a/c c/d");
  expect(ids(moved(CODES, "e", { parent_id: "a", position: 1 }))).toBe("/a a/b a/e a/c c/d");
});

test("a place among the codes on show is said as a place among all", () => {
  const all = [code("a", null), code("old", null, true), code("b", null), code("c", null)];
  const shown = all.filter(({ retired }) => !retired);
  expect(placeAmongAll(all, shown, "c", { parent_id: null, position: 1 })).toEqual({ parent_id: null, position: 2 });
  expect(placeAmongAll(all, shown, "a", { parent_id: null, position: 2 })).toEqual({ parent_id: null, position: 3 });
});
