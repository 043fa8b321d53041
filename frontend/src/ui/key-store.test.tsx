/** Keys of a page: alive while it is there, silent while somebody types. */
import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { allowSingleKeys, onPageKey, useKeys } from "./key-store";

const run = vi.fn();

function PageWithKeys() {
  useKeys("Codebook", [{ keys: "n", label: "New code", run }, { keys: "Ctrl+K", label: "Go to", run }, { keys: "?", label: "Keys", run }]);
  return <input aria-label="Name" />;
}

beforeEach(() => {
  run.mockClear();
  addEventListener("keydown", onPageKey);
});
afterEach(() => {
  removeEventListener("keydown", onPageKey);
  allowSingleKeys(true);
});

test("a single letter runs on the page and not in a field; Ctrl K runs in both", () => {
  render(<PageWithKeys />);
  fireEvent.keyDown(document.body, { key: "n" });
  expect(run).toHaveBeenCalledTimes(1);
  fireEvent.keyDown(screen.getByLabelText("Name"), { key: "n" });
  expect(run).toHaveBeenCalledTimes(1);
  fireEvent.keyDown(screen.getByLabelText("Name"), { key: "k", metaKey: true });
  expect(run).toHaveBeenCalledTimes(2);
});

test("? is one key whatever Shift says; Shift N is not n", () => {
  render(<PageWithKeys />);
  fireEvent.keyDown(document.body, { key: "?", shiftKey: true });
  expect(run).toHaveBeenCalledTimes(1);
  fireEvent.keyDown(document.body, { key: "N", shiftKey: true });
  expect(run).toHaveBeenCalledTimes(1);
});

test("single keys can be switched off, and none outlives its page", () => {
  const page = render(<PageWithKeys />);
  allowSingleKeys(false);
  fireEvent.keyDown(document.body, { key: "n" });
  expect(run).not.toHaveBeenCalled();
  allowSingleKeys(true);
  page.unmount();
  fireEvent.keyDown(document.body, { key: "n" });
  expect(run).not.toHaveBeenCalled();
});
