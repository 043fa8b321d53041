import { expect, test } from "vitest";
import { limited } from "./limited";

test("no more run at once than allowed, in the order given, and a failure lets the next one in", async () => {
  const inTurn = limited(2);
  const began: number[] = [];
  let [now, most] = [0, 0];
  const work = (n: number) => async (): Promise<number> => {
    began.push(n);
    now += 1;
    most = Math.max(most, now);
    await new Promise((wake) => setTimeout(wake, 2));
    now -= 1;
    if (n === 1) throw new Error("one");
    return n;
  };
  const done = await Promise.allSettled([0, 1, 2, 3, 4].map((n) => inTurn(work(n))));
  expect(done.map((each) => each.status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled", "fulfilled"]);
  expect([began, most]).toEqual([[0, 1, 2, 3, 4], 2]);
});
