"""From characters with places to the lines of a page."""

from collections.abc import Sequence
from dataclasses import dataclass

SPACE = 0.18
"""A gap wider than this share of the character height is a space, where the file writes none."""
COLUMN_GAP = 0.7
"""A gap wider than this many character heights after a number parts a margin from the text."""


COLUMN = 2.0
"""A gap wider than this many character heights parts columns (a speaker from the words): a tab."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and its box, in points from the upper left corner of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of text; `number` is a number in the margin before it."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    page_width: float
    page_height: float
    number: str = ""

    @property
    def height(self) -> float:
        """Return the height of its characters."""
        return self.bottom - self.top


def lines_of_page(glyphs: Sequence[Glyph], width: float, height: float) -> list[PageLine]:
    """Return the lines of a page from top to bottom, each read from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted((g for g in glyphs), key=lambda g: ((g.top + g.bottom) / 2, g.left)):
        if rows and _same_row(rows[-1], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = [_line(sorted(row, key=lambda g: g.left), width, height) for row in rows]
    return [line for line in lines if line.text or line.number]


def _same_row(row: Sequence[Glyph], glyph: Glyph) -> bool:
    """Say whether a glyph sits on a row: its middle lies within the middle half of the row's first glyph."""
    first = row[0]
    middle = (glyph.top + glyph.bottom) / 2
    reach = max(first.bottom - first.top, glyph.bottom - glyph.top) * 0.35
    return abs(middle - (first.top + first.bottom) / 2) <= reach


def _line(row: Sequence[Glyph], width: float, height: float) -> PageLine:
    margin = _margin(row)
    words = row[margin:]
    number = "".join(glyph.text for glyph in row[:margin]).strip()
    if not words:
        words, number = row, ""
    text = _text(words).strip()
    filled = [glyph for glyph in words if glyph.text.strip()] or list(words)
    return PageLine(
        text=text,
        left=filled[0].left,
        right=filled[-1].right,
        top=min(glyph.top for glyph in filled),
        bottom=max(glyph.bottom for glyph in filled),
        page_width=width,
        page_height=height,
        number=number,
    )


def _margin(row: Sequence[Glyph]) -> int:
    """Return how many glyphs at the start are a number that stands apart in the margin."""
    digits = 0
    for before, glyph in zip([None, *row], row, strict=False):
        if not glyph.text.isdigit() or (before and _apart(before, glyph)):
            break
        digits += 1
    if not 0 < digits <= 5 or digits == len(row):
        return 0
    last = row[digits - 1]
    after = next((glyph for glyph in row[digits:] if glyph.text.strip()), None)
    apart = after is not None and after.left - last.right > COLUMN_GAP * (last.bottom - last.top)
    return digits if apart else 0


def _text(row: Sequence[Glyph]) -> str:
    pieces: list[str] = []
    before: Glyph | None = None
    for glyph in row:
        if (
            before is not None
            and _apart(before, glyph)
            and not (glyph.text.isspace() or pieces[-1].isspace())
        ):
            wide = glyph.left - before.right > COLUMN * (glyph.bottom - glyph.top)
            pieces.append("\t" if wide else " ")
        if glyph.text.isspace():
            if pieces and not pieces[-1].isspace():
                pieces.append(" ")
        else:
            pieces.append(glyph.text)
        before = glyph
    return "".join(pieces)


def _apart(before: Glyph, glyph: Glyph) -> bool:
    size = min(before.bottom - before.top, glyph.bottom - glyph.top)
    return glyph.left - before.right > SPACE * size
