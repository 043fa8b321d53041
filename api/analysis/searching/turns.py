"""The turns under stretches: which a stretch touches, which fit a condition, whose words they are. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from api.analysis.searching.intervals import APART, Stretch


class Laid(NamedTuple):
    """A turn [start, end) in places (see intervals.py), its number, speaker, and question."""

    start: int
    end: int
    n: int
    speaker_id: str | None
    question_id: str | None


class Turns:
    """Turns in reading order, asked for by the stretches that touch them."""

    def __init__(self, turns: Sequence[Laid]) -> None:
        self.turns = turns
        self._starts = [turn.start for turn in turns]
        self._ends = [turn.end for turn in turns]
        self._places = [turn.start - turn.start % APART + turn.n for turn in turns]

    def touched(self, stretch: Stretch) -> range:
        """Return the numbers in the list of the turns that a stretch touches; none between two turns."""
        return range(bisect_right(self._ends, stretch.start), bisect_left(self._starts, stretch.end))

    def extent(self, stretch: Stretch) -> tuple[int, int]:
        """Return the first and last turn that a stretch touches, far apart between transcripts.

        A stretch between two turns counts with the one before it.
        """
        touched = self.touched(stretch)
        if touched:
            return self._places[touched[0]], self._places[touched[-1]]
        begin = stretch.start - stretch.start % APART
        before = touched.start - 1
        here = before >= 0 and self.turns[before].start >= begin
        return (self._places[before],) * 2 if here else (begin, begin)

    def fitting(self, fits: Callable[[Laid], bool]) -> "Fitting":
        """Return which turns fit a condition, to ask many stretches of."""
        return Fitting(self, [fits(turn) for turn in self.turns])


class Fitting:
    """The turns that fit a condition."""

    def __init__(self, turns: Turns, fits: Sequence[bool]) -> None:
        self._turns = turns
        self._fits = fits
        self._so_far = list(accumulate(fits, initial=0))

    def touches(self, stretch: Stretch) -> bool:
        """Tell whether a stretch touches a turn that fits."""
        touched = self._turns.touched(stretch)
        return self._so_far[touched.stop] > self._so_far[touched.start] if touched else False

    def under(self, stretch: Stretch) -> Iterator[Laid]:
        """Return the turns that fit and that a stretch touches."""
        return (self._turns.turns[n] for n in self._turns.touched(stretch) if self._fits[n])


def under_questions(
    turns: Iterable[tuple[int, str | None]], asked: dict[int, str]
) -> Iterator[tuple[int, str | None, str | None]]:
    """Return (n, speaker, question) of the turns of a transcript in order.

    A turn stands under the question that was asked last, in it or before it.
    """
    question = None
    for n, speaker_id in turns:
        question = asked.get(n, question)
        yield n, speaker_id, question
