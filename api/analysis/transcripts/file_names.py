"""What the name of a file says: which participant, which interview; and the name as it may be shown."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MOST_SHOWN = 200
MOST_STARS = 2
_PLACES = ("{participant}", "{interview}")
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_NUMBERED = re.compile(r"(?:interview|int|session|part|visit|time)[ _.#-]*(\d{1,2})(?!\d)", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)")
_NOT_SHOWN = ("Cc", "Cf", "Cs", "Co", "Cn")


@dataclass(frozen=True, slots=True)
class NameParts:
    """What a pattern found in a name: the text in place of {participant} and of {interview}."""

    participant: str | None = None
    interview: str | None = None


def shown(name: str) -> str:
    """Return a file's name as display text: NFC, no path, no control or direction marks, at most 200."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(
        c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in _NOT_SHOWN
    )
    return plain.strip()[-MOST_SHOWN:]


def stem(name: str) -> str:
    """Return a name without its ending."""
    cut = re.sub(r"\.[A-Za-z0-9]{1,8}\Z", "", shown(name))
    return cut or shown(name)


def codes_in(name: str, codes: Iterable[str]) -> list[str]:
    """Return the codes that stand in a name, in order; "SU-01" is also found as "su01", "SU_1" or "su 01".

    A code inside a longer run of letters or digits is not found; of two at one place the longer counts.
    """
    taken: list[tuple[int, int, str]] = []
    for code in sorted(codes, key=len, reverse=True):
        for found in _shape(code).finditer(name):
            start, end = found.span()
            if not any(s < end and start < e for s, e, _ in taken):
                taken.append((start, end, code))
    return list(dict.fromkeys(code for _, _, code in sorted(taken)))


def number_in(name: str) -> int | None:
    """Return which interview of a person a name speaks of ("interview 2"), or None."""
    found = _NUMBERED.search(name)
    return int(found[1]) if found else None


def day_in(name: str) -> date | None:
    """Return the day that stands in a name as 2026-03-04, 2026_03_04 or 20260304, or None."""
    found = _DAY.search(name)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def matched(name: str, pattern: str) -> NameParts | None:
    """Read a name by a pattern such as "{participant}_{interview}" or "* {participant}"; None if it differs.

    A star stands for as little as it can, a place for as much (at most 40 characters); letters match in
    either case, the ending of the name is left out.
    Raises ValueError for a pattern without a place, or with a place twice or more than two stars.
    """
    found = _compiled(pattern).fullmatch(stem(name))
    if found is None:
        return None
    groups = found.groupdict()
    return NameParts(groups.get("participant"), groups.get("interview"))


def _compiled(pattern: str) -> re.Pattern[str]:
    counts = [pattern.count(place) for place in _PLACES]
    if not any(counts) or max(counts) > 1 or pattern.count("*") > MOST_STARS or len(pattern) > MOST_SHOWN:
        raise ValueError("not a pattern")
    written = re.escape(stem(pattern))
    written = written.replace(r"\{participant\}", r"(?P<participant>[^\s].{0,39})")
    written = written.replace(r"\{interview\}", r"(?P<interview>[^\s].{0,39})")
    return re.compile(written.replace(r"\*", ".*?"), re.IGNORECASE)


def _shape(code: str) -> re.Pattern[str]:
    """Return the ways to write a code: case, leading zeros and what stands between its parts are free."""
    parts = [f"0*{int(p)}" if p.isdecimal() else re.escape(p) for p in _PARTS.findall(code)]
    body = r"[-_ .]{0,2}".join(parts) or r"(?!)"
    return re.compile(rf"(?<![^\W_]){body}(?![^\W_])", re.IGNORECASE)
