/** Ranges of turns: there and back, and what is not among them. */
import { expect, test } from "vitest";
import { numbersOf, others, rangesOf } from "./ranges";

test.each([
  [[], []],
  [[4], [[4, 4]]],
  [[3, 1, 2, 7, 2], [[1, 3], [7, 7]]],
])("%j are the ranges %j, and back", (numbers, ranges) => {
  expect(rangesOf(numbers)).toEqual(ranges);
  expect([...numbersOf(ranges)]).toEqual([...new Set(numbers)].sort((a, b) => a - b));
});

test("the others are what the ranges leave of a text", () => {
  expect(others([[2, 3], [5, 9]], 1, 7)).toEqual([[1, 1], [4, 4]]);
  expect(others([], 0, 2)).toEqual([[0, 2]]);
  expect(others([[0, 2]], 0, 2)).toEqual([]);
});
