/** Questions keep who they are while they are moved, and nothing is lost at the ends. */
import { expect, test } from "vitest";
import { coverage, fromDraft, moveQuestion, toDraft, toggleObjective } from "./guide-draft";
import { nextLabel } from "./next-label";

const draft = toDraft([
  { id: "a", n: 1, text: "First?", prompts: ["One", "Two"], objective_ns: [1] },
  { id: "b", n: 2, text: "Second?", prompts: [], objective_ns: [] },
  { id: "c", n: 3, text: "Third?", prompts: [], objective_ns: [1, 3] },
]);
const keys = (questions: typeof draft): string => questions.map((each) => each.key).join("");

test("a question moves by a step, and stays at either end", () => {
  expect(keys(moveQuestion(draft, 2, -1))).toBe("acb");
  expect(keys(moveQuestion(draft, 0, 2))).toBe("bca");
  expect(keys(moveQuestion(draft, 0, -1))).toBe("abc");
  expect(keys(moveQuestion(draft, 2, 1))).toBe("abc");
});

test("prompts are one a line, and blank lines are none", () => {
  const first = draft[0]!;
  expect(first.prompts).toBe("One\nTwo");
  expect(fromDraft([{ ...first, prompts: " One \n\n  \nTwo" }])[0]).toEqual({ id: "a", text: "First?", prompts: ["One", "Two"], objective_ns: [1] });
});

test("an objective is chosen and let go, in order of number", () => {
  expect(toggleObjective(draft[2]!, 2).objectives).toEqual([1, 2, 3]);
  expect(toggleObjective(draft[2]!, 1).objectives).toEqual([3]);
});

test("coverage counts questions, and says nought where there is none", () => {
  expect([...coverage(draft, [1, 2, 3])]).toEqual([[1, 2], [2, 0], [3, 1]]);
});

test.each([["1.1", "1.2"], ["2", "3"], ["1.9", "1.10"], ["final", "final"]])("after version %s comes %s", (label, next) => {
  expect(nextLabel(label)).toBe(next);
});
