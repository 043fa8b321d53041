/** Blocks cover the turns, and no block is long. */
import { describe, expect, it } from "vitest";
import { BLOCK_LENGTH, cutIntoBlocks } from "./blocks";

describe("cutIntoBlocks", () => {
  it("makes one block of an ordinary turn", () => {
    expect(cutIntoBlocks("Hello.\nYes.", [{ start: 0, end: 6 }, { start: 7, end: 11 }])).toEqual([
      { start: 0, end: 6, index: 0, turn: 0, first: true },
      { start: 7, end: 11, index: 1, turn: 1, first: true },
    ]);
  });

  it("cuts a turn of 300,000 characters after spaces into blocks that join up", () => {
    const text = "seven words are spoken here again and ".repeat(7900);
    const blocks = cutIntoBlocks(text, [{ start: 0, end: text.length }]);
    expect(blocks.map((block) => text.slice(block.start, block.end)).join("")).toBe(text);
    expect(Math.max(...blocks.map((block) => block.end - block.start))).toBeLessThanOrEqual(BLOCK_LENGTH);
    expect(blocks.slice(0, -1).every((block) => text.charAt(block.end - 1) === " ")).toBe(true);
    expect(blocks.filter((block) => block.first)).toHaveLength(1);
  });

  it("never cuts an emoji in two, even without any space", () => {
    const text = "x" + "😀".repeat(4000);
    const blocks = cutIntoBlocks(text, [{ start: 0, end: text.length }]);
    expect(blocks.length).toBeGreaterThan(3);
    for (const { start, end } of blocks) expect(text.slice(start, end)).not.toMatch(/^[\udc00-\udfff]/);
  });

  it("keeps an empty turn, so that its speaker is shown", () => {
    expect(cutIntoBlocks("", [{ start: 0, end: 0 }])).toHaveLength(1);
  });
});
