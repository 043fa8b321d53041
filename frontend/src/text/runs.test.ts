/** Runs cover a block once, and each knows what lies over it. */
import { describe, expect, it } from "vitest";
import { layLanes } from "./lanes";
import { randomSpans } from "./random-text.test-support";
import { cutIntoRuns, DRAWN_LANES } from "./runs";

const laned = (start: number, end: number, lane: number) => ({ start, end, lane });

describe("cutIntoRuns", () => {
  it("leaves a block without segments whole", () => {
    expect(cutIntoRuns({ start: 3, end: 9 }, [])).toEqual([{ start: 3, end: 9, lanes: [], deep: false }]);
  });

  it("cuts where segments start and end, and lets a segment reach beyond the block", () => {
    const runs = cutIntoRuns({ start: 10, end: 20 }, [laned(0, 14, 0), laned(12, 30, 1)]);
    expect(runs.map((run) => [run.start, run.end])).toEqual([[10, 12], [12, 14], [14, 20]]);
    expect(runs.map((run) => run.lanes.map((segment) => segment?.lane))).toEqual([[0], [0, 1], [undefined, 1]]);
  });

  it("does not cut at a segment of a lane that is not drawn, but says the run is deep", () => {
    const runs = cutIntoRuns({ start: 0, end: 20 }, [laned(0, 20, 0), laned(5, 9, DRAWN_LANES)]);
    expect(runs).toHaveLength(1);
    expect(runs[0]?.deep).toBe(true);
  });

  it("covers random blocks exactly once, and each run has the drawn segments of its every character", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const spans = randomSpans(seed, 30, 200);
      const segments = layLanes(spans).map((lane, i) => ({ ...spans[i]!, lane }));
      const runs = cutIntoRuns({ start: 40, end: 160 }, segments);
      expect(runs[0]?.start).toBe(40);
      expect(runs.at(-1)?.end).toBe(160);
      runs.slice(1).forEach((run, i) => expect(run.start).toBe(runs[i]?.end));
      for (const run of runs) {
        for (let at = run.start; at < run.end; at++) {
          const here = segments.filter((s) => s.lane < DRAWN_LANES && s.start <= at && at < s.end);
          expect(new Set(run.lanes.filter(Boolean))).toEqual(new Set(here));
        }
      }
    }
  });
});
