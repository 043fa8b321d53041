"""Mentions in the words of a note: stable tokens `@[code:uuid]`, read apart from the words. Pure."""

import re
from collections.abc import Iterable
from uuid import UUID

from api.text.words import words

#: What a note can mention.
MENTIONABLE = ("code", "transcript", "participant", "theme", "note", "member")
TOKEN = re.compile(rf"@\[({'|'.join(MENTIONABLE)}):([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})\]")
EXCERPT = 280
#: A mention counts as so many characters of an excerpt: about what its label takes.
AS_LONG_AS = 16
#: A cut looks back so far for the end of a word.
NEARBY = 30
Named = tuple[str, UUID]


def mentions_in(*texts: str) -> list[Named]:
    """Return what texts mention, each once, in order of reading."""
    found = [(m[1], UUID(m[2])) for text in texts for m in TOKEN.finditer(text)]
    return list(dict.fromkeys(found))


def excerpt_of(text: str, most: int = EXCERPT) -> str:
    """Return the beginning of a text, cut at a word where one ends nearby; never within a token.

    What is left out shows as an ellipsis.
    """
    left, at = most, 0
    for start, end in [*(m.span() for m in TOKEN.finditer(text)), (len(text), len(text))]:
        if start - at > max(left, 0):
            return f"{text[: _end_of_word(text, at, at + left)].rstrip()} …"
        left -= start - at + AS_LONG_AS
        at = end
        if left <= 0 and at < len(text):
            return f"{text[:at]} …"
    return text


def _end_of_word(text: str, start: int, end: int) -> int:
    gap = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
    return gap if gap > max(start, end - NEARBY) else end


def key_of(texts: Iterable[str]) -> str:
    """Return the words of texts as they are looked up: folded, each after one space; mentions left out."""
    return "".join(f" {word.text}" for text in texts for word in words(TOKEN.sub(" ", text)))


def wanted(text: str) -> list[str]:
    """Return the words that somebody looks for, as they stand in a key."""
    return list(dict.fromkeys(word.text for word in words(text)))


def holds(key: str, sought: Iterable[str]) -> bool:
    """Tell whether each of these words begins a word of a key."""
    return all(f" {word}" in key for word in sought)
