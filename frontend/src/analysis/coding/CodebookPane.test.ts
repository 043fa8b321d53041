import { expect, test } from "vitest";
import { emptyWords } from "./CodebookPane";

test("an empty codebook asks for a first code only where one can be made now", () => {
  expect(emptyWords({ refusal: null, mayCreate: true })).toContain("Select some words");
  expect(emptyWords({ refusal: "It is not checked.", mayCreate: false })).toBe("The study’s codes are listed here. Nothing can be coded in this transcript yet.");
  expect(emptyWords({ refusal: null, mayCreate: false })).not.toContain("Select");
});
