/** The codebook's tree shows what answers, and the way to it. */
import { describe, expect, it } from "vitest";
import { codeTree, openedFor } from "./code-tree";
import type { CodeOut } from "./shapes";

const code = (id: string, parent_id: string | null, fields: Partial<CodeOut> = {}): CodeOut => ({
  id, label: id, parent_id, colour: 1, pattern: 1, position: 0, people: 1, segments: 2, people_in_all: 1, segments_in_all: 2, retired: false, ...fields,
}) as CodeOut;
const codes = [code("roles", null, { segments: 1, segments_in_all: 5, people_in_all: 4 }), code("changed", "roles", { position: 1, people: 4 }), code("blurred", "roles"), code("old", "roles", { retired: true })];
const all = () => true;

describe("codeTree", () => {
  it("sorts by position and leaves retired codes out", () => {
    const [roles] = codeTree(codes, all);
    expect(roles?.children?.map(({ id }) => id)).toEqual(["blurred", "changed"]);
  });

  it("keeps the way to a code that answers", () => {
    const [roles] = codeTree(codes, ({ id }) => id === "changed");
    expect([roles?.id, ...(roles?.children ?? []).map(({ id }) => id)]).toEqual(["roles", "changed"]);
  });

  it("shows a code whose parent is retired at the top", () => {
    expect(codeTree([code("a", "gone")], all).map(({ id }) => id)).toEqual(["a"]);
  });
});

describe("openedFor", () => {
  it("opens all but what was closed", () => {
    expect(openedFor(codes, new Set(["roles"])).has("roles")).toBe(false);
    expect(openedFor(codes, new Set()).has("roles")).toBe(true);
  });
});
