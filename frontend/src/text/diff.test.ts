/** Differences between texts: readable, and never losing a letter of either. */
import { expect, test } from "vitest";
import { diffWords, type DiffPiece } from "./diff";

const without = (pieces: readonly DiffPiece[], kind: DiffPiece["kind"]): string =>
  pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text).join("");

test("equal texts are one piece, empty ones none", () => {
  expect(diffWords("Heard before helped", "Heard before helped")).toEqual([{ kind: "same", text: "Heard before helped" }]);
  expect(diffWords("", "")).toEqual([]);
  expect(diffWords("", "Heard")).toEqual([{ kind: "new", text: "Heard" }]);
});

test("a word replaced, a word left out, a word put in", () => {
  expect(diffWords("People want to be heard first.", "People need to be heard.")).toEqual([
    { kind: "same", text: "People " },
    { kind: "gone", text: "want" },
    { kind: "new", text: "need" },
    { kind: "same", text: " to be heard" },
    { kind: "gone", text: " first" },
    { kind: "same", text: "." },
  ]);
});

test("a rewritten phrase reads as one phrase for another", () => {
  expect(diffWords("the old plan here", "the quite other story here")).toEqual([
    { kind: "same", text: "the " },
    { kind: "gone", text: "old plan" },
    { kind: "new", text: "quite other story" },
    { kind: "same", text: " here" },
  ]);
});

test("both texts come back whole, whatever they are", () => {
  let seed = 7;
  const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  const words = ["a", "plan", "heard", "’", "don’t", "é", "😀", ".", "\n", "  "];
  const text = (): string => Array.from({ length: next(40) }, () => words[next(words.length)]).join(next(2) ? " " : "");
  for (let round = 0; round < 300; round++) {
    const [before, after] = [text(), text()];
    const pieces = diffWords(before, after);
    expect(without(pieces, "new")).toBe(before);
    expect(without(pieces, "gone")).toBe(after);
  }
});

test("a very long change is answered quickly, as one replacement", () => {
  const long = (word: string): string => Array.from({ length: 3_000 }, (_, n) => `${word}${n}`).join(" ");
  expect(diffWords(long("a"), long("b")).filter(({ kind }) => kind !== "same").length).toBeGreaterThan(0);
});
