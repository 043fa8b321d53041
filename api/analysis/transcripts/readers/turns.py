"""From lines to turns, the same for every format that is not captions.

A label that is believed opens a turn; what follows belongs to it until the next label. Lines before the
first label are front matter, one turn without speaker. A text without labels gives a turn for each
paragraph (or each time, where lines begin with times). Where one speaker alone is labelled and most
paragraphs are not (a moderator in a think-aloud session), an unlabelled paragraph is someone else's and a
turn of its own. A label with no words after it stays, as words, in a turn without speaker.
White space at the ends of a turn goes; nothing inside changes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from api.analysis.transcripts.readers.believed import believed_names
from api.analysis.transcripts.readers.front_matter import without_front_matter
from api.analysis.transcripts.readers.labels import Label, after_label, bold_label, find_label
from api.analysis.transcripts.readers.names import is_name, is_role
from api.analysis.transcripts.readers.reading import SpokenTurn
from api.analysis.transcripts.readers.tally import Tally

FEWEST_TIMES = 3
_TIMES = ("time", "time_name", "alone")
_NOTICE = re.compile(r"\S.{0,60} (?:started|stopped) transcription\Z")
"""What Teams writes when a recording begins or ends: nobody says it."""


class Line(NamedTuple):
    """A line as a reader gives it.

    `before` joins it to the line above within a turn; `opens` says that a paragraph begins here; `bold` is a
    label set in bold and already cut from `text`; `speaker` is one the format itself names (a table, a tag).
    """

    text: str
    before: str = "\n"
    opens: bool = True
    bold: str | None = None
    speaker: str | None = None
    starts_at_ms: int | None = None


@dataclass(slots=True)
class _Open:
    speaker: str | None
    text: str
    starts_at_ms: int | None
    written: str = ""


def turns_of(lines: Sequence[Line], tally: Tally) -> tuple[SpokenTurn, ...]:
    """Return the turns of a text's lines; times that are not kept with a turn are tallied."""
    lines = [line for line in lines if line.text.strip() or line.bold or line.speaker]
    labels = _labels(lines)
    names = believed_names(labels, "\n".join(line.text for line in lines))
    labels = [_believed(line, label, names) for line, label in zip(lines, labels, strict=True)]
    labels = without_front_matter([line.text for line in lines], labels)
    labels = _with_times_alone(lines, labels)
    return tuple(_closed(_opened(lines, labels, tally)))


def _labels(lines: Sequence[Line]) -> list[Label | None]:
    found: list[Label | None] = []
    for place, line in enumerate(lines):
        if line.speaker is not None:
            found.append(None)
        elif line.bold is not None:
            found.append(after_label(bold_label(line.bold, line.text.lstrip())))
        else:
            label = find_label(line.text)
            above = found[-1] if place else None
            if above and above.style == "alone" and (not label or label.style == "bare" or not label.name):
                label = _name_after_time(line, label)
            if above and above.style == "time_name" and label and label.style in _TIMES:
                found[-1] = _only_time(above, lines[place - 1])
            found.append(after_label(label) if label and label.name else label)
    return found


def _only_time(label: Label, line: Line) -> Label:
    return Label("time", None, line.text[len(label.mark) :], label.starts_at_ms, label.mark)


def _believed(line: Line, label: Label | None, names: frozenset[tuple[str, str]]) -> Label | None:
    """Return a label without speaker, or one that is believed; of any other no more than its time."""
    if label is None or label.name is None or (label.style, label.name) in names:
        return label
    if label.style not in ("timed", "time_name") or not line.text.startswith(label.mark):
        return None
    return _only_time(label, line)


def _name_after_time(line: Line, label: Label | None) -> Label | None:
    name = line.text.strip().strip("[]")
    return Label("after_time", name, "") if is_name(name) or is_role(name) else label


def _with_times_alone(lines: Sequence[Line], labels: list[Label | None]) -> list[Label | None]:
    """Give a time alone on its line to the label below it; without one below, it stays as words."""
    result = list(labels)
    for place, label in enumerate(labels):
        if label is None or label.style != "alone":
            continue
        below = labels[place + 1] if place + 1 < len(labels) else None
        if below and below.name and below.starts_at_ms is None:
            result[place + 1] = below._replace(starts_at_ms=label.starts_at_ms, mark=label.mark)
            result[place] = Label("gone", None, "", mark="")
    return result


def _opened(lines: Sequence[Line], labels: Sequence[Label | None], tally: Tally) -> list[_Open]:
    speaking = any(line.speaker for line in lines) or any(label and label.name for label in labels)
    sparse = speaking and _is_sparse(lines, labels)
    timed = not speaking and _is_timed(lines, labels)
    turned = any(label and label.style == "turn" for label in labels)
    turns: list[_Open] = []
    for line, label in zip(lines, labels, strict=True):
        if label and label.style == "gone":
            continue
        if line.speaker is not None:
            turns.append(_Open(line.speaker or None, line.text, line.starts_at_ms, line.speaker))
        elif label and (label.name or label.style == "turn" or (timed and label.style in ("time", "alone"))):
            _note(label, tally)
            turns.append(_Open(label.name, label.body, label.starts_at_ms, _as_written(line, label)))
        elif not turns or (
            line.opens and (sparse or not (speaking or timed or turned) or _NOTICE.match(line.text))
        ):
            turns.append(_Open(None, line.text, line.starts_at_ms))
        else:
            turns[-1].text += (line.before if turns[-1].text.strip() else "") + line.text
    return turns


def _as_written(line: Line, label: Label) -> str:
    return f"{line.bold}:" if line.bold is not None else line.text.strip()


def _note(label: Label, tally: Tally) -> None:
    if label.mark:
        tally.drop("markup" if label.mark == ">>" else "time", label.mark)


def _closed(turns: Sequence[_Open]) -> list[SpokenTurn]:
    closed: list[SpokenTurn] = []
    for turn in turns:
        text = turn.text.strip()
        if text:
            closed.append(SpokenTurn(turn.speaker, text, turn.starts_at_ms))
        elif turn.written.strip():
            closed.append(SpokenTurn(None, turn.written.strip(), turn.starts_at_ms))
    return closed


def _is_sparse(lines: Sequence[Line], labels: Sequence[Label | None]) -> bool:
    """Say whether one label alone recurs, before words on its own line, in a minority of the paragraphs."""
    if any(line.speaker for line in lines):
        return False
    named = [label for label in labels if label and label.name]
    inline = sum(bool(label.body.strip()) for label in named)
    openings = sum(line.opens for line in lines)
    one = len({label.name for label in named}) == 1
    return one and inline * 2 > len(named) and len(named) * 2 < openings


def _is_timed(lines: Sequence[Line], labels: Sequence[Label | None]) -> bool:
    timed = sum(1 for label in labels if label and label.style in ("time", "alone"))
    return timed >= FEWEST_TIMES and timed * 4 >= sum(line.opens for line in lines)
