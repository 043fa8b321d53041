"""What a reader gives back: turns, what was dropped and how it was read; or a refusal in plain English."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

DROPPED: dict[str, str] = {
    "comment": "Comments",
    "tracked_insertion": "Tracked insertions, left out because changes are rejected",
    "tracked_deletion": "Tracked deletions, left out because changes are accepted",
    "header": "Page headers",
    "footer": "Page footers",
    "footnote": "Footnotes",
    "endnote": "Endnotes",
    "image": "Images",
    "text_box": "Text boxes",
    "hidden": "Hidden text",
    "sideways": "Text that stands sideways on the page",
    "embedded": "Embedded objects and files",
    "equation": "Equations",
    "symbol": "Symbols of a special font",
    "page_number": "Page numbers",
    "line_number": "Numbers in the margin",
    "cue_number": "Caption numbers and names",
    "time": "Times (a turn keeps the time at which it starts)",
    "repeat": "Caption lines repeated from the caption before",
    "markup": "Marks of formatting",
    "link_target": "Web addresses behind links",
    "table_heading": "Headings of the table of speakers",
    "control": "Control characters that are not text",
}
"""Every kind of drop with the words shown for it, in the order in which they are listed."""


class SpokenTurn(NamedTuple):
    """What one speaker said without break. `text` has LF only and is never Unicode-normalised."""

    speaker: str | None
    text: str
    starts_at_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """What was left out: how many things of one kind, and how many characters of them are not white space."""

    kind: str
    count: int
    characters: int

    @property
    def label(self) -> str:
        """Return the plain words for this kind."""
        return DROPPED[self.kind]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's label as written, with the number of turns and of words (runs between white space)."""

    label: str
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as understood. Nothing is stored; spans are code points into `text`, half open."""

    format: str
    encoding: str | None
    encodings: tuple[str, ...]
    turns: tuple[SpokenTurn, ...]
    drops: tuple[Drop, ...]
    warnings: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the whole text: the turns' texts joined by one LF."""
        return "\n".join(turn.text for turn in self.turns)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return [start, end) of each turn in `text`."""
        spans: list[tuple[int, int]] = []
        start = 0
        for turn in self.turns:
            spans.append((start, start + len(turn.text)))
            start += len(turn.text) + 1
        return tuple(spans)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Return the speakers in order of appearance."""
        texts: dict[str, list[str]] = {}
        for turn in self.turns:
            if turn.speaker is not None:
                texts.setdefault(turn.speaker, []).append(turn.text)
        return tuple(
            Speaker(label, len(said), sum(len(text.split()) for text in said))
            for label, said in texts.items()
        )


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the person chose: an encoding (None: found from the bytes) and what to do with tracked changes."""

    encoding: str | None = None
    tracked_changes: Literal["accept", "reject"] = "accept"


class Unreadable(Exception):
    """The file cannot be read. `detail` says why and what to try and never holds the file's words."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
