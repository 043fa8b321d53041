"""A table as a spreadsheet: texts are strings and never formulas or links, the head row stays. Pure."""

from collections.abc import Iterable, Sequence
from typing import IO

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from api.outputs.exchange.cells import fitting, safe_cell
from api.outputs.exchange.tables import Cell, Column

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
INK, PAPER = "#1c2a2c", "#e7eeee"


def write_xlsx(
    out: IO[bytes], sheet: str, mark: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]
) -> None:
    """Write one sheet. `mark` stands in the file's properties: which export this is."""
    book = Workbook(out, OPTIONS)
    book.set_properties({"title": sheet, "author": "", "comments": mark})
    page = book.add_worksheet(sheet)
    head = book.add_format({"bold": True, "bg_color": PAPER, "font_color": INK, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.repeat_rows(0)
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.head, head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(last, place, cell, body)
            else:
                page.write_string(last, place, fitting(safe_cell(cell)), body)
    page.autofilter(0, 0, last, len(columns) - 1)
    book.close()
