/** The tree under the fingers: arrows, letters, opening, moving. */
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { useState } from "preact/hooks";
import { expect, test, vi } from "vitest";
import { Tree, type TreeMove } from "./Tree";

const NODES = [
  { id: "role", label: "My role", children: [{ id: "pen", label: "Who holds the pen" }, { id: "witness", label: "Witness" }] },
  { id: "meeting", label: "The meeting", children: [{ id: "heard", label: "Being heard" }] },
];

function Held({ onMove }: { onMove?: (id: string, move: TreeMove) => void }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(["role"]));
  const [selected, setSelected] = useState<string | null>(null);
  const toggle = (id: string): void => setOpen((before) => (before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set([...before, id])));
  return <Tree label="Codes" nodes={NODES} open={open} onToggle={toggle} selected={selected} onSelect={setSelected} onMove={onMove} />;
}

const rows = () => screen.getAllByRole("treeitem").map((row) => row.textContent);
const here = () => document.activeElement?.textContent;

test("only the opened branches are there, each row with its level and place", () => {
  render(<Held />);
  expect(rows()).toEqual(["My role", "Who holds the pen", "Witness", "The meeting"]);
  const witness = screen.getByRole("treeitem", { name: "Witness" });
  expect(["aria-level", "aria-posinset", "aria-setsize"].map((name) => witness.getAttribute(name))).toEqual(["2", "2", "2"]);
});

test("Tab enters at one row and the arrows walk, open and close", async () => {
  const user = userEvent.setup();
  render(<Held />);
  await user.tab();
  expect(here()).toBe("My role");
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(here()).toBe("Witness");
  await user.keyboard("{ArrowLeft}");
  expect(here()).toBe("My role");
  await user.keyboard("{ArrowLeft}");
  expect(rows()).toEqual(["My role", "The meeting"]);
  await user.keyboard("{End}{ArrowRight}{ArrowRight}");
  expect(here()).toBe("Being heard");
});

test("letters lead to the next row that begins with them", async () => {
  const user = userEvent.setup();
  render(<Held />);
  await user.tab();
  await user.keyboard("w");
  expect(here()).toBe("Who holds the pen");
  await user.keyboard("i");
  expect(here()).toBe("Witness");
});

test("Enter chooses; Alt and an arrow moves and does not walk", async () => {
  const user = userEvent.setup();
  const onMove = vi.fn();
  render(<Held onMove={onMove} />);
  await user.tab();
  await user.keyboard("{ArrowDown}{Enter}{Alt>}{ArrowDown}{ArrowLeft}{/Alt}");
  expect(screen.getByRole("treeitem", { selected: true }).textContent).toBe("Who holds the pen");
  expect(onMove.mock.calls).toEqual([["pen", "down"], ["pen", "out"]]);
  expect(here()).toBe("Who holds the pen");
});

test("a click on the corner opens without choosing", async () => {
  const user = userEvent.setup();
  render(<Held />);
  await user.click(screen.getByRole("treeitem", { name: "The meeting" }).querySelector(".tree-twist")!);
  expect(rows()).toContain("Being heard");
  expect(screen.queryByRole("treeitem", { selected: true })).toBeNull();
});
