"""What a cell or a paragraph may hold: no text that a spreadsheet would run, no character XML lacks. Pure."""

import re

#: A spreadsheet takes a cell that starts with one of these for a formula (the wide ones in some locales).
STARTERS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
#: Unseen characters that may stand before a starter and are skipped when a cell is read.
UNSEEN = " \u00a0\u200b\u2060\ufeff"
#: What XML 1.0 cannot hold.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: UTF-16 units that a cell of a spreadsheet holds at most.
LONGEST_CELL = 32_767
CUT = " […] (the CSV holds all of it)"


def safe_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: with ' before it where it could be."""
    start = text[:1] if text[:1] in STARTERS else text.lstrip(UNSEEN)[:1]
    return f"'{text}" if start and start in STARTERS else text


def legible(text: str) -> str:
    """Return a text that XML can hold: other characters show as the replacement character."""
    return ILLEGAL.sub("\ufffd", text)


def fitting(text: str) -> str:
    """Return a text that fits a cell; what had to be cut says so."""
    if len(text) * 2 <= LONGEST_CELL or len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return text
    units = text.encode("utf-16-le")[: (LONGEST_CELL - len(CUT)) * 2]
    return units.decode("utf-16-le", "ignore") + CUT
