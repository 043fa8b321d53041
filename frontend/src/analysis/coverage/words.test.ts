/** Coverage in words: what is said of reading names no numbers of other people. */
import { expect, test } from "vitest";
import { piecesOf, readByMe, readByOthers, turnLink } from "./words";

test("a strip falls into the pieces of each letter", () => {
  expect(piecesOf("iccic-", "c")).toEqual([{ from: 1, length: 2 }, { from: 4, length: 1 }]);
  expect(piecesOf("", "c")).toEqual([]);
});

test.each([
  [[], [], "Not yet"],
  [[[0, 1]], [], "Some of it"],
  [[[0, 3]], [], "All of it"],
  [[], [{ name: "Me", version: 1 }], "In version 1"],
  [[], [{ name: "Sam", version: 1 }], "Not yet"],
])("turns %j read, readers %j: %s", (read, readers, said) => {
  expect(readByMe({ read, readers, turns: 4 }, "Me")).toBe(said);
});

test("others are named once, by the alphabet, and without me", () => {
  const readers = ["Sam", "Me", "Ada", "Sam"].map((name) => ({ name, version: null }));
  expect(readByOthers({ readers }, "Me")).toBe("Ada, Sam");
});

test("a link counts turns from 1, wherever the numbers of the text begin", () => {
  expect(turnLink({ transcript_id: "t", first_turn: 0 }, 0)).toBe("transcripts/t#turn=1");
  expect(turnLink({ transcript_id: "t", first_turn: 1 }, 4)).toBe("transcripts/t#turn=4");
});
