/** Cutting at words. */
import { expect, it } from "vitest";
import { endOf, startOf } from "./excerpt";

it("keeps a short text whole", () => {
  expect(endOf("all of it", 20)).toBe("all of it");
  expect(startOf("all of it", 20)).toBe("all of it");
});

it("cuts at the border of a word", () => {
  expect(endOf("one two three", 8)).toBe("three");
  expect(startOf("one two three", 8)).toBe("one two");
});

it("cuts a single long word where it must", () => {
  expect(startOf("abcdefghij", 4)).toBe("abcd");
  expect(endOf("abcdefghij", 4)).toBe("ghij");
});
