"""From paragraphs and tables of a document to lines, the same for Word, OpenDocument, RTF and web pages.

A paragraph loses white space at its ends (indents); a line break inside it stays a line end. A table whose
one column recurs as names and another holds the words is a table of speakers; of any other table each row
becomes a line, its cells parted by tabs.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from api.analysis.transcripts.readers.names import is_name, is_role
from api.analysis.transcripts.readers.tally import Tally
from api.analysis.transcripts.readers.times import CLOCK, milliseconds
from api.analysis.transcripts.readers.turns import Line

_HEADINGS_WORDS = """
    timespan content duration
    speaker speakers name names who person time times timestamp timecode start end text transcript
    transcription utterance utterances content words said turn turns no no. # nr number line comment
    comments notes
"""
_HEADINGS = frozenset(_HEADINGS_WORDS.split())

_SPAN = re.compile(rf"[\[(]?({CLOCK})(?:\s*(?:-->|[-–])\s*{CLOCK})?[\])]?\Z")

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Columns:
    speaker: int
    words: int
    time: int | None


def lines_of_paragraph(text: str) -> list[Line]:
    """Return the lines of one paragraph; the first opens it."""
    lines = [piece.strip() for piece in text.split("\n")]
    return [Line(line, opens=not place) for place, line in enumerate(line for line in lines if line)]


def lines_of_table(rows: Rows, tally: Tally) -> list[Line]:
    """Return the lines of a table: turns of named speakers, or one line for each row."""
    columns = _columns_of_speakers(rows)
    if columns is None:
        return [line for row in rows for line in _plain_row(row)]
    return [line for row in rows for line in _spoken_row(row, columns, tally)]


def _plain_row(row: Sequence[str]) -> list[Line]:
    cells = [cell.strip() for cell in row]
    if sum(bool(cell) for cell in cells) <= 1:
        return [line for cell in cells for line in lines_of_paragraph(cell)]
    joined = "\t".join(" ".join(cell.split("\n")) for cell in cells).strip()
    return [Line(joined)] if joined else []


def _spoken_row(row: Sequence[str], columns: _Columns, tally: Tally) -> list[Line]:
    cells = [cell.strip() for cell in row]
    if _is_heading(cells):
        tally.drop("table_heading", " ".join(cells))
        return []
    speaker, words = _label(cells[columns.speaker]), cells[columns.words]
    at = _time_of(cells[columns.time]) if columns.time is not None else None
    rest = [
        cell
        for place, cell in enumerate(cells)
        if cell
        and place not in (columns.speaker, columns.words)
        and not (place == columns.time and at is not None)
    ]
    if at is not None and columns.time is not None:
        tally.drop("time", cells[columns.time])
    for cell in rest:
        tally.drop("line_number", cell)
    if not speaker:
        return [Line(words, starts_at_ms=at)] if words else []
    return [Line(words, speaker=speaker, starts_at_ms=at)]


def _columns_of_speakers(rows: Rows) -> _Columns | None:
    width = len(rows[0]) if rows else 0
    if not 2 <= width <= 5 or len(rows) < 2 or any(len(row) != width for row in rows):
        return None
    body = [[cell.strip() for cell in row] for row in rows if not _is_heading([cell.strip() for cell in row])]
    columns = list(zip(*body, strict=True))
    if not columns:
        return None
    lengths = [sum(map(len, column)) for column in columns]
    words = lengths.index(max(lengths))
    times = [place for place, column in enumerate(columns) if place != words and _are_times(column)]
    for place, column in enumerate(columns):
        if place != words and place not in times and _are_speakers(column, headed=len(rows) != len(body)):
            others = [other for other in range(width) if other not in (place, words, *times[:1])]
            if all(_are_numbers(columns[other]) for other in others):
                return _Columns(place, words, times[0] if times else None)
    return None


def _are_speakers(column: Sequence[str], *, headed: bool) -> bool:
    labels = [_label(cell) for cell in column if cell]
    if not labels or not all(is_name(label) or is_role(label) for label in labels):
        return False
    often = Counter(labels)
    recurring = sum(times for times in often.values() if times > 1)
    return recurring * 2 > len(labels) or headed or all(is_role(label) for label in labels)


def _are_times(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell]
    return bool(filled) and all(_time_of(cell) is not None for cell in filled)


def _time_of(cell: str) -> int | None:
    """Return the time a cell holds, or where a span of time begins."""
    found = _SPAN.match(cell)
    return milliseconds(found[1]) if found else None


def _are_numbers(column: Sequence[str]) -> bool:
    return all(cell.strip(".)( ").isdigit() or not cell for cell in column)


def _is_heading(cells: Sequence[str]) -> bool:
    filled = [cell.casefold().strip(" :") for cell in cells if cell]
    return len(filled) > 1 and all(cell in _HEADINGS for cell in filled)


def _label(cell: str) -> str:
    return " ".join(cell.split()).rstrip(" :：")
