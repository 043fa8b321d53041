"""Passages: the pieces of a transcript in which one looks for words. A turn, or parts of a very long one.

Both engines keep the places of words only within bounds (PostgreSQL 255 places of one word in a row), so
a turn longer than 2,000 words is searched in parts, and so is one that says a word 255 times. A part ends
where a line or a sentence ends, if one does in its last quarter.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from api.text.words import Word, texts_of, words

MOST_WORDS = 2_000
MOST_OF_ONE = 255
#: What ends a line or a sentence, between two words.
ENDS = frozenset(".?!…\n。？！؟।")


class Passage(NamedTuple):
    """A piece of a text, code points [start, end), and its words as they are compared."""

    part: int
    start: int
    end: int
    words: tuple[str, ...]


def passages(text: str, start: int, end: int) -> Iterator[Passage]:
    """Cut the turn [start, end) of a text into passages; without words there are none.

    No word is cut in two: the words of a passage are the words of its own piece of the text.
    """
    body = text[start:end]
    said = texts_of(body)
    if len(said) <= MOST_OF_ONE:  # nearly every turn: too short to be parted
        if said:
            yield Passage(0, start, end, tuple(said))
        return
    found = words(body)
    first, part = 0, 0
    while first < len(found):
        last = _last(body, found, first)
        begins = start + found[first].start if part else start
        ends = start + found[last].start if last < len(found) else end
        yield Passage(part, begins, ends, tuple(word.text for word in found[first:last]))
        first, part = last, part + 1


def _last(body: str, found: list[Word], first: int) -> int:
    """Return where the passage that begins at a word ends: the index of the word after its last."""
    most = min(first + MOST_WORDS, len(found))
    seen: Counter[str] = Counter()
    for at in range(first, most):
        seen[found[at].text] += 1
        if seen[found[at].text] > MOST_OF_ONE:
            most = at
            break
    if most == len(found):
        return most
    for at in range(most, most - (most - first) // 4, -1):
        if ENDS & set(body[found[at - 1].end : found[at].start]):
            return at
    return most
