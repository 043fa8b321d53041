"""The head of a transcript: title, date, place and who took part, before anyone speaks.

A line such as `Interviewer: Sam` or `Participant: P3` looks like a label there and is none. It is head
matter if it stands above (or is) a line with a heading such as `Date:`, or if its label never comes again
and stands above the first label that does; in both cases its words are few and end no sentence.
"""

import re
from collections import Counter
from collections.abc import Sequence

from api.analysis.transcripts.readers.labels import Label
from api.analysis.transcripts.readers.names import NOT_NAMES

LONGEST_HEAD = 20
MOST_WORDS = 8

_HEADING = re.compile(r"\s*(?P<key>[^\W\d_][^:：\n]{0,40}?)\s*[:：]")
_SENTENCE = re.compile(r"[.?!…。？！][\"'”’)]*\s*\Z")


def without_front_matter(texts: Sequence[str], labels: Sequence[Label | None]) -> list[Label | None]:
    """Return the labels of a text's lines, those in its head taken away."""
    often = Counter(_name(label) for label in labels if label and label.name)
    first = next((n for n, label in enumerate(labels) if label and often[_name(label)] > 1), 0)
    headed = _last_heading(texts, labels)
    return [
        None
        if (place <= headed or (place < first and often[_name(label)] == 1)) and _is_head(label)
        else label
        for place, label in enumerate(labels)
    ]


def _last_heading(texts: Sequence[str], labels: Sequence[Label | None]) -> int:
    """Return the place of the last heading above which only headings and short labels stand; -1 if none."""
    last = -1
    for place, (text, label) in enumerate(zip(texts[:LONGEST_HEAD], labels, strict=False)):
        found = _HEADING.match(text)
        if found and label is None and found["key"].split()[0].casefold() in NOT_NAMES:
            last = place
        elif label and label.name and not _is_head(label):
            break
    return last


def _name(label: Label | None) -> str:
    return label.name or "" if label else ""


def _is_head(label: Label | None) -> bool:
    if label is None or label.name is None or label.style not in ("plain", "bold"):
        return False
    return 0 < len(label.body.split()) <= MOST_WORDS and not _SENTENCE.search(label.body)
