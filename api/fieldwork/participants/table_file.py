"""A table as people save it (CSV): encodings, delimiters, quoting. Pure; cells stay text, formulas too."""

import csv
import io
from dataclasses import dataclass

DELIMITERS = ",;\t"
MOST_ROWS = 2_000
MOST_COLUMNS = 100
LONGEST_CELL = 2_000
ENCODINGS = ("utf-8-sig", "cp1252")


@dataclass(frozen=True, slots=True)
class Table:
    """What was read: how, the headings, and the rows with their number in the file (headings are row 1)."""

    encoding: str
    delimiter: str
    headings: list[str]
    rows: list[tuple[int, list[str]]]


class Unreadable(ValueError):
    """The file is not a table that can be read; the message says why and what to try."""


def read_table(data: bytes, longest_cell: int = LONGEST_CELL) -> Table:
    """Read a CSV file. Raises Unreadable."""
    text, encoding = _decoded(data)
    delimiter = _delimiter(text)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise Unreadable(
            "The quotation marks in this file do not match up. Save it as CSV once more."
        ) from None
    filled = [
        (n, [cell.strip() for cell in line]) for n, line in enumerate(lines, 1) if any(map(str.strip, line))
    ]
    if not filled:
        raise Unreadable("This file is empty. The first row must hold the column headings.")
    _demand_bounds(filled, longest_cell)
    headings = filled[0][1]
    return Table(
        encoding, delimiter, headings, [(n, _squared(line, len(headings))) for n, line in filled[1:]]
    )


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unreadable("This is a spreadsheet, not a CSV file. In the spreadsheet, save it as CSV (UTF-8).")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _without_nul(data.decode("utf-16", "replace")), "utf-16"
    for encoding in ENCODINGS:
        try:
            return _without_nul(data.decode(encoding)), "utf-8" if encoding == "utf-8-sig" else encoding
        except UnicodeDecodeError:
            continue
    raise Unreadable("The characters of this file cannot be read. Save it as CSV (UTF-8).")


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise Unreadable("This is not a text file. Save the table as CSV (UTF-8).")
    return text


def _delimiter(text: str) -> str:
    """Return the delimiter that the first line holds most of, outside quotation marks."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def _demand_bounds(filled: list[tuple[int, list[str]]], longest_cell: int) -> None:
    if len(filled) > MOST_ROWS + 1:
        raise Unreadable(f"This file has more than {MOST_ROWS:,} rows. Split it.")
    if any(len(line) > MOST_COLUMNS for _, line in filled):
        raise Unreadable(f"This file has more than {MOST_COLUMNS} columns. Remove those that are not needed.")
    if any(len(cell) > longest_cell for _, line in filled for cell in line):
        raise Unreadable(f"A cell holds more than {longest_cell:,} characters. Shorten it.")


def _squared(line: list[str], width: int) -> list[str]:
    """Fill a short row up; a row that is too long keeps its surplus, for the plan to refuse."""
    return line + [""] * (width - len(line))
