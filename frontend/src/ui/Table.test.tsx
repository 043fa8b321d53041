/** A table in the order a reader asks for. */
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { sortRows } from "./sort-rows";
import { Table } from "./Table";

const ROWS = [{ id: "P10", n: 3 }, { id: "P2", n: null }, { id: "p1", n: 20 }];
const COLUMNS = [
  { key: "id", head: "Participant", main: true, cell: (row: (typeof ROWS)[number]) => row.id, sort: (row: (typeof ROWS)[number]) => row.id },
  { key: "n", head: "Segments", cell: (row: (typeof ROWS)[number]) => row.n ?? "–", sort: (row: (typeof ROWS)[number]) => row.n },
];
const shown = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);

test("the first press sorts upward, the second downward, and the head says so", async () => {
  const user = userEvent.setup();
  render(<Table caption="People" columns={COLUMNS} rows={ROWS} rowKey={(row) => row.id} />);
  expect(shown()).toEqual(["P10", "P2", "p1"]);
  await user.click(screen.getByRole("button", { name: "Participant" }));
  expect(shown()).toEqual(["p1", "P2", "P10"]);
  await user.click(screen.getByRole("button", { name: "Participant" }));
  expect(shown()).toEqual(["P10", "P2", "p1"]);
  expect(screen.getByRole("columnheader", { name: "Participant" }).getAttribute("aria-sort")).toBe("descending");
});

test("empty values stay last in both directions", () => {
  const ids = (direction: "ascending" | "descending") => sortRows(ROWS, (row) => row.n, direction).map((row) => row.id);
  expect(ids("ascending")).toEqual(["P10", "p1", "P2"]);
  expect(ids("descending")).toEqual(["p1", "P10", "P2"]);
});
