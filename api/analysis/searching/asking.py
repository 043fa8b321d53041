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
"""

import re
from dataclasses import dataclass
from typing import cast

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
_OPERATORS = {"AND": "and", "OR": "or", "NOT": "not"}


def _refuse(code: str, detail: str) -> Invalid:
    return Invalid(code, detail, fields=(FieldProblem("query", detail),))


EMPTY = _refuse("search_empty", "Write at least one word to look for.")


def understand(query: str) -> Asked:
    """Return what a query asks for. Raises Invalid that says what to write."""
    tokens = _tokens(query)
    if sum(isinstance(value, Words) for _, value in tokens) > MOST_TERMS:
        raise _refuse("search_too_long", f"Look for at most {MOST_TERMS} words and phrases at once.")
    reader = _Reader(tokens)
    asked = reader.either(0)
    if reader.kind == "close":
        raise _refuse("search_brackets", "A bracket closes that was not opened. Take it out, or open it.")
    return asked


def _tokens(query: str) -> list[tuple[str, Words | int | None]]:
    found: list[tuple[str, Words | int | None]] = []
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup
        if match["quoted"] is not None:
            said = _words(match["inside"] + match["star"])
            found += [("words", said)] if said else []
        elif match["unclosed"]:
            raise _refuse("search_quotes", "A quotation mark opens and does not close. Close it.")
        elif match["near"]:
            found.append(("near", _nearness(match["n"])))
        elif match["word"] in _OPERATORS:
            found.append((_OPERATORS[match["word"]], None))
        elif match["word"]:
            said = _words(match["word"])
            found += [("words", said)] if said else []
        elif kind in ("open", "close", "not"):
            found.append((kind, None))
    return found


def _nearness(n: str | None) -> int:
    within = int(n) if n else NEAR_BY
    if not 1 <= within <= FARTHEST:
        detail = f"NEAR takes from 1 to {FARTHEST} words, as in NEAR/5."
        raise _refuse("search_near", detail)
    return within


def _words(said: str) -> Words | None:
    """Return the words of a piece of a query; None for punctuation alone."""
    cut = words(said)
    inner = said.rstrip("*")
    if "*" in inner or (said != inner and (not cut or cut[-1].end != len(inner))):
        raise _refuse("search_star", "A * stands at the end of a word, as in trust*. Put it there.")
    if len(cut) > MOST_WORDS:
        raise _refuse("search_too_long", f"A phrase has at most {MOST_WORDS} words. Make it shorter.")
    return Words(tuple(word.text for word in cut), said != inner) if cut else None


class _Reader:
    """Reads tokens one after another: either of every of unary."""

    def __init__(self, tokens: list[tuple[str, Words | int | None]]) -> None:
        self.tokens = [*tokens, ("end", None)]
        self.at = 0

    @property
    def kind(self) -> str:
        """Return what stands here."""
        return self.tokens[self.at][0]

    def _take(self) -> Words | int | None:
        self.at += 1
        return self.tokens[self.at - 1][1]

    def either(self, depth: int) -> Asked:
        """Read parts with OR between them."""
        if depth > DEEPEST:
            raise _refuse("search_brackets", f"Brackets may stand {DEEPEST} deep. Use fewer.")
        parts = [self._every(depth)]
        while self.kind == "or":
            self._take()
            parts.append(self._every(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _every(self, depth: int) -> Asked:
        parts: list[Asked] = []
        without: list[Asked] = []
        joined = False
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
            raise _refuse("search_only_not", "Write what to look for before what to leave out.")
        return parts[0] if len(parts) == 1 and not without else Every(tuple(parts), tuple(without))

    def _unary(self, depth: int) -> Asked:
        if self.kind == "open":
            self._take()
            asked = self.either(depth + 1)
            if self.kind != "close":
                raise _refuse("search_brackets", "A bracket opens and does not close. Close it.")
            self._take()
            if self.kind == "near":
                raise self._wrong_near()
            return asked
        if self.kind != "words":
            raise self._wrong_near() if self.kind == "near" else self._alone()
        one = cast(Words, self._take())
        if self.kind != "near":
            return one
        within = cast(int, self._take())
        if self.kind != "words":
            raise self._wrong_near()
        other = cast(Words, self._take())
        if self.kind == "near":
            raise self._wrong_near()
        return Near(one, other, within)

    def _wrong_near(self) -> Invalid:
        detail = "NEAR stands between two words or two phrases, as in trust NEAR/5 officer."
        return _refuse("search_near", detail)

    def _alone(self) -> Invalid:
        if len(self.tokens) == 1:
            return EMPTY
        detail = (
            "AND, OR and NOT stand between words. Write a word on each side, or write them small as words."
        )
        return _refuse("search_operator", detail)
