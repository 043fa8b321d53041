/** A dialog takes the focus, keeps its keys to itself and gives the focus back. */
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { useState } from "preact/hooks";
import { expect, test, vi } from "vitest";
import { ConfirmDialog } from "./ConfirmDialog";
import { Dialog } from "./Dialog";

function Opened({ firm }: { firm?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      {open && <Dialog title="Merge codes" onClose={() => setOpen(false)} firm={firm}><input aria-label="Name" /></Dialog>}
    </>
  );
}

test("it is named by its title, and closing gives the focus back to the opener", async () => {
  const user = userEvent.setup();
  render(<Opened />);
  const opener = screen.getByRole("button", { name: "Open" });
  await user.click(opener);
  expect(screen.getByRole("dialog", { name: "Merge codes" })).toHaveProperty("open", true);
  await user.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test("a firm dialog has no way out but its own buttons", async () => {
  render(<Opened firm />);
  await userEvent.setup().click(screen.getByRole("button", { name: "Open" }));
  const dialog = screen.getByRole("dialog");
  dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
  expect(screen.getByRole("dialog")).toBe(dialog);
  expect(screen.queryByRole("button", { name: "Close" })).toBeNull();
});

test("keys pressed in it do not reach the page", async () => {
  const page = vi.fn();
  addEventListener("keydown", page);
  const user = userEvent.setup();
  render(<Opened />);
  await user.click(screen.getByRole("button", { name: "Open" }));
  screen.getByLabelText("Name").focus();
  await user.keyboard("n");
  removeEventListener("keydown", page);
  expect(page).not.toHaveBeenCalled();
});

test("a confirmation says what failed and stays open", () => {
  render(<ConfirmDialog title="Close the account" confirm="Close account" problem={new Error("This is the last administrator.")} onConfirm={vi.fn()} onClose={vi.fn()}>Signed out everywhere.</ConfirmDialog>);
  expect(screen.getByRole("alert").textContent).toContain("last administrator");
  expect(screen.getByRole("button", { name: "Close account" })).toBeTruthy();
});
