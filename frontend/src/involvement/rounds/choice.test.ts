/** Moving and changing what is chosen for a round. */
import { expect, it } from "vitest";
import { moved, without, withQuotes } from "./choice";

const chosen = ["a", "b", "c"].map((theme_id) => ({ theme_id, quote_ids: [`${theme_id}1`] }));
const names = (choice: { theme_id: string }[]): string => choice.map((each) => each.theme_id).join("");

it("moves a theme by one place and no further than the ends", () => {
  expect(names(moved(chosen, "c", -1))).toBe("acb");
  expect(names(moved(chosen, "a", 1))).toBe("bac");
  expect(names(moved(chosen, "a", -1))).toBe("abc");
  expect(names(moved(chosen, "c", 1))).toBe("abc");
  expect(names(moved(chosen, "x", 1))).toBe("abc");
});

it("takes a theme out with its quotes", () => {
  expect(names(without(chosen, "b"))).toBe("ac");
});

it("changes the quotes of one theme alone", () => {
  const next = withQuotes(chosen, "b", ["x", "y"]);
  expect(next.map((each) => each.quote_ids)).toEqual([["a1"], ["x", "y"], ["c1"]]);
});
