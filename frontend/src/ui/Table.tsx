/** A table whose columns can be sorted; at phone width every row becomes a small card. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { classNames } from "./class-names";
import { Icon } from "./Icon";
import { sortRows, type Direction, type SortValue } from "./sort-rows";
import "./Table.css";

export interface Column<R> {
  key: string;
  head: string;
  cell: (row: R) => ComponentChildren;
  /** Makes the column sortable. */
  sort?: ((row: R) => SortValue) | undefined;
  align?: "start" | "end" | undefined;
  /** The name of the row: a row header, and the title of its card. */
  main?: boolean | undefined;
  /** Say the head to a screen reader only (a column of buttons). */
  hideHead?: boolean | undefined;
}

interface Props<R> {
  /** What the table lists; said to a screen reader. */
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  sortedBy?: { key: string; direction: Direction } | undefined;
  rowClass?: ((row: R) => string | undefined) | undefined;
}

function Head<R>({ column, direction, onSort }: { column: Column<R>; direction: Direction | null; onSort: () => void }) {
  const look = classNames(column.align === "end" && "table-end");
  if (!column.sort) {
    return <th scope="col" role="columnheader" class={look}>{column.hideHead ? <span class="vh">{column.head}</span> : column.head}</th>;
  }
  return (
    <th scope="col" role="columnheader" class={look} aria-sort={direction ?? "none"}>
      <button type="button" class="table-sort" onClick={onSort}>
        {column.head}
        <Icon name={direction === "descending" ? "chevron-down" : direction ? "chevron-up" : "sort"} size={14} />
      </button>
    </th>
  );
}

function Cell<R>({ column, row }: { column: Column<R>; row: R }) {
  const look = classNames(column.align === "end" && "table-end num", column.hideHead && "table-acts");
  if (column.main) return <th scope="row" role="rowheader" class={classNames(look, "table-main")}>{column.cell(row)}</th>;
  return <td role="cell" class={look} data-head={column.hideHead ? undefined : column.head}>{column.cell(row)}</td>;
}

export function Table<R>({ caption, columns, rows, rowKey, sortedBy, rowClass }: Props<R>) {
  const [sorting, setSorting] = useState(sortedBy ?? null);
  const column = columns.find((each) => each.key === sorting?.key);
  const shown = sorting && column?.sort ? sortRows(rows, column.sort, sorting.direction) : rows;
  const turn = (key: string): void =>
    setSorting({ key, direction: sorting?.key === key && sorting.direction === "ascending" ? "descending" : "ascending" });
  return (
    <div class="table-box">
      <table class="table" role="table">
        <caption class="vh">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((each) => (
              <Head key={each.key} column={each} direction={sorting?.key === each.key ? sorting.direction : null} onSort={() => turn(each.key)} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <tr key={rowKey(row)} role="row" class={rowClass?.(row)}>
              {columns.map((each) => <Cell key={each.key} column={each} row={row} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
