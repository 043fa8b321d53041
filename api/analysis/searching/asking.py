"""The language of a search: what people type becomes words, nearness, and, or, not. Pure.

    trust                 the word, whatever its accents and case
    trust*                words that begin so
    "joint casework"      words one after another, whatever stands between them but words
    trust NEAR/5 officer  both, at most 5 words between them, either first (NEAR alone: 10)
    trust probation       both in one turn (AND may be written)
    trust OR faith        either; OR binds less than what stands side by side
    trust -officer        without (NOT may be written); in brackets: -(prison OR licence)

Operators are capitals: `or` is a word. A word that the cutter cuts ("don't", "co-operate") is looked for as
its pieces one after another. Nothing of an engine's own language is understood, and nothing reaches it.

A query that cannot be understood is refused with `place`: where in it the mistake stands, code points
[start, end). The refusal never repeats what was written; who wrote it can show the place.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple, cast

from api.base.errors import FieldProblem, Invalid
from api.text.words import words

MOST_TERMS = 40
MOST_WORDS = 20
DEEPEST = 8
FARTHEST = 30
NEAR_BY = 10


@dataclass(frozen=True, slots=True)
class Words:
    """Words one after another; with `begins`, the last is only how a word begins."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Two of them, either first, with at most `within` words between."""

    one: Words
    other: Words
    within: int


