/** Nothing that anybody wrote is lost without being shown. */
import { expect, test } from "vitest";
import { changesBetween, meet } from "./three-way";

const base = { label: "Being heard", definition: "", example: "", colour: 1, objectives: [1] };

test("what only one of the two changed stands; what both changed is named", () => {
  const mine = { ...base, label: "Heard first", definition: "Mine" };
  const theirs = { ...base, label: "Listened to", example: "Theirs", objectives: [1, 2] };
  expect(meet(base, mine, theirs)).toEqual({
    both: ["label"],
    theirs: ["example", "objectives"],
    merged: { label: "Heard first", definition: "Mine", example: "Theirs", colour: 1, objectives: [1, 2] },
  });
});

test("both writing the same words is no conflict", () => {
  const both = { ...base, label: "Heard first" };
  expect(meet(base, both, { ...both }).both).toEqual([]);
});

test("only what differs is sent", () => {
  expect(changesBetween(base, { ...base, colour: 2, objectives: [1] })).toEqual({ colour: 2 });
});
