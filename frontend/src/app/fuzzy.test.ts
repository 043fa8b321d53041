/** A few letters find a name. */
import { expect, test } from "vitest";
import { fuzzy } from "./fuzzy";

const NAMES = ["Being heard", "Who holds the pen", "Waiting and uncertainty", "Formulation as turning point", "Café"];
const found = (asked: string): string[] => NAMES.filter((name) => fuzzy(asked, name) > 0).sort((a, b) => fuzzy(asked, b) - fuzzy(asked, a));

test("beginnings of words, initials and missing accents are found, best first", () => {
  expect(found("heard")).toEqual(["Being heard"]);
  expect(found("whp")[0]).toBe("Who holds the pen");
  expect(found("cafe")).toEqual(["Café"]);
  expect(found("wa")[0]).toBe("Waiting and uncertainty");
});

test("letters in the wrong order find nothing", () => {
  expect(found("draeh")).toEqual([]);
  expect(found("zzz")).toEqual([]);
});
