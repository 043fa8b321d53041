/** The palette offers what a coder would want first. */
import { describe, expect, it } from "vitest";
import { inVivoLabel, nothingWords, paletteOptions, parentForNew, type PaletteContext } from "./palette-options";
import type { CodeOut } from "./shapes";

const code = (id: string, label: string, fields: Partial<CodeOut> = {}): CodeOut => ({
  id, label, parent_id: null, colour: 1, pattern: 1, position: 0, people: 0, segments: 2, retired: false, ...fields,
}) as CodeOut;
const codes = [
  code("roles", "My role and theirs"),
  code("changed", "My role changed", { parent_id: "roles", segments: 31 }),
  code("heard", "Being heard", { segments: 1 }),
  code("old", "Old role", { retired: true }),
];
const context: PaletteContext = { codes, recent: ["heard"], here: new Set(), parent: codes[0]!, mayCreate: true };
const shown = (query: string, more: Partial<PaletteContext> = {}) =>
  paletteOptions(query, { ...context, ...more }).map((option) => (option.kind === "code" ? option.code.label : `+ ${option.label}`));

describe("paletteOptions", () => {
  it("begins with the recent codes when nothing is typed", () => {
    expect(shown("")).toEqual(["Being heard", "My role and theirs", "My role changed"]);
  });

  it("offers to create what was typed, last, and never a retired code", () => {
    expect(shown("role")).toEqual(["My role and theirs", "My role changed", "+ role"]);
  });

  it("does not offer to create what exists, or where I may not", () => {
    expect(shown("being HEARD")).toEqual(["Being heard"]);
    expect(shown("quite new", { mayCreate: false })).toEqual([]);
  });

  it("says where a code stands, how often it is used, or that it is already here", () => {
    const [first, second] = paletteOptions("", { ...context, here: new Set(["heard"]) }).filter(({ kind }) => kind === "code");
    expect(first?.note).toBe("Already on this passage");
    expect(second?.note).toBe("2 segments");
    expect(paletteOptions("changed", context)[0]?.note).toBe("My role and theirs, 31 segments");
    expect(paletteOptions("new", context).at(-1)?.note).toBe("New code, under My role and theirs");
  });
});

describe("nothingWords", () => {
  it("asks for the first code where there are none, and only who may make it", () => {
    expect(nothingWords({ codes: [], mayCreate: true })).toBe("Type a name to make your first code.");
    expect(nothingWords({ codes: [code("old", "Old role", { retired: true })], mayCreate: true })).toBe("Type a name to make your first code.");
    expect(nothingWords({ codes: [], mayCreate: false })).toContain("has no codes yet");
    expect(nothingWords({ codes, mayCreate: true })).toBe("No code answers to this.");
  });
});

describe("parentForNew", () => {
  it("is the chosen category, or the category of the chosen code, or none", () => {
    expect(parentForNew(codes, "roles")?.id).toBe("roles");
    expect(parentForNew(codes, "changed")?.id).toBe("roles");
    expect(parentForNew(codes, "heard")).toBeNull();
    expect(parentForNew(codes, null)).toBeNull();
  });
});

describe("inVivoLabel", () => {
  it("takes the words without marks at the ends, in one line", () => {
    expect(inVivoLabel(" … you lot are always\nabout to do something. ")).toBe("you lot are always about to do something");
  });
  it("is cut at a word", () => {
    const label = inVivoLabel("word ".repeat(40));
    expect(label.length).toBeLessThanOrEqual(80);
    expect(label.endsWith("word")).toBe(true);
  });
});
