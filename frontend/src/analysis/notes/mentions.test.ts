import { describe, expect, it } from "vitest";
import { askedAt, Names, partsOf, UNSEEN } from "./mentions";

const A = "01900000-0000-7000-8000-00000000000a";
const B = "01900000-0000-7000-8000-00000000000b";
const code = { kind: "code", id: A, label: "Being heard" };
const theme = { kind: "theme", id: B, label: "Being heard" };

describe("mentions", () => {
  it("cuts a text into words and what it mentions", () => {
    expect(partsOf(`Like @[code:${A}].`, [code])).toEqual(["Like ", code, "."]);
  });

  it("says that something cannot be seen where no name came", () => {
    expect(partsOf(`@[note:${B}]`, [])).toEqual([{ kind: "note", id: B, label: null }]);
    expect(new Names().write(`@[note:${B}]`, [])).toBe(`@[${UNSEEN}]`);
  });

  it("leaves alone what only looks like a mention", () => {
    expect(partsOf("@[person:12] and a@b.org", [])).toEqual(["@[person:12] and a@b.org"]);
  });

  it("writes names and keeps tokens, the same text both ways", () => {
    const names = new Names();
    const kept = `@[code:${A}] is not @[theme:${B}], nor @[note:${A}] @[note:${B}].`;
    const written = names.write(kept, [code, theme]);
    expect(written).toBe(`@[Being heard] is not @[Being heard, theme], nor @[${UNSEEN}] @[${UNSEEN}, 2].`);
    expect(names.keep(written)).toBe(kept);
  });

  it("keeps brackets that name nothing as they are", () => {
    expect(new Names().keep("See @[nobody] and [this].")).toBe("See @[nobody] and [this].");
  });

  it("says a text with the names alone", () => {
    const names = new Names();
    const written = names.write(`Like @[code:${A}], not @[theme:${B}].`, [code, theme]);
    expect(names.say(`${written} @[nobody]`)).toBe("Like Being heard, not Being heard, theme. @[nobody]");
  });

  it("takes brackets out of names", () => {
    const names = new Names();
    expect(names.nameOf({ kind: "code", id: A, label: "Trust [new]" })).toBe("Trust new");
  });

  it.each([
    ["@", 1, { from: 0, words: "" }],
    ["see @bei", 8, { from: 4, words: "bei" }],
    ["see @being he", 13, { from: 4, words: "being he" }],
    ["(@a", 3, { from: 1, words: "a" }],
    ["name@example", 12, null],
    ["@[Being heard] then", 19, null],
    ["@one\nnext", 9, null],
  ])("finds what is asked for in %j", (text, caret, found) => {
    expect(askedAt(text, caret)).toEqual(found);
  });
});
