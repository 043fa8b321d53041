"""A table as CSV: UTF-8 with a byte order mark (Excel needs it), RFC 4180, safe from formulas. Pure."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import IO

from api.outputs.exchange.cells import safe_cell
from api.outputs.exchange.tables import Cell, Column

AT_ONCE = 1_000
#: Most cells of a table are written many times over; this many are kept while one file is made.
KEPT = 4_096


def write_csv(out: IO[bytes], columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a head line of names and the rows. Python's own writer looks at each character for itself."""
    written = lru_cache(KEPT)(_written)
    head = ",".join(column.name for column in columns)
    out.write(BOM_UTF8 + f"{head}\r\n".encode())
    going = iter(rows)
    while lines := [",".join(map(written, row)) for row in islice(going, AT_ONCE)]:
        lines.append("")
        out.write("\r\n".join(lines).encode())


def _written(cell: Cell) -> str:
    """Return a cell, in quotes where it holds what parts cells or lines."""
    if not isinstance(cell, str):
        return str(cell)
    text = safe_cell(cell)
    if '"' in text:
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return f'"{text}"' if "," in text or "\n" in text or "\r" in text else text