@dataclass(frozen=True, slots=True)
class Every:
    """All parts in one passage, and none of `without`. `parts` is never empty."""

    parts: tuple["Asked", ...]
    without: tuple["Asked", ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """Any of the parts."""

    parts: tuple["Asked", ...]


Asked = Words | Near | Every | Either

_QUOTES = '"“”„‟«»'
_TOKEN = re.compile(
    rf"(?P<quoted>[{_QUOTES}](?P<inside>[^{_QUOTES}]*)[{_QUOTES}](?P<star>\*?))"
    rf"|(?P<open>\()|(?P<close>\))"
    rf"|(?P<not>-(?=[^\s\-)]))"
    rf"|(?P<near>NEAR(?:/(?P<n>\d{{1,4}}))?(?![^\s()]))"
    rf"|(?P<word>[^\s(){_QUOTES}]+)"
    rf"|(?P<unclosed>[{_QUOTES}])"
    rf"|\s+"
)
_WRONG_NEAR = re.compile(r"NEAR/\S*")
_OPERATORS = {"AND": "and", "OR": "or", "NOT": "not"}


class _Token(NamedTuple):
    """A piece of a query, and where it stands in it."""

    kind: str
    value: Words | int | None
    place: tuple[int, int]


def _refuse(code: str, detail: str, place: tuple[int, int] | None = None) -> Invalid:
    extra: dict[str, object] = {} if place is None else {"place": {"start": place[0], "end": place[1]}}
    return Invalid(code, detail, fields=(FieldProblem("query", detail),), extra=extra)


EMPTY = _refuse("search_empty", "Write at least one word to look for.")


def understand(query: str) -> Asked:
    """Return what a query asks for. Raises Invalid that says what to write."""
    tokens = _tokens(query)
    if sum(isinstance(token.value, Words) for token in tokens) > MOST_TERMS:
        raise _refuse("search_too_long", f"Look for at most {MOST_TERMS} words and phrases at once.")
    reader = _Reader(tokens)
    asked = reader.either(0)
    if reader.kind == "close":
        detail = "This bracket closes, and none was opened before it. Take it out, or open one."
        raise _refuse("search_brackets", detail, reader.token.place)
    return asked


def _tokens(query: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKEN.finditer(query):
        kind, place = match.lastgroup or "", match.span()
        value: Words | int | None = None
        if match["quoted"] is not None:
            kind, value = "words", _words(match["inside"] + match["star"], place)
        elif match["unclosed"]:
            detail = "This quotation mark opens a phrase, and none closes it. Close it after the last word."
            raise _refuse("search_quotes", detail, place)
        elif match["near"]:
            value = _nearness(match["n"], place)
        elif match["word"] in _OPERATORS:
            kind = _OPERATORS[match["word"]]
        elif match["word"]:
            if _WRONG_NEAR.fullmatch(match["word"]):
                raise _wrong_number(place)
            kind, value = "words", _words(match["word"], place)
        if kind and (kind != "words" or value):
            found.append(_Token(kind, value, place))
    return found


def _nearness(n: str | None, place: tuple[int, int]) -> int:
    within = int(n) if n else NEAR_BY
    if not 1 <= within <= FARTHEST:
        raise _wrong_number(place)
    return within


def _wrong_number(place: tuple[int, int]) -> Invalid:
    detail = f"After NEAR/ stands a number of words from 1 to {FARTHEST}, as in NEAR/5."
    return _refuse("search_near", detail, place)


def _words(said: str, place: tuple[int, int]) -> Words | None:
    """Return the words of a piece of a query; None for punctuation alone."""
    cut = words(said)
    inner = said.rstrip("*")
    if "*" in inner or (said != inner and (not cut or cut[-1].end != len(inner))):
        raise _refuse("search_star", "A * stands at the end of a word, as in trust*. Put it there.", place)
    if len(cut) > MOST_WORDS:
        raise _refuse("search_too_long", f"A phrase has at most {MOST_WORDS} words. Make it shorter.", place)
    return Words(tuple(word.text for word in cut), said != inner) if cut else None


class _Reader:
    """Reads tokens one after another: either of every of unary."""

    def __init__(self, tokens: list[_Token]) -> None:
        # What is missing at the end is missing after the last piece.
        self.tokens = [*tokens, _Token("end", None, tokens[-1].place if tokens else (0, 0))]
        self.at = 0

    @property
    def token(self) -> _Token:
        """Return what stands here, with its place."""
        return self.tokens[self.at]

    @property
    def kind(self) -> str:
        """Return what stands here."""
        return self.token.kind

    def _take(self) -> Words | int | None:
        self.at += 1
        return self.tokens[self.at - 1].value

    def either(self, depth: int) -> Asked:
        """Read parts with OR between them."""
        if depth > DEEPEST:
            raise _refuse(
                "search_brackets", f"Brackets may stand {DEEPEST} deep. Use fewer.", self.token.place
            )
        parts = [self._every(depth)]
        while self.kind == "or":
            self._take()
            parts.append(self._every(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _every(self, depth: int) -> Asked:
        parts: list[Asked] = []
        without: list[Asked] = []
        joined, place = False, self.token.place
        while self.kind in ("words", "open", "not", "near", "and"):
            if self.kind == "and":
                if joined or not (parts or without):
                    raise self._alone()
                self._take()
                joined = True
                continue
            joined = False
            if self.kind == "not":
                self._take()
                without.append(self._unary(depth))
            else:
                parts.append(self._unary(depth))
        if joined or not (parts or without):
            raise self._alone()
        if not parts:
            detail = "Write what to look for before what to leave out."
            raise _refuse("search_only_not", detail, place)
        return parts[0] if len(parts) == 1 and not without else Every(tuple(parts), tuple(without))

    def _unary(self, depth: int) -> Asked:
        if self.kind == "open":
            opened = self.token.place
            self._take()
            asked = self.either(depth + 1)
            if self.kind != "close":
                detail = "This bracket opens, and none closes it. Close it where what belongs together ends."
                raise _refuse("search_brackets", detail, opened)
            self._take()
            if self.kind == "near":
                raise self._wrong_near()
            return asked
        if self.kind != "words":
            raise self._wrong_near() if self.kind == "near" else self._alone()
        one = cast(Words, self._take())
        if self.kind != "near":
            return one
        near = self.token
        within = cast(int, self._take())
        if self.kind != "words":
            raise self._wrong_near(near)
        other = cast(Words, self._take())
        if self.kind == "near":
            raise self._wrong_near()
        return Near(one, other, within)

    def _wrong_near(self, near: _Token | None = None) -> Invalid:
        detail = "NEAR stands between two words or two phrases, as in trust NEAR/5 officer."
        return _refuse("search_near", detail, (near or self.token).place)

    def _alone(self) -> Invalid:
        if len(self.tokens) == 1:
            return EMPTY
        detail = (
            "AND, OR and NOT stand between words. Write a word on each side, or write them small as words."
        )
        return _refuse("search_operator", detail, self.token.place)
