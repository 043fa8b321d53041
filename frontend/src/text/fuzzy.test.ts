/** The palette finds what a coder means by a few letters. */
import { describe, expect, it } from "vitest";
import { fuzzyFilter, fuzzyMatch } from "./fuzzy";

const names = ["Blurred roles", "My role changed", "Role of the file", "Café talk", "Trust takes time", "Practitioner as witness"];
const found = (query: string) => fuzzyFilter(query, names, (name) => name).map(({ item }) => item);

describe("fuzzyFilter", () => {
  it("puts a prefix before the start of a word", () => {
    expect(found("role")).toEqual(["Role of the file", "Blurred roles", "My role changed"]);
  });
  it("gives everything in the order given for an empty query", () => {
    expect(found("  ")).toEqual(names);
  });
  it("finds the beginnings of several words", () => {
    expect(found("tr ti")[0]).toBe("Trust takes time");
  });
  it("finds letters in order when nothing better answers", () => {
    expect(found("pwit")).toEqual(["Practitioner as witness"]);
  });
  it("does not mind case or accents", () => {
    expect(found("CAFE")).toEqual(["Café talk"]);
  });
  it("finds nothing for letters that are not there in order", () => {
    expect(found("zz")).toEqual([]);
  });
});

describe("fuzzyMatch", () => {
  it("shows which letters answered", () => {
    expect(fuzzyMatch("role", "My role changed")?.hits).toEqual([{ start: 3, end: 7 }]);
    expect(fuzzyMatch("mc", "My role changed")?.hits).toEqual([{ start: 0, end: 1 }, { start: 8, end: 9 }]);
  });
});
