/** Turns are reported together and seldom; nothing is asked while nothing is new. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../base/problem";
import { createReports } from "./reports";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("turns of 20 seconds go as one report, and then there is silence", async () => {
  const send = vi.fn(() => Promise.resolve());
  const reports = createReports(send);
  [1, 2, 2].forEach(reports.add);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(send).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(send.mock.calls).toEqual([[[1, 2], false]]);
});

test("leaving says what is gathered at once, and nothing if there is nothing", () => {
  const send = vi.fn(() => Promise.resolve());
  const reports = createReports(send);
  reports.flush(true);
  reports.add(5);
  reports.flush(true);
  reports.flush(true);
  expect(send.mock.calls).toEqual([[[5], true]]);
});

test("what got no answer is said again with the next, what was refused is not", async () => {
  const send = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(Problem.unreachable());
  const reports = createReports(send);
  reports.add(1);
  await vi.advanceTimersByTimeAsync(20_000);
  reports.add(2);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(send.mock.calls).toEqual([[[1], false], [[1, 2], false]]);

  send.mockRejectedValueOnce(new Problem(409, { code: "version_superseded", title: "", detail: "" }));
  reports.add(3);
  await vi.advanceTimersByTimeAsync(20_000);
  reports.add(4);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(send).toHaveBeenCalledTimes(3);
});
