/** The guide that is proposed is the approved one of the group, or the one for everybody. */
import { expect, test } from "vitest";
import { likelyGuide } from "./likely-guide";

const guides = [
  { id: "old", group_id: "su", state: "superseded" },
  { id: "su", group_id: "su", state: "approved" },
  { id: "pr", group_id: "pr", state: "approved" },
  { id: "draft", group_id: null, state: "draft" },
] as const;

test.each([
  [["su"], "su"],
  [["su", "su"], "su"],
  [["su", "pr"], ""],
  [["other"], ""],
  [[], ""],
])("for groups %j it is %j", (groups, expected) => {
  expect(likelyGuide(guides, groups)).toBe(expected);
});

test("a guide for everybody stands in", () => {
  expect(likelyGuide([...guides, { id: "all", group_id: null, state: "approved" }], ["su", "pr"])).toBe("all");
});
