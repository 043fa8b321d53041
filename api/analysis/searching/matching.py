"""Where a passage holds what was asked for: the measure that both engines' indexes are held to. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from api.analysis.searching.asking import Asked, Either, Every, Near, Words

#: Numbers of the first and last word of a hit, both included.
Hit = tuple[int, int]


class Passage:
    """The words of a passage, by where they stand."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            self._places.setdefault(word, []).append(place)

    def beginning(self, asked: Words) -> Iterable[int]:
        """Return where the first of some words may stand."""
        first = asked.words[0]
        if len(asked.words) > 1 or not asked.begins:
            return self._places.get(first, ())
        found = (places for word, places in self._places.items() if word.startswith(first))
        return sorted(place for places in found for place in places)

    def hits_of(self, asked: Words) -> list[Hit]:
        """Return where words stand one after another, in order."""
        length = len(asked.words)
        return [(at, at + length - 1) for at in self.beginning(asked) if self._stand_at(asked, at)]

    def _stand_at(self, asked: Words, at: int) -> bool:
        said = self.words[at : at + len(asked.words)]
        if len(said) < len(asked.words) or any(
            one != other for one, other in zip(said[:-1], asked.words[:-1], strict=True)
        ):
            return False
        last = asked.words[-1]
        return said[-1].startswith(last) if asked.begins else said[-1] == last


def hits(asked: Asked, words: Sequence[str]) -> list[Hit]:
    """Return where a passage holds what was asked for: in order, none over another; empty if it does not.

    Of `Every`, the hits of all its parts; of `Either`, those of the parts that it holds; of `Near`, from the
    one to the nearest other on each side.
    """
    found = _found(asked, Passage(words))
    return _apart(sorted(found, key=lambda hit: (hit[0], -hit[1]))) if found else []


def _found(asked: Asked, passage: Passage) -> list[Hit]:
    if isinstance(asked, Words):
        return passage.hits_of(asked)
    if isinstance(asked, Near):
        return _near(passage.hits_of(asked.one), passage.hits_of(asked.other), asked.within)
    parts = [_found(part, passage) for part in asked.parts]
    if isinstance(asked, Either):
        return [hit for part in parts for hit in part]
    if not all(parts) or any(_found(part, passage) for part in asked.without):
        return []
    return [hit for part in parts for hit in part]


def _near(ones: list[Hit], others: list[Hit], within: int) -> list[Hit]:
    starts, ends = [hit[0] for hit in others], [hit[1] for hit in others]
    found = set()
    for first, last in ones:
        after, before = bisect_left(starts, last + 1), bisect_left(ends, first) - 1
        if after < len(others) and starts[after] - last - 1 <= within:
            found.add((first, ends[after]))
        if before >= 0 and first - ends[before] - 1 <= within:
            found.add((starts[before], last))
    return _apart(sorted(found))


def _apart(found: Iterable[Hit]) -> list[Hit]:
    """Leave out what lies over a hit before it."""
    kept: list[Hit] = []
    for hit in found:
        if not kept or hit[0] > kept[-1][1]:
            kept.append(hit)
    return kept


def is_exact(asked: Asked) -> bool:
    """Tell whether the engines' own look-up finds exactly the passages that hold it: all but nearness."""
    if isinstance(asked, Near):
        return False
    if isinstance(asked, Words):
        return True
    without = asked.without if isinstance(asked, Every) else ()
    return all(is_exact(part) for part in (*asked.parts, *without))
