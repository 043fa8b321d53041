"""Stretches of text and how they lie to one another: fuse, intersect, keep those that meet. Pure.

Places count along one line on which all transcripts are laid one after another, so that a sweep over a whole
study is one sweep: place = number of the transcript * APART + code point. No stretch reaches from one
transcript into the next. Every list of stretches here is in reading order, and no two of them are alike.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

#: How far apart two transcripts begin: more code points than a text may hold.
APART = 1 << 32
#: More meetings of two lists than this are not worth anybody's reading.
MOST_MEETINGS = 300_000


class Stretch(NamedTuple):
    """A stretch of text [start, end) in places, and the codings that make it (numbers of rows)."""

    start: int
    end: int
    codings: frozenset[int]


class TooMany(Exception):
    """Two lists of stretches meet more often than is worth reading."""


#: Where a stretch lies, for a relation: the first and the last place (or turn) it takes up.
Extent = Callable[[Stretch], tuple[int, int]]


def in_places(stretch: Stretch) -> tuple[int, int]:
    """Return the first and the last place of a stretch, both included."""
    return stretch.start, stretch.end - 1


def fuse(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Put stretches into reading order; those of the same bounds become one, made by all their codings."""
    return by_bounds((one.start * APART + one.end - one.start, one.codings) for one in stretches)


def by_bounds(made: Iterable[tuple[int, frozenset[int]]]) -> list[Stretch]:
    """Make stretches of (start * APART + length, codings): one number for both bounds sorts quickly."""
    held: dict[int, frozenset[int]] = {}
    for bounds, codings in made:
        already = held.get(bounds)
        held[bounds] = codings if already is None else already | codings
    return [
        Stretch(bounds // APART, bounds // APART + bounds % APART, held[bounds]) for bounds in sorted(held)
    ]


def intersect(ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> list[Stretch]:
    """Return the words that a stretch of ours and one of theirs share, for every such two.

    Raises TooMany.
    """
    starts = [stretch.start for stretch in theirs]
    reached = _furthest([stretch.end for stretch in theirs])
    met: list[Stretch] = []
    for start, end, codings in ours:
        for other in theirs[bisect_right(reached, start) : bisect_left(starts, end)]:
            if other.end > start:
                met.append(Stretch(max(start, other.start), min(end, other.end), codings | other.codings))
        if len(met) > MOST_MEETINGS:
            raise TooMany
    return fuse(met)


def _furthest(ends: Iterable[int]) -> list[int]:
    """Return for each place of a list the greatest value up to there."""
    found: list[int] = []
    for end in ends:
        found.append(end if not found or end > found[-1] else found[-1])
    return found


def overlapping(ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> list[Stretch]:
    """Keep our stretches that share a code point with another of theirs."""
    return _kept(ours, theirs, in_places, lambda first, last: (last, first))


def within(ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> list[Stretch]:
    """Keep our stretches that lie wholly in another of theirs; the same bounds count."""
    return _kept(ours, theirs, in_places, lambda first, last: (first, last))


def near(ours: Sequence[Stretch], theirs: Sequence[Stretch], turns: int, in_turns: Extent) -> list[Stretch]:
    """Keep our stretches that have another of theirs at most so many turns away; 0: in the same turn."""
    return _kept(ours, theirs, in_turns, lambda first, last: (last + turns, first - turns))


def in_same_transcript(ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> list[Stretch]:
    """Keep our stretches whose transcript holds another of theirs."""

    def whole(first: int, _last: int) -> tuple[int, int]:
        begin = first - first % APART
        return begin + APART - 1, begin

    return _kept(ours, theirs, in_places, whole)


def outside(ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> list[Stretch]:
    """Keep our stretches that share no code point with any of theirs, their own codings included."""
    starts = [stretch.start for stretch in theirs]
    reached = _furthest([stretch.end for stretch in theirs])
    free = []
    for one in ours:
        begun = bisect_left(starts, one.end)
        if begun == 0 or reached[begun - 1] <= one.start:
            free.append(one)
    return free


def _kept(
    ours: Sequence[Stretch],
    theirs: Sequence[Stretch],
    extent: Extent,
    asked: Callable[[int, int], tuple[int, int]],
) -> list[Stretch]:
    """Keep our stretches for which another of theirs begins and ends as is asked.

    `asked` takes the extent of ours and returns the latest that another may begin and the earliest that
    it may end. A coding is no neighbour of
    itself: of theirs, the two that reach furthest are known at each place, so that one can be passed over.
    """
    laid = sorted((*extent(stretch), n) for n, stretch in enumerate(theirs))
    firsts = [first for first, _, _ in laid]
    best = _two_furthest([(last, n) for _, last, n in laid])
    found = []
    for one in ours:
        latest_first, earliest_last = asked(*extent(one))
        begun = bisect_right(firsts, latest_first)
        if begun and any(
            last >= earliest_last and not _is_itself(one, theirs[n]) for last, n in best[begun - 1]
        ):
            found.append(one)
    return found


def _two_furthest(reaches: Iterable[tuple[int, int]]) -> list[tuple[tuple[int, int], ...]]:
    """Return for each place of a list the two greatest up to there, the greatest first."""
    found: list[tuple[tuple[int, int], ...]] = []
    best: tuple[tuple[int, int], ...] = ()
    for reach in reaches:
        best = tuple(sorted((*best, reach), reverse=True)[:2])
        found.append(best)
    return found


def _is_itself(one: Stretch, other: Stretch) -> bool:
    """Tell whether two stretches are made of one and the same coding alone."""
    return len(one.codings) == 1 and one.codings == other.codings
