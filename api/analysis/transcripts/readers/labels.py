"""The ways in which a line can begin with a speaker's label or a time."""

import re
from typing import NamedTuple

from api.analysis.transcripts.readers.names import is_name, is_role
from api.analysis.transcripts.readers.times import CLOCK, milliseconds

_NAME = r"(?P<name>[^\W_](?:[^:：\n]{0,58}[^:：\s])?)"
_STAMP = rf"(?:\[(?P<a>{CLOCK})\]|\((?P<b>{CLOCK})\)|(?P<c>{CLOCK})(?=[\s\]–—|-]|\Z))"

_CLOCKED = re.compile(r":\d")
"""What every clock holds: a line without it has none."""
_CHEVRON = re.compile(r"\s*>{2,3}[ \t]*(?P<body>.*)\Z", re.S)
_PLAIN = re.compile(
    rf"\s*(?:\[(?=[^\[\]:]+\]\s*[:：]))?{_NAME}\]?[ \u00a0]*[:：](?!//)(?!\d)[ \t\u00a0]*(?P<body>.*)\Z", re.S
)
_TAB = re.compile(r"\s*(?P<name>[^\W_][^:\t\n]{0,40})\t+(?P<body>\S.*)\Z", re.S)
_NAME_TIME_TEXT = re.compile(rf"\s*{_NAME}\s*[\[(](?P<a>{CLOCK})[\])]\s*[:：]\s*(?P<body>.*)\Z", re.S)
_NAME_TIME = re.compile(rf"\s*\[?{_NAME}\]?[ \t\u00a0,|–-]+[\[(]?(?P<a>{CLOCK})[\])]?\s*:?\s*\Z")
_RANGE = re.compile(rf"\s*\[?(?P<a>{CLOCK})\s*-->\s*{CLOCK}\]?[ \t]*(?P<body>.*)\Z", re.S)
_UNTIL = rf"(?:\s*[-–—]\s*{_STAMP.replace('?P<', '?P<_')})?"
_LEADING = re.compile(rf"\s*{_STAMP}{_UNTIL}[ \t]*(?:[-–—|]\s)?[ \t]*(?P<body>.*)\Z", re.S)
_TO = rf"(?:\s*(?:to|until|-|–|—)\s*[\[(]{CLOCK}[\])])?"
_BRACKETED_STAMP = re.compile(rf"[\[(](?P<a>{CLOCK})[\])]{_TO}[ \t]*(?P<body>.*)\Z", re.S)


class Label(NamedTuple):
    """What stands before the words of a line.

    `style` is one of bold, chevron, timed, header (a name, then a time), time_name, after_time, plain, tab,
    bare (a name alone on its line) for a name; turn (a bare >>), time (words after a time) and alone
    (nothing but a time) for none. `mark` is the time as written.
    """

    style: str
    name: str | None
    body: str
    starts_at_ms: int | None = None
    mark: str = ""


def find_label(text: str) -> Label | None:
    """Return the label a line begins with, if it could be one; whether to believe it is decided later."""
    clocked = _CLOCKED.search(text)
    return (
        (_header(text) if clocked else None)
        or _chevron(text)
        or (_timed(text) if clocked else None)
        or _named(text)
    )


def bold_label(name: str, body: str) -> Label:
    """Return a label set in bold; a time may stand beside the name inside it."""
    found = find_label(f"{name}: {body}")
    if found and found.style == "timed" and found.name:
        return Label("bold", found.name, found.body, found.starts_at_ms, found.mark)
    return Label("bold", name, body)


def after_label(label: Label) -> Label:
    """Return a label that has taken a bracketed time from the start of its words."""
    found = _BRACKETED_STAMP.match(label.body) if label.starts_at_ms is None else None
    at = milliseconds(found["a"]) if found else None
    if found is None or at is None:
        return label
    return label._replace(body=found["body"], starts_at_ms=at, mark=label.body[: found.start("body")])


def _header(text: str) -> Label | None:
    for shape in (_NAME_TIME_TEXT, _NAME_TIME):
        found = shape.match(text)
        at = milliseconds(found["a"]) if found else None
        if found is None or at is None or not _nameable(found["name"]):
            continue
        style = "timed" if shape is _NAME_TIME_TEXT else "header"
        body = found["body"] if shape is _NAME_TIME_TEXT else ""
        return Label(style, found["name"].strip(" -–,|[]"), body, at, found["a"])
    return None


def _chevron(text: str) -> Label | None:
    found = _CHEVRON.match(text)
    if not found:
        return None
    named = _PLAIN.match(found["body"])
    if named and (_nameable(named["name"]) or named["name"].isupper()):
        return Label("chevron", named["name"], named["body"], mark=">>")
    return Label("turn", None, found["body"], mark=">>")


def _timed(text: str) -> Label | None:
    found = _RANGE.match(text) or _LEADING.match(text)
    if not found:
        return None
    clock = next(value for key, value in found.groupdict().items() if key in "abc" and value)
    at = milliseconds(clock)
    if at is None:
        return None
    body = found["body"]
    mark = text[: len(text) - len(body)]
    named = _PLAIN.match(body)
    if named and _nameable(named["name"]):
        return Label("timed", named["name"], named["body"], at, mark)
    if _nameable(body.strip()):
        return Label("time_name", body.strip(), "", at, mark)
    return Label("time" if body.strip() else "alone", None, body, at, mark)


def _named(text: str) -> Label | None:
    for style, shape in (("plain", _PLAIN), ("tab", _TAB)):
        found = shape.match(text)
        if found:
            return Label(style, found["name"].strip(" \t\u00a0]"), found["body"])
    return Label("bare", text.strip(), "") if _nameable(text.strip()) else None


def _nameable(name: str) -> bool:
    return is_name(name) or is_role(name)
