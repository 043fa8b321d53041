"""What a query means: from its parts to the stretches of text that they stand for. Pure.

A part stands for a set of stretches, each with the codings that make it; two of the same bounds are one.

- `code`, `theme`, `any_code`: the segments that bear it. What two people coded alike is one stretch.
- `any` (union): the stretches of every part.
- `all` (intersection): the words that one stretch of each part share, for every choice of one of each.
  The parts that say `not` then take away every stretch that shares a word with what they name.
- `not` alone: all coded segments that share no word with what it names.
- `overlapping`, `within`, `near`, `same_transcript` keep whole stretches of the first part, made by their own
  codings, for which the second has another at that place. A coding is no neighbour of itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from uuid import UUID

from api.analysis.searching import intervals
from api.analysis.searching.intervals import APART, Extent, Stretch
from api.analysis.searching.retrieval_schemas import (
    AllOf,
    AnyOf,
    AnyTerm,
    CodeTerm,
    Near,
    NotTerm,
    Overlapping,
    Part,
    SameTranscript,
    ThemeTerm,
    Within,
    parts_of,
)


@dataclass(frozen=True, slots=True)
class Coded:
    """Codings as far as a query looks at them, in columns; ids are text, places as in intervals.py."""

    ids: Sequence[str]
    code_ids: Sequence[str]
    coder_ids: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


class Corpus:
    """What a query is evaluated on: the codings, which codes are meant by a code or theme, the turns."""

    def __init__(
        self,
        coded: Coded,
        meant: Mapping[tuple[UUID, bool], Iterable[str]],
        of_themes: Mapping[UUID, Iterable[str]],
        in_turns: Extent,
    ) -> None:
        self.coded = coded
        self.meant = meant
        self.of_themes = of_themes
        self.in_turns = in_turns
        self._by_code: dict[str, list[int]] = {}
        for n, code_id in enumerate(coded.code_ids):
            self._by_code.setdefault(code_id, []).append(n)

    def bearing(self, code_ids: Iterable[str]) -> list[Stretch]:
        """Return the stretches that bear any of these codes."""
        return self._stretches(n for code_id in code_ids for n in self._by_code.get(code_id, ()))

    def everything(self) -> list[Stretch]:
        """Return the stretches that bear any code."""
        return self._stretches(range(len(self.coded.ids)))

    def _stretches(self, numbers: Iterable[int]) -> list[Stretch]:
        starts, ends = self.coded.starts, self.coded.ends
        return intervals.by_bounds(
            (starts[n] * APART + ends[n] - starts[n], frozenset((n,))) for n in numbers
        )


def needs_everything(part: Part) -> bool:
    """Tell whether a query looks at segments of every code, not only of those that it names."""
    if isinstance(part, AnyTerm | NotTerm):
        return True
    if not isinstance(part, AllOf):
        return any(needs_everything(each) for each in parts_of(part))
    wanted = [each for each in part.all if not isinstance(each, NotTerm)]
    unwanted = [each.but for each in part.all if isinstance(each, NotTerm)]
    return not wanted or any(needs_everything(each) for each in (*wanted, *unwanted))


def evaluate(part: Part, corpus: Corpus) -> list[Stretch]:
    """Return the stretches that a part of a query stands for, in reading order. Raises TooMany."""
    if isinstance(part, CodeTerm):
        return corpus.bearing(corpus.meant[part.code, part.subtree])
    if isinstance(part, ThemeTerm):
        return corpus.bearing(corpus.of_themes[part.theme])
    if isinstance(part, AnyTerm):
        return corpus.everything()
    if isinstance(part, AnyOf):
        return intervals.fuse(stretch for each in part.any for stretch in evaluate(each, corpus))
    if isinstance(part, AllOf):
        return _all(part.all, corpus)
    if isinstance(part, NotTerm):
        return _all([part], corpus)
    return _related(part, corpus)


def _all(parts: Sequence[Part], corpus: Corpus) -> list[Stretch]:
    wanted = [evaluate(each, corpus) for each in parts if not isinstance(each, NotTerm)]
    shared = reduce(intervals.intersect, wanted) if wanted else corpus.everything()
    for each in parts:
        if isinstance(each, NotTerm):
            shared = intervals.outside(shared, evaluate(each.but, corpus))
    return shared


def _related(part: Overlapping | Within | Near | SameTranscript, corpus: Corpus) -> list[Stretch]:
    ours, theirs = (evaluate(each, corpus) for each in parts_of(part))
    if isinstance(part, Near):
        return intervals.near(ours, theirs, part.turns, corpus.in_turns)
    keep: dict[type, Callable[[Sequence[Stretch], Sequence[Stretch]], list[Stretch]]] = {
        Overlapping: intervals.overlapping,
        Within: intervals.within,
        SameTranscript: intervals.in_same_transcript,
    }
    return keep[type(part)](ours, theirs)
