/** Words are found whatever their case and accents, at the offsets of the text itself. */
import { describe, expect, it } from "vitest";
import { findWords, foldWords } from "./find";
import { randomText } from "./random-text.test-support";

const found = (text: string, asked: string, turns = [{ start: 0, end: text.length }]): string[] =>
  findWords(foldWords(text), asked, turns).map(({ start, end }) => text.slice(start, end));

describe("findWords", () => {
  it.each([
    ["Her CAFÉ, his café, a cafe\u0301.", "cafe", ["CAFÉ", "café", "cafe\u0301"]],
    ["I don’t; don't.", "don't", ["don’t", "don't"]],
    ["He  said\u00a0so", "he said so", ["He  said\u00a0so"]],
    ["co\u00adoperate", "cooperate", ["co\u00adoperate"]],
    ["مرحبا قال مُرحبا", "مرحبا", ["مرحبا", "مُرحبا"]],
    ["a \u{1F468}\u200d\u{1F469} b", "\u{1F468}", ["\u{1F468}\u200d"]],
    ["aaaa", "aa", ["aa", "aa"]],
    ["İstanbul", "istanbul", ["İstanbul"]],
    ["하 한", "하", ["하"]],
    ["wait… what", "wait...", ["wait…"]],
    ["nothing", "  ", []],
    ["a.b", "a*b", []],
  ])("in %j finds %j", (text, asked, hits) => {
    expect(found(text, asked)).toEqual(hits);
  });

  it("finds only what was spoken, and nothing over two turns", () => {
    const text = "Role play.\nRole: the role";
    const turns = [{ start: 0, end: 10 }, { start: 17, end: text.length }];
    expect(findWords(foldWords(text), "role", turns)).toEqual([{ start: 0, end: 4 }, { start: 21, end: 25 }]);
    expect(findWords(foldWords(text), "play. role", turns)).toEqual([]);
  });

  it("finds every stretch of any text at its own place", () => {
    for (let seed = 1; seed < 60; seed++) {
      const text = randomText(seed, 50);
      const folded = foldWords(text);
      expect(folded.at).toHaveLength(folded.words.length + 1);
      const from = folded.at[folded.words.length >> 1] as number;
      const asked = [...text.slice(from)].slice(0, 7).join("");
      const same = foldWords(asked).words.trim();
      const hits = findWords(folded, asked, [{ start: 0, end: text.length }]);
      if (same) expect(hits.length).toBeGreaterThan(0);
      for (const { start, end } of hits) expect(foldWords(text.slice(start, end)).words.trim()).toBe(same);
    }
  });
});
