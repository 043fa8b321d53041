/** Messages are said politely, can be undone, wait while pointed at, and go by themselves. */
import { act, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeToast, showToast, toasts } from "./toast-store";
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

test("it waits for as long as it has the focus, also when the pointer leaves it; Escape takes it away", () => {
  render(<Toasts />);
  act(() => void showToast({ message: "Saved" }));
  const toast = screen.getByText("Saved").parentElement!;
  const close = screen.getByRole("button", { name: "Dismiss" });
  fireEvent.mouseEnter(toast);
  act(() => close.focus());
  fireEvent.mouseLeave(toast);
  act(() => void vi.advanceTimersByTime(30_000));
  expect(screen.getByText("Saved")).toBeTruthy();
  fireEvent.keyDown(close, { key: "Escape" });
  expect(screen.queryByText("Saved")).toBeNull();
});

test("what is said in the place of another stands there, and stays where it is to last", () => {
  render(<Toasts />);
  act(() => {
    const id = showToast({ message: "Coded as" });
    changeToast(id, { message: "Not saved yet", lasting: true });
  });
  act(() => void vi.advanceTimersByTime(30_000));
  expect(screen.getByRole("status").textContent).toBe("Not saved yet");
});

test("they stand above the bars at the lower edge", () => {
  const bar = document.body.appendChild(document.createElement("footer"));
  bar.dataset["foot"] = "";
  vi.spyOn(bar, "getBoundingClientRect").mockReturnValue(new DOMRect(0, innerHeight - 34, 300, 34));
  render(<Toasts />);
  act(() => void showToast({ message: "Saved" }));
  expect(screen.getByRole("status").style.getPropertyValue("--above")).toBe("34px");
  bar.remove();
});

test("at most three are shown, the newest", () => {
  ["one", "two", "three", "four"].forEach((message) => showToast({ message }));
  expect(toasts.value.map((toast) => toast.message)).toEqual(["two", "three", "four"]);
});

test("a newer message of the same topic takes the place of the older, but not of one that lasts", () => {
  toasts.value = [];
  showToast({ message: "Coded as", topic: "step" });
  showToast({ message: "Saved" });
  showToast({ message: "Resized", topic: "step" });
  expect(toasts.value.map((toast) => toast.message)).toEqual(["Saved", "Resized"]);
  showToast({ message: "Not saved yet", topic: "step", lasting: true });
  showToast({ message: "Undone", topic: "step" });
  expect(toasts.value.map((toast) => toast.message)).toEqual(["Saved", "Not saved yet", "Undone"]);
});
