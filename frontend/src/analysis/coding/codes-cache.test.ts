/** Counts follow a coder at once, up to the top of the tree. */
import { describe, expect, it } from "vitest";
import { countSegments } from "./codes-cache";
import type { CodeOut } from "./shapes";

const code = (id: string, parent_id: string | null, segments: number, segments_in_all: number) => ({ id, parent_id, segments, segments_in_all }) as CodeOut;

describe("countSegments", () => {
  const codes = [code("roles", null, 1, 6), code("changed", "roles", 5, 5), code("other", null, 2, 2)];

  it("counts the code, and for those above what they hold in all", () => {
    expect(countSegments(codes, "changed", 1)).toEqual([code("roles", null, 1, 7), code("changed", "roles", 6, 6), code("other", null, 2, 2)]);
  });

  it("never falls under nothing, and knows no code it was not told of", () => {
    expect(countSegments([code("a", null, 0, 0)], "a", -1)).toEqual([code("a", null, 0, 0)]);
    expect(countSegments(codes, "new", 1)).toEqual(codes);
  });
});
