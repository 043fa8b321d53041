/** A piece counts as read once it has stood on screen long enough, with somebody looking, all stays taken together. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDwell, dwellOf } from "./dwell";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([["Yes.", 1000], ["", 1000], ["word ".repeat(60), 10_000]])("%j takes its time", (text, ms) => {
  expect(dwellOf(text)).toBe(ms);
});

test("stays add up, and a piece is read once", () => {
  const read: number[] = [];
  const dwell = createDwell([1000, 5000], (piece) => read.push(piece));
  dwell.show(0, true);
  vi.advanceTimersByTime(600);
  dwell.show(0, false);
  vi.advanceTimersByTime(5000);
  expect(read).toEqual([]);
  dwell.show(0, true);
  vi.advanceTimersByTime(399);
  expect(read).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(read).toEqual([0]);
  dwell.show(0, true);
  vi.advanceTimersByTime(9000);
  expect(read).toEqual([0]);
});

test("nothing is read while nobody looks", () => {
  const read: number[] = [];
  const dwell = createDwell([1000], (piece) => read.push(piece));
  dwell.show(0, true);
  vi.advanceTimersByTime(500);
  dwell.look(false);
  vi.advanceTimersByTime(60_000);
  expect(read).toEqual([]);
  dwell.look(true);
  vi.advanceTimersByTime(500);
  expect(read).toEqual([0]);
});

test("what comes on screen unseen waits for somebody to look; a stop ends all", () => {
  const read: number[] = [];
  const dwell = createDwell([1000, 1000], (piece) => read.push(piece));
  dwell.look(false);
  dwell.show(0, true);
  vi.advanceTimersByTime(9000);
  dwell.look(true);
  vi.advanceTimersByTime(1000);
  expect(read).toEqual([0]);
  dwell.show(1, true);
  dwell.stop();
  vi.advanceTimersByTime(9000);
  expect(read).toEqual([0]);
});
