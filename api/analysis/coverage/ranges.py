"""Sets of turn numbers, kept as ranges [first, last] in order and apart from each other. Pure."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

Ranges = list[list[int]]


def of(numbers: Iterable[int]) -> Ranges:
    """Return numbers as ranges: neighbours join."""
    found: Ranges = []
    for n in sorted(set(numbers)):
        if found and n == found[-1][1] + 1:
            found[-1][1] = n
        else:
            found.append([n, n])
    return found


def numbers(ranges: Iterable[Sequence[int]]) -> set[int]:
    """Return the numbers of ranges; those that overlap or run backwards do no harm."""
    return {n for first, last in ranges for n in range(first, last + 1)}


def changed(ranges: Ranges, add: Iterable[Sequence[int]], take: Iterable[Sequence[int]]) -> Ranges:
    """Return ranges with some numbers added, then some taken away."""
    return of((numbers(ranges) | numbers(add)) - numbers(take))


def carried(ranges: Ranges, before: Sequence[str], after: Sequence[str]) -> Ranges:
    """Return what was read of one version as turns of the next, numbered by their place from 0.

    `before`, `after`: the words of every turn, in order. A turn that stands unchanged keeps its reading.
    So does a turn that was corrected in its place; where turns were split, joined or added, nobody has
    read the new ones.
    """
    read, found = numbers(ranges), set[int]()
    blocks = SequenceMatcher(None, list(before), list(after), autojunk=False).get_opcodes()
    for kind, old, old_end, new, new_end in blocks:
        if kind == "equal" or (kind == "replace" and old_end - old == new_end - new):
            found |= {new + place - old for place in range(old, old_end) if place in read}
    return of(found)
