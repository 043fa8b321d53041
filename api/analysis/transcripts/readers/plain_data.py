"""A reading as plain data and back, every value checked: what a worker says is not believed."""

from typing import Any

from api.analysis.transcripts.readers.choose import MOST_CHARACTERS
from api.analysis.transcripts.readers.reading import DROPPED, Drop, Reading, SpokenTurn, Unreadable

FORMATS = ("docx", "odt", "rtf", "txt", "markdown", "vtt", "srt", "sub", "html", "pdf")
MOST_MS = 100 * 3600 * 1000


def to_plain(reading: Reading) -> dict[str, Any]:
    """Return a reading as lists, strings and numbers."""
    return {
        "format": reading.format,
        "encoding": reading.encoding,
        "encodings": list(reading.encodings),
        "turns": [list(turn) for turn in reading.turns],
        "drops": [[drop.kind, drop.count, drop.characters] for drop in reading.drops],
        "warnings": list(reading.warnings),
    }


def from_plain(data: Any) -> Reading:
    """Return the reading that plain data describes. Raises Unreadable for anything that is none."""
    try:
        reading = Reading(
            format=_one_of(data["format"], FORMATS),
            encoding=None if data["encoding"] is None else _words(data["encoding"], 40),
            encodings=tuple(_words(name, 40) for name in _list(data["encodings"], 40)),
            turns=tuple(_turn(turn) for turn in _list(data["turns"], MOST_CHARACTERS)),
            drops=tuple(_drop(drop) for drop in _list(data["drops"], len(DROPPED))),
            warnings=tuple(_words(sentence, 500) for sentence in _list(data["warnings"], 100)),
        )
    except (KeyError, TypeError, ValueError) as bad:
        raise Unreadable(
            "reader_failed", "This file could not be read. Save it as .docx or .txt and import that."
        ) from bad
    return reading


def _turn(turn: Any) -> SpokenTurn:
    speaker, text, at = _list(turn, 3)
    if at is not None:
        at = _number(at, MOST_MS)
    return SpokenTurn(None if speaker is None else _words(speaker, 500), _words(text, MOST_CHARACTERS), at)


def _drop(drop: Any) -> Drop:
    kind, count, characters = _list(drop, 3)
    return Drop(_one_of(kind, tuple(DROPPED)), _number(count, 10**9), _number(characters, 10**9))


def _list(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError("not a list of the size expected")
    return value


def _words(value: Any, most: int) -> str:
    if not isinstance(value, str) or len(value) > most or "\r" in value or "\x00" in value:
        raise ValueError("not text as it is stored")
    value.encode("utf-8")
    return value


def _number(value: Any, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError("not a number in range")
    return value


def _one_of(value: Any, known: tuple[str, ...]) -> str:
    if value not in known or not isinstance(value, str):
        raise ValueError("not one of the known names")
    return value
