/** A menu opens on its first entry, walks by arrows and letters, and Escape gives the focus back. */
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Menu } from "./Menu";

const retire = vi.fn();
const ITEMS = [{ label: "Rename", run: vi.fn() }, { label: "Merge", href: "/merge" }, { label: "Retire", run: retire, disabled: false }, { label: "Split", disabled: true, run: vi.fn() }];

async function opened() {
  const user = userEvent.setup();
  render(<Menu label="Actions for Being heard" items={ITEMS} />);
  await user.click(screen.getByRole("button", { name: "Actions for Being heard" }));
  return user;
}

test("keys walk it and Enter runs an entry", async () => {
  const user = await opened();
  expect(document.activeElement?.textContent).toBe("Rename");
  await user.keyboard("{ArrowUp}");
  expect(document.activeElement?.textContent).toBe("Split");
  await user.keyboard("m");
  expect(document.activeElement?.textContent).toBe("Merge");
  await user.keyboard("{ArrowDown}{Enter}");
  expect(retire).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole("menu")).toBeNull();
});

test("Escape closes it and the button has the focus again", async () => {
  const user = await opened();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Actions for Being heard" }));
});

test("a disabled entry can be read and does nothing", async () => {
  const user = await opened();
  await user.keyboard("{End}{Enter}");
  expect(ITEMS[3]!.run).not.toHaveBeenCalled();
  expect(screen.getByRole("menu")).toBeTruthy();
});
