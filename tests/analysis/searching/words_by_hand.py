"""What a search should find, worked out over the words of each turn: every place tried, plain, and apart.

Nothing here is shared with api/analysis/searching; the cutter alone is the same. An `Asked` takes the words
of a turn and returns the stretches of words that answer, or none.
"""

from collections.abc import Callable, Sequence
from typing import Any

from api.text.words import words

Stretch = tuple[int, int]
Asked = Callable[[Sequence[str]], list[Stretch]]


def said(*looked_for: str) -> Asked:
    """Words one after another; the last may be only a beginning: `trust*`."""

    def find(line: Sequence[str]) -> list[Stretch]:
        found = []
        for start in range(len(line)):
            for end in range(start, len(line)):
                piece = line[start : end + 1]
                if len(piece) == len(looked_for) and all(
                    word.startswith(want[:-1]) if want.endswith("*") else word == want
                    for word, want in zip(piece, looked_for, strict=True)
                ):
                    found.append((start, end))
        return found

    return find


def near(one: Asked, other: Asked, within: int) -> Asked:
    """Both, with few words between, either first: each with the nearest other on each side."""

    def find(line: Sequence[str]) -> list[Stretch]:
        pairs = set()
        others = other(line)
        for a in one(line):
            after = [b for b in others if b[0] > a[1]]
            before = [b for b in others if b[1] < a[0]]
            if after and min(after)[0] - a[1] - 1 <= within:
                pairs.add((a[0], min(after)[1]))
            if before and a[0] - max(before, key=lambda b: b[1])[1] - 1 <= within:
                pairs.add((max(before, key=lambda b: b[1])[0], a[1]))
        return apart(sorted(pairs))

    return find


def every(*parts: Asked, but: Sequence[Asked] = ()) -> Asked:
    """All of them in one turn, and none of `but`."""

    def find(line: Sequence[str]) -> list[Stretch]:
        found = [part(line) for part in parts]
        if [] in found or any(part(line) for part in but):
            return []
        return [hit for part in found for hit in part]

    return find


def either(*parts: Asked) -> Asked:
    """Any of them."""
    return lambda line: [hit for part in parts for hit in part(line)]


def apart(stretches: list[Stretch]) -> list[Stretch]:
    """Leave out what lies over one before it."""
    kept: list[Stretch] = []
    for one in stretches:
        if all(one[0] > other[1] for other in kept):
            kept.append(one)
    return kept


def by_hand(asked: Asked, turns: Sequence[tuple[str, int, int, int, str]]) -> list[tuple[str, int, int, int]]:
    """Return (title, turn, start, end) of every hit. Turns: (title, n, start, end, text of the version)."""
    found = []
    for title, n, start, end, text in turns:
        line = words(text[start:end])
        hits = asked([word.text for word in line])
        for first, last in apart(sorted(hits, key=lambda hit: (hit[0], -hit[1]))):
            found.append((title, n, start + line[first].start, start + line[last].end))
    return sorted(found)


def answer(person: Any, path: str, body: dict[str, Any]) -> list[tuple[str, int, int, int]]:
    """Return (title, turn, start, end) of every hit that the service finds, page after page."""
    found, cursor = [], None
    while True:
        page = person.post(path, {**body, "cursor": cursor} if cursor else body)
        assert page.status_code == 200, page.text
        found += [(hit["transcript"], hit["turn"], hit["start"], hit["end"]) for hit in page.json()["items"]]
        cursor = page.json()["next_cursor"]
        if not cursor:
            return found
