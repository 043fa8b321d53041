/** The first screen is in the page at once; whatever comes later, no block is left out and none comes twice. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { createLaying, cutIntoStretches, type Laying } from "./laying";

const blocksOf = (...lengths: number[]) => {
  let end = 0;
  return lengths.map((length, index) => ({ index, turn: index, first: true, start: end, end: (end += length) }));
};

describe("cutIntoStretches", () => {
  it("covers all blocks in their order, the first screen alone at the beginning", () => {
    const stretches = cutIntoStretches(blocksOf(...Array<number>(4_000).fill(75)));
    expect(stretches[0]).toMatchObject({ from: 0, to: 24 });
    stretches.slice(1).forEach(({ from }, at) => expect(from).toBe(stretches[at]?.to));
    expect(stretches.at(-1)?.to).toBe(4_000);
  });

  it("makes shorter stretches of longer blocks", () => {
    const [first, second] = cutIntoStretches(blocksOf(...Array<number>(60).fill(1_500)));
    expect([first, second]).toMatchObject([{ from: 0, to: 3 }, { from: 3, to: 7 }]);
  });

  it("weighs the words, and the room between the blocks", () => {
    const [few, many] = [cutIntoStretches(blocksOf(100, 100)), cutIntoStretches(blocksOf(50, 50, 50, 50))];
    expect(many[0]?.weight).toBeGreaterThan(few[0]?.weight ?? Infinity);
  });

  it.each([[0], [1], [23], [24], [25]])("leaves none of %i blocks out", (count) => {
    const stretches = cutIntoStretches(blocksOf(...Array<number>(count).fill(10)));
    expect(stretches.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(count);
  });
});

describe("laying", () => {
  afterEach(() => vi.useRealTimers());
  const many = blocksOf(...Array<number>(404).fill(75));
  const open = (laying: Laying) => laying.stretches.flatMap((stretch, index) => (stretch.open.value ? [index] : []));

  it("opens the first screen alone", () => {
    expect(open(createLaying(many))).toEqual([0]);
  });

  it("opens what is asked for and what is beside it, and nothing on the way there", () => {
    const laying = createLaying(many);
    laying.reach(210);
    expect(open(laying)).toEqual([0, 9, 10, 11]);
  });

  it("opens all between the ends of a long passage", () => {
    const laying = createLaying(many);
    laying.reach(30, 110);
    expect(open(laying)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("opens the stretch that comes on screen, and all when all are asked for", () => {
    const laying = createLaying(many);
    const [, , , third] = laying.stretches;
    if (third) laying.show(third);
    expect(open(laying)).toEqual([0, 3]);
    laying.finish();
    expect(open(laying)).toHaveLength(20);
  });

  it("opens the rest when there is time, nearest first, and has it laid out each time", () => {
    vi.useFakeTimers();
    const laying = createLaying(many);
    const order: number[] = [];
    laying.stretches.forEach(({ open: opened }, index) => opened.subscribe((now) => now && order.push(index)));
    laying.reach(210);
    const layOut = vi.fn();
    laying.begin(layOut);
    expect(open(laying)).toHaveLength(4);
    vi.runAllTimers();
    expect(order.slice(0, 8)).toEqual([0, 9, 10, 11, 12, 8, 13, 7]);
    expect(order).toHaveLength(20);
    expect(layOut).toHaveBeenCalledTimes(16);
  });

  it("finds the row of a block once it is in the page", () => {
    const laying = createLaying(many);
    expect(laying.row(25)).toBeNull();
    const rows = Array.from({ length: 20 }, () => document.createElement("div"));
    const [, second] = laying.stretches;
    if (second) second.rows.value = rows;
    expect(laying.row(25)).toBe(rows[1]);
  });
});
