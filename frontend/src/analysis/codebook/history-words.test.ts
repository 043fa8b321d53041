/** What somebody did to a code is said in words of the field, each part on both sides. */
import { expect, test } from "vitest";
import { partsOf, sayDeed, saySide, type CodeChange } from "./history-words";

const change = (verb: string, changes: CodeChange["changes"]): CodeChange => ({ id: "1", at: "2026-11-23T12:00:00Z", by: "Sam", verb, changes });

test.each([
  ["parent", null, "the top"],
  ["parent", "Being heard", "Being heard"],
  ["kind", "latent", "What lies beneath"],
  ["pattern", "2", "Dashed"],
  ["colour", "3", "Colour 3"],
  ["definition", null, ""],
])("%s of %s reads %s", (field, value, said) => {
  expect(saySide({ field, old: null, new: value }, value)).toBe(said);
});

test("a new code tells what was said of it, not what every code has", () => {
  const parts = [
    { field: "label", old: null, new: "Heard" },
    { field: "kind", old: null, new: "semantic" },
    { field: "origin", old: null, new: "in_vivo" },
    { field: "colour", old: null, new: "1" },
  ];
  expect(partsOf(change("create", parts)).map(({ field }) => field)).toEqual(["label", "origin"]);
});

test("a changed look is told", () => {
  expect(partsOf(change("recolour", [{ field: "colour", old: "1", new: "2" }]))).toHaveLength(1);
  expect(sayDeed(change("recolour", []))).toBe("recoloured the code");
});
