/** Messages are said politely, can be undone, wait while pointed at, and go by themselves. */
import { act, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { showToast, toasts } from "./toast-store";
import { Toasts } from "./Toasts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  toasts.value = [];
});

test("undo runs once and takes the message away", () => {
  const run = vi.fn();
  render(<Toasts />);
  act(() => void showToast({ message: "Coded as", subject: "Being heard", action: { label: "Undo", run } }));
  expect(screen.getByRole("status").textContent).toContain("Being heard");
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(run).toHaveBeenCalledTimes(1);
  expect(screen.queryByText("Being heard")).toBeNull();
});

test("it goes after ten seconds, but not while the pointer is on it", () => {
  render(<Toasts />);
  act(() => void showToast({ message: "Saved" }));
  fireEvent.mouseEnter(screen.getByText("Saved").parentElement!);
  act(() => void vi.advanceTimersByTime(30_000));
  expect(screen.getByText("Saved")).toBeTruthy();
  fireEvent.mouseLeave(screen.getByText("Saved").parentElement!);
  act(() => void vi.advanceTimersByTime(10_001));
  expect(screen.queryByText("Saved")).toBeNull();
});

test("at most three are shown, the newest", () => {
  ["one", "two", "three", "four"].forEach((message) => showToast({ message }));
  expect(toasts.value.map((toast) => toast.message)).toEqual(["two", "three", "four"]);
});
