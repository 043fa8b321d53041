"""A table as CSV: UTF-8 with a byte order mark (Excel needs it), RFC 4180, safe from formulas. Pure."""

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import IO, Any

from api.outputs.exchange.cells import safe_cell
from api.outputs.exchange.tables import Cell, Column


def write_csv(out: IO[bytes], columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a head line of names and the rows."""
    opened: Any = out
    text = TextIOWrapper(opened, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([safe_cell(c) if isinstance(c, str) else c for c in row] for row in rows)
    text.flush()
    text.detach()
