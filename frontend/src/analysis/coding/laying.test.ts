/** The first screen is in the page at once; whatever comes later, no block is left out and none comes twice. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { createLaying, cutIntoStretches } from "./laying";

const blocksOf = (...lengths: number[]) => {
  let end = 0;
  return lengths.map((length, index) => ({ index, turn: index, first: true, start: end, end: (end += length) }));
};

describe("cutIntoStretches", () => {
  it("covers all blocks in their order, the first screen alone at the beginning", () => {
    const stretches = cutIntoStretches(blocksOf(...Array<number>(4_000).fill(75)));
    expect(stretches[0]).toEqual({ from: 0, to: 14 });
    stretches.slice(1).forEach(({ from }, at) => expect(from).toBe(stretches[at]?.to));
    expect(stretches.at(-1)?.to).toBe(4_000);
  });

  it("makes shorter stretches of longer blocks", () => {
    const [, second] = cutIntoStretches(blocksOf(...Array<number>(60).fill(1_500)), 0);
    expect(second).toEqual({ from: 6, to: 12 });
  });

  it("lays an interview of ordinary length out at once", () => {
    expect(cutIntoStretches(blocksOf(...Array<number>(250).fill(280)))).toEqual([{ from: 0, to: 250 }]);
  });

  it.each([[0], [1], [13], [14], [15]])("leaves none of %i blocks out", (count) => {
    const stretches = cutIntoStretches(blocksOf(...Array<number>(count).fill(10)), 0);
    expect(stretches.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(count);
  });
});

describe("laying", () => {
  afterEach(() => vi.useRealTimers());
  const many = blocksOf(...Array<number>(200).fill(75));
  const opened = (laying: ReturnType<typeof createLaying>) => laying.stretches.filter(({ open }) => open.value).at(-1)?.to;

  it("opens up to the block that is asked for, and not beyond its stretch", () => {
    const laying = createLaying(many, 0);
    expect(opened(laying)).toBe(14);
    laying.reach(60);
    expect(opened(laying)).toBe(94);
    laying.finish();
    expect(opened(laying)).toBe(200);
  });

  it("opens nothing for a block that is there", () => {
    const laying = createLaying(many, 0);
    const [first] = laying.stretches;
    if (first) laying.arrived(first);
    expect(laying.laid.value).toBe(14);
    laying.reach(13);
    expect(opened(laying)).toBe(14);
  });

  it("opens the rest when there is time, and has it laid out each time", () => {
    vi.useFakeTimers();
    const laying = createLaying(many, 0);
    const layOut = vi.fn();
    laying.begin(layOut);
    expect(opened(laying)).toBe(14);
    vi.runAllTimers();
    expect(opened(laying)).toBe(200);
    expect(layOut).toHaveBeenCalledTimes(laying.stretches.length - 1);
  });
});
