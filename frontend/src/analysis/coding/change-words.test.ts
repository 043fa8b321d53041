/** The message of a change never says that something is saved which is not. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Problem } from "../../base/problem";
import { toasts } from "../../ui/toast-store";
import { LATE_MS, sayChange, type Said } from "./change-words";

const again = vi.fn();
const say = (): Said =>
  sayChange({ done: "Coded as", trying: "Not saved yet, still trying. Coded as", lost: "Taken back: coded as", subject: "Being heard", undo: vi.fn(), again });
const shown = (): string[] => toasts.value.map(({ message, subject }) => `${message} ${subject}`);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  toasts.value = [];
});

it("says that it is done, and goes on saying so once it is saved in good time", () => {
  const said = say();
  said.saved();
  vi.advanceTimersByTime(LATE_MS * 2);
  expect(shown()).toEqual(["Coded as Being heard"]);
});

it("owns after a while that it is not saved yet, and says when it is", () => {
  const said = say();
  vi.advanceTimersByTime(LATE_MS);
  expect(shown()).toEqual(["Not saved yet, still trying. Coded as Being heard"]);
  expect(toasts.value[0]?.lasting).toBe(true);
  said.saved();
  expect(shown()).toEqual(["Coded as Being heard"]);
});

it("owns it at once without a connection", () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  say();
  expect(shown()).toEqual(["Not saved yet, still trying. Coded as Being heard"]);
});

it("takes the message back when no answer came, says so, and offers to try again", () => {
  const said = say();
  said.lost(Problem.unreachable(), "This was not coded");
  expect(shown()).toEqual(["Not saved: no answer came from the server. Taken back: coded as Being heard"]);
  expect(toasts.value[0]?.lasting).toBe(true);
  toasts.value[0]?.action?.run();
  expect(again).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(LATE_MS * 2);
  expect(toasts.value).toHaveLength(1);
});

it("gives the server's reason when it was refused, and nothing else", () => {
  say().lost(new Problem(409, { detail: "The code was retired." }), "This was not coded");
  expect(shown()).toEqual(["This was not coded The code was retired."]);
});
