/** Moves of codes between themes, and of themes on the board. */
import { expect, test } from "vitest";
import type { Code } from "../codebook/codes";
import { gatheringsFor, gatheringsForThemes, inNoTheme, reordered, stepped, withGatherings } from "./board-model";
import type { ThemeLine } from "./themes";

const code = (id: string, retired = false): Code => ({ id, label: id, colour: 1, pattern: 1, people: 0, segments: 0, retired }) as Code;
const theme = (id: string, codes: string[], state = "candidate"): ThemeLine => ({ id, name: id, state, codes: codes.map((each) => code(each)) }) as unknown as ThemeLine;
const BOARD = [theme("heard", ["a", "b"]), theme("plan", ["c"])];

test("from the tray, from theme to theme, back into the tray", () => {
  expect(gatheringsFor(BOARD, { code: "d", from: null, to: "heard", before: "b" })).toEqual([{ themeId: "heard", codeIds: ["a", "d", "b"] }]);
  expect(gatheringsFor(BOARD, { code: "a", from: "heard", to: "plan" })).toEqual([
    { themeId: "plan", codeIds: ["c", "a"] },
    { themeId: "heard", codeIds: ["b"] },
  ]);
  expect(gatheringsFor(BOARD, { code: "c", from: "plan", to: null })).toEqual([{ themeId: "plan", codeIds: [] }]);
});

test("a code put where it stands changes nothing", () => {
  expect(gatheringsFor(BOARD, { code: "b", from: "heard", to: "heard" })).toEqual([]);
  expect(gatheringsFor(BOARD, { code: "a", from: "heard", to: "heard", before: "a" })).toEqual([]);
  expect(gatheringsFor(BOARD, { code: "c", from: null, to: "plan" })).toEqual([]);
});

test("a code chosen for several themes", () => {
  expect(gatheringsForThemes(BOARD, "a", new Set(["plan"]))).toEqual([
    { themeId: "heard", codeIds: ["b"] },
    { themeId: "plan", codeIds: ["c", "a"] },
  ]);
});

test("the board after a move, with the code from the tray", () => {
  const after = withGatherings(BOARD, [code("d")], [{ themeId: "plan", codeIds: ["d", "c"] }]);
  expect(after.map(({ codes }) => codes.map(({ id }) => id).join(""))).toEqual(["ab", "dc"]);
});

test("the tray leaves out retired codes, and holds what only discarded themes have", () => {
  const themes = [theme("heard", ["a"]), theme("old", ["b"], "discarded")];
  expect(inNoTheme([code("a"), code("b"), code("c"), code("d", true)], themes).map(({ id }) => id)).toEqual(["b", "c"]);
});

test("the order of themes, among those on show", () => {
  expect(reordered(["x", "y", "z"], "z", "x")).toEqual(["z", "x", "y"]);
  expect(reordered(["x", "y", "z"], "x", null)).toEqual(["y", "z", "x"]);
  expect(stepped(["x", "hidden", "y"], ["x", "y"], "y", -1)).toEqual(["y", "x", "hidden"]);
  expect(stepped(["x", "hidden", "y"], ["x", "y"], "x", 1)).toEqual(["y", "x", "hidden"]);
  expect(stepped(["x", "y"], ["x", "y"], "y", 1)).toBeNull();
});
