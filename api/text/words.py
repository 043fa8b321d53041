"""Words of a text with their places: the one cutter behind the index, the queries and the highlights.

A word is a run of letters and digits of any script. Apostrophes, hyphens and underscores part words
("don't" is `don`, `t`), so straight and curly ones, "co-operate" and "co operate" find each other. Words
are compared without accents and case, in NFD: composed and decomposed letters are the same. What joins
letters unseen (soft hyphens, zero-width joiners) is looked through. Scripts written without spaces (Chinese,
Japanese, Thai …) are cut into single characters: what one looks for there is their sequence.
"""

import re
import unicodedata
from typing import NamedTuple

#: A word is compared by its first 64 code points: an index keeps no word of any length.
LONGEST = 64

#: Accents and points that do not make another word: Latin, Greek, Cyrillic, Hebrew, Arabic; and selectors
#: of a glyph's variant. Vowel signs of other scripts are letters in all but name, and stay.
ACCENTS = (
    (0x300, 0x36F),
    (0x483, 0x489),
    (0x591, 0x5C7),
    (0x610, 0x61A),
    (0x64B, 0x65F),
    (0x670, 0x670),
    (0x6D6, 0x6ED),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)
#: Soft hyphen, zero-width non-joiner and joiner, word joiner, byte order mark.
JOINERS = "\u00ad\u200c\u200d\u2060\ufeff"
#: Thai and Lao, Burmese, Khmer, ideographs and kana.
WITHOUT_SPACES = (
    (0xE01, 0xEFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x3007),
    (0x3041, 0x312F),
    (0x31A0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9D),
    (0x20000, 0x3FFFF),
)
#: Marks stand below this code point, and among the variation selectors.
_LAST_MARK = 0x1FFFF


def _is_mark(point: int) -> bool:
    return unicodedata.category(chr(point))[0] == "M"


def _ranges(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_SINGLE = _ranges(WITHOUT_SPACES)
_MARKS = "".join(chr(p) for p in range(0x300, _LAST_MARK + 1) if _is_mark(p)) + "\U000e0100-\U000e01ef"
_LETTER = rf"[^\W_{_SINGLE}]"
_MORE = rf"[^\W_{_SINGLE}]|[{_MARKS}]"
_WORD = re.compile(
    rf"{_LETTER}(?:{_MORE}|[{JOINERS}]+(?={_MORE}))*"
    rf"|(?=[^\W_])[{_SINGLE}](?:[{_MARKS}]|[{JOINERS}]+(?=[{_MARKS}]))*"
)
_ASCII_WORD = re.compile("[a-z0-9]+")
#: ASCII as it is compared: letters in lower case, and a space for all that parts words.
_COMPARED = {p: chr(p).lower() if chr(p).isalnum() else " " for p in range(0x80)}
_LOOKED_THROUGH = dict.fromkeys(
    [p for first, last in ACCENTS for p in range(first, last + 1) if _is_mark(p)] + [ord(c) for c in JOINERS]
)


class Word(NamedTuple):
    """A word as it is compared, and where it stands: code points, half open [start, end)."""

    text: str
    start: int
    end: int


def fold(word: str) -> str:
    """Return a word as it is compared: without accents, joiners and case, in NFD, at most 64 code points."""
    if word.isascii():
        return word.lower()[:LONGEST]
    bare = unicodedata.normalize("NFD", word).translate(_LOOKED_THROUGH)
    return bare.casefold()[:LONGEST]


def _alike() -> dict[str, str]:
    """Return what typed and corrected text holds besides ASCII most often, and the ASCII that is cut alike.

    Punctuation parts words, as a space does; a Latin letter that folds to one of ASCII is that one.
    """
    latin = map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    letters = {one: fold(one) for one in latin if _WORD.fullmatch(one)}
    punctuation = "\u2018\u2019\u201c\u201d\u2026\u2013\u2014\u00a0\u00ab\u00bb\u201e\u201a"
    alike = {one: as_one for one, as_one in letters.items() if _ASCII_WORD.fullmatch(as_one)}
    return dict.fromkeys(punctuation, " ") | {
        one: as_one for one, as_one in alike.items() if len(as_one) == 1
    }


_ALIKE = _alike()
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_NOT_ALIKE = re.compile(f"[^\x00-\x7f{''.join(_ALIKE)}]")


def words(text: str) -> list[Word]:
    """Cut a text into words, in order; their places are those of the text as it is."""
    plain = _plain(text)
    if plain is None:
        return [Word(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
    return [Word(m.group()[:LONGEST], m.start(), m.end()) for m in _ASCII_WORD.finditer(plain.lower())]


def texts_of(text: str) -> list[str]:
    """Return the words of a text as they are compared, in order, without their places: far faster."""
    plain = _plain(text)
    if plain is None:
        return [fold(word) for word in _WORD.findall(text)]
    found = plain.translate(_COMPARED).split()
    return [word[:LONGEST] for word in found] if max(map(len, found), default=0) > LONGEST else found


def _plain(text: str) -> str | None:
    """Return a text of the same length with the same words, in ASCII; None where letters are not alike."""
    if text.isascii():
        return text
    if _NOT_ALIKE.search(text):
        return None
    return _BEYOND_ASCII.sub(lambda found: _ALIKE[found[0]], text)
