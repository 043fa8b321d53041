"""Changes that plainly are one replacement: a name by a word in brackets, a spelling, or made alike twice."""

import re
from collections import Counter
from difflib import SequenceMatcher

from api.text.diff import STAYED, Matching, gaps
from api.text.tokens import STOPS, TOKEN, Tokens

Span = tuple[int, int]
"""Code points, half open."""

#: How alike two spellings of a word are at least (SequenceMatcher's ratio).
ALIKE = 0.6
#: A replacement is known once it was made this often.
KNOWN_FROM = 2
#: Longer changes are no replacement of a name or a word.
LONGEST_CORE = 60
_BRACKETED = re.compile(r"\[[^\[\]\n]{1,58}\](?:['’]s)?")


def core(matching: Matching, gap: tuple[int, int, int, int]) -> tuple[Span, Span]:
    """Return the words of a gap in both texts as code points; equal ends where there are none."""
    before, after, first, last = gap
    old, new = matching.old, matching.new
    return (
        trimmed(old.text, old.end(before), old.starts[after]),
        trimmed(new.text, new.starts[first], new.starts[last + 1]),
    )


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def whole_lines(text: str, start: int, end: int) -> list[str]:
    """Return the lines of a text that lie within [start, end)."""
    if start >= end:
        return []
    lines = text[start:end].split("\n")
    first = 0 if text[start - 1 : start] in ("", "\n") else 1
    last = len(lines) if text[end : end + 1] in ("", "\n") else len(lines) - 1
    return lines[first:last]


def known_replacements(matching: Matching) -> dict[str, set[str]]:
    """Return the replacements that were made more than once: what stands now for what stood there."""
    made: Counter[tuple[str, str]] = Counter()
    for gap in gaps(matching):
        (start, end), (now_start, now_end) = core(matching, gap)
        short = 0 < end - start <= LONGEST_CORE and 0 < now_end - now_start <= LONGEST_CORE
        if short and not _is_line(matching.old.text, start, end):
            made[matching.old.text[start:end], matching.new.text[now_start:now_end]] += 1
    known: dict[str, set[str]] = {}
    for (was, now), times in made.items():
        if _BRACKETED.fullmatch(now) or (times >= KNOWN_FROM and was[0].isalnum() and now[-1].isalnum()):
            known.setdefault(was, set()).add(now)
    return known


def _is_line(text: str, start: int, end: int) -> bool:
    """Tell whether words are all that a line says."""
    return text[start - 1 : start] in ("", "\n") and text[end : end + 2].lstrip(".?!…")[:1] in ("", "\n")


def is_plain(was: str, now: str, known: dict[str, set[str]]) -> bool:
    """Tell whether one wording plainly stands in place of another."""
    if was[-1:] in STOPS and was[-1:] == now[-1:]:
        was, now = was[:-1], now[:-1]
    if now in known.get(was, ()) or _BRACKETED.fullmatch(now):
        return True
    return len(was) <= LONGEST_CORE and _is_spelling(was, now)


def _is_spelling(was: str, now: str) -> bool:
    """Tell whether two single words are spellings of one."""
    if not was or not now or not (was.isalnum() and now.isalnum()):
        return False
    return (
        was.casefold() == now.casefold() or SequenceMatcher(None, was, now, autojunk=False).ratio() >= ALIKE
    )


def explain(matching: Matching, known: dict[str, set[str]]) -> None:
    """Place the tokens of gaps that known replacements and spellings explain to the last character."""
    by_start: dict[str, list[tuple[str, str]]] = {}
    for was, some in known.items():
        by_start.setdefault(TOKEN.findall(was)[0], []).extend((was, now) for now in some)
    for before, after, first, last in list(gaps(matching)):
        if after - before > 1 and last >= first:
            found = _explained(matching, by_start, (before + 1, after), (first, last + 1))
            for i, j in found:
                matching.image[i], matching.group[i] = j, STAYED


def _explained(
    matching: Matching, known: dict[str, list[tuple[str, str]]], old: Span, new: Span
) -> list[tuple[int, int]]:
    """Walk both sides of a gap; return which token stands for which: nothing if a step is not explained."""
    (i, i_end), (j, j_end) = old, new
    found: list[tuple[int, int]] = []
    while i < i_end and j < j_end:
        if matching.old.ids[i] == matching.new.ids[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
            continue
        step = _step(matching, known, i, j)
        if step is None:
            return []
        i, j = i + step[0], j + step[1]
    return found if (i, j) == (i_end, j_end) else []


def _step(
    matching: Matching, known: dict[str, list[tuple[str, str]]], i: int, j: int
) -> tuple[int, int] | None:
    """Return how many tokens a replacement or another spelling takes in both texts, or None."""
    was, now = matching.old.words(i, i), matching.new.words(j, j)
    if _is_spelling(was, now):
        return 1, 1
    for name, instead in known.get(was, ()):
        here = matching.old.text.startswith(name, matching.old.starts[i])
        there = matching.new.text.startswith(instead, matching.new.starts[j])
        if here and there:
            return _tokens_in(matching.old, i, len(name)), _tokens_in(matching.new, j, len(instead))
    return None


def _tokens_in(tokens: Tokens, first: int, length: int) -> int:
    end, n = tokens.starts[first] + length, 0
    while first + n < len(tokens) - 1 and tokens.starts[first + n] < end:
        n += 1
    return n
