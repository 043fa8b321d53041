"""What an export holds, as values: segments with their turns, and the codebook they stand in. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from api.analysis.codebook import tree
from api.analysis.searching.turns import Sheet

PATH = " > "
INTERVIEWER, PARTICIPANT, OTHER = "Interviewer", "Participant", "Other"


@dataclass(frozen=True, slots=True)
class TurnAt:
    """A turn: its number, where it lies, and who speaks, by study code."""

    n: int
    start: int
    end: int
    speaker: str
    study_code: str | None
    group: str | None
    starts_at_ms: int | None


@dataclass(frozen=True, slots=True)
class Segment:
    """A coded segment with the turns it lies in, and the turn before them."""

    transcript_id: UUID
    transcript: str
    version_id: UUID
    version: int
    start: int
    end: int
    quote: str
    memo: str
    coder: str
    code_id: UUID
    turns: Sequence[TurnAt]
    before: TurnAt | None

    @property
    def study_codes(self) -> list[str]:
        """Return whose words these are."""
        return list(dict.fromkeys(t.study_code for t in self.turns if t.study_code))

    @property
    def groups(self) -> list[str]:
        """Return the groups of whose words these are."""
        return list(dict.fromkeys(t.group for t in self.turns if t.group))

    @property
    def speakers(self) -> list[str]:
        """Return who speaks, interviewers too."""
        return list(dict.fromkeys(t.speaker for t in self.turns))


class Who(NamedTuple):
    """Who speaks a turn: study code and group, empty where it is no participant; and the speaker."""

    study_code: str
    group: str
    speaker: str


#: Of a turn whose speaker is not known.
NOBODY = Who("", "", OTHER)


@dataclass(frozen=True, slots=True)
class Coded:
    """The codings of some transcripts, in reading order, with what they lie in; ids are text.

    rows: (version_id, start, end, quote, memo, code_id, coder_id). versions: title, number and turns.
    """

    rows: Sequence[Any]
    versions: Mapping[str, tuple[str, int, Sheet]]
    who: Mapping[str | None, Who]
    coders: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Segments in reading order, and the codes in the order of the codebook.

    A table takes its codings from `coded`, some transcripts at a time, and a document takes `segments`.
    """

    codes: Sequence[Any]
    segments: Sequence[Segment] = ()
    texts: Mapping[UUID, str] = field(default_factory=dict)
    include_memos: bool = True
    coded: Iterable[Coded] = ()

    @property
    def labels(self) -> dict[UUID, str]:
        """Return the label of every code."""
        return {code.id: code.label for code in self.codes}

    @property
    def paths(self) -> dict[UUID, str]:
        """Return every code's label after those of what it stands under."""
        labels, parents = self.labels, self.parents
        return {
            one: PATH.join(labels[up] for up in reversed(tree.ancestors(one, parents)) if up in labels)
            for one in labels
        }

    @property
    def parents(self) -> dict[UUID, UUID | None]:
        """Return what every code stands under."""
        return {code.id: code.parent_id for code in self.codes}

    @property
    def levels(self) -> dict[UUID, int]:
        """Return how deep every code stands, from 1."""
        parents = self.parents
        return {one: len([up for up in tree.ancestors(one, parents) if up in parents]) for one in parents}


class Turns:
    """The turns of some versions: which of them a segment lies in."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self.of: dict[UUID, list[TurnAt]] = {}
        for row in rows:
            turn = TurnAt(
                row.n, row.start, row.end, speaker_of(row), row.study_code, row.group_code, row.starts_at_ms
            )
            self.of.setdefault(row.version_id, []).append(turn)
        self.starts = {version: [t.start for t in turns] for version, turns in self.of.items()}

    def around(self, version_id: UUID, start: int, end: int) -> tuple[list[TurnAt], TurnAt | None]:
        """Return the turns that [start, end) touches, and the turn before them."""
        turns, starts = self.of.get(version_id, []), self.starts.get(version_id, [])
        first = max(bisect_right(starts, start) - 1, 0)
        touched = [t for t in turns[first : bisect_right(starts, end - 1)] if t.start < end and t.end > start]
        place = touched[0].n if touched else None
        before = next((t for t in reversed(turns[:first]) if place is None or t.n < place), None)
        return touched, before


def speaker_of(row: Any) -> str:
    """Return who speaks without the label of the file, which may be a name."""
    kinds = {"interviewer": INTERVIEWER, "participant": PARTICIPANT}
    said: str = row.study_code or kinds.get(row.kind, OTHER)
    return said


def who_of(row: Any) -> Who:
    """Return who a speaker is, without the label of the file."""
    return Who(row.study_code or "", row.group_code or "", speaker_of(row))
