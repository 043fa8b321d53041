import { expect, test } from "vitest";
import { liftOver, type Bar } from "./lift-over";

test.each<[string, Bar[], number]>([
  ["no bar", [], 0],
  ["a bar at the edge", [{ top: 740, bottom: 800 }], 60],
  ["a bar on another, in any order", [{ top: 700, bottom: 766 }, { top: 766, bottom: 800 }], 100],
  ["a bar that the page has not reached yet", [{ top: 400, bottom: 460 }], 0],
  ["a bar that is partly below the window", [{ top: 780, bottom: 840 }], 20],
  ["a bar that is hidden", [{ top: 0, bottom: 0 }], 0],
])("%s", (_, bars, lift) => {
  expect(liftOver(bars, 800)).toBe(lift);
});
