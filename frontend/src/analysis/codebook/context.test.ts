/** Context never begins or ends inside a word, nor runs into another turn. */
import { expect, test } from "vitest";
import { contextAfter, contextBefore } from "./context";

test("context stops at the turn", () => {
  expect(contextBefore("What happened?\nShe said, ", 160)).toBe("She said, ");
  expect(contextAfter(" I think.\nAnd then?", 160)).toBe(" I think.");
  expect(contextBefore("What happened?\n", 160)).toBe("");
});

test("a cut is marked and falls between words", () => {
  expect(contextBefore("rson asked me what I ", 21)).toBe("… asked me what I ");
  expect(contextAfter(" and then we wro", 16)).toBe(" and then we …");
});
