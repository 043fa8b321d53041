"""Where the segments of an old text lie in a new one: carried, re-placed, or stale, for a person to settle.

Pure. Never wrong rather than always right: a segment is placed only where both its ends are beyond doubt
(diff.py); where two places are equally likely it is stale. An end that was itself changed counts as certain
only where the change plainly is one replacement (replacements.py). What is inserted right before or after a
segment never becomes part of it.
(Ideas: W3C Web Annotation, TextQuoteSelector; a quote with its neighbourhood.)
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from api.text.diff import STAYED, Matching, gaps, match
from api.text.replacements import (
    LONGEST_CORE,
    Span,
    core,
    explain,
    is_plain,
    known_replacements,
    whole_lines,
)

Outcome = Literal["carried", "replaced", "stale"]

#: A guess at a stale segment is at most this many times as long, and this much more.
GUESS_TIMES, GUESS_MORE = 3, 80

#: Words that were left out of a segment must not stand within this distance of it.
CLOSE_BY = 200


@dataclass(frozen=True, slots=True)
class Placement:
    """What became of a segment. `span` is its place in the new text; of a stale one a guess, or None."""

    outcome: Outcome
    span: Span | None


def place(old: str, new: str, spans: Iterable[Span]) -> list[Placement]:
    """Say for each span of the old text what became of it, in the order given.

    Raises ValueError for a span that is empty or lies outside the old text.
    """
    asked = list(spans)
    if any(not 0 <= start < end <= len(old) for start, end in asked):
        raise ValueError("a span lies within the old text and is not empty")
    if old == new:
        return [Placement("carried", span) for span in asked]
    anchors = Anchors(match(old, new))
    return [anchors.placed(span) for span in asked]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch between two sure tokens: its words in both texts (white space around them left out).

    [old_start, old_end) and [new_start, new_end) are code points; `plain` says that it is one replacement.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    before: int
    after: int
    plain: bool


def _change(matching: Matching, gap: tuple[int, int, int, int], known: dict[str, set[str]]) -> Change:
    (start, end), (now_start, now_end) = core(matching, gap)
    was, now = matching.old.text[start:end], matching.new.text[now_start:now_end]
    return Change(start, end, now_start, now_end, gap[0], gap[1], is_plain(was, now, known))


class Anchors:
    """Places spans of one text in another."""

    def __init__(self, matching: Matching) -> None:
        self.old, self.new = matching.old, matching.new
        self.image, self.group, self.moved = matching.image, matching.group, matching.moved
        known = known_replacements(matching)
        explain(matching, known)
        self.changes = [_change(matching, gap, known) for gap in gaps(matching)]
        self.changed_from = [self.old.starts[change.before] for change in self.changes]
        gone = Counter(line for change in self.changes for line in self._lines(change)[0])
        come = Counter(line for change in self.changes for line in self._lines(change)[1])
        self.sure = [n for n, group in enumerate(self.group) if group == STAYED]
        self.wandered = gone.keys() & come.keys()

    def placed(self, span: Span) -> Placement:
        """Return what became of a span."""
        found = self._certain(span)
        if found is None:
            return Placement("stale", self._guess(span))
        same = self.old.text[span[0] : span[1]] == self.new.text[found[0] : found[1]]
        return Placement("carried" if same else "replaced", found)

    def _certain(self, span: Span) -> Span | None:
        start, end = span
        first, last = self._token(start), self._token(end - 1)
        begins = self._begins(span, first)
        ends = self._ends(span, last)
        if begins is None or ends is None or begins[1] != ends[1] or begins[0] >= ends[0]:
            return None
        found = (begins[0], ends[0])
        return None if begins[1] == STAYED and self._torn(first, last, found) else found

    def _token(self, at: int) -> int:
        """Return the token that holds a code point."""
        return bisect_right(self.old.starts, at, lo=1, hi=len(self.old) - 1) - 1

    def _begins(self, span: Span, token: int) -> tuple[int, int] | None:
        """Return where a span begins now, and the group that its first token went with."""
        start, end = span
        if self.image[token] >= 0:
            return self.new.starts[self.image[token]] + start - self.old.starts[token], self.group[token]
        change = self._change_at(token)
        if change is None or change.old_start != start or change.old_end > end:
            return None
        if change.new_start < change.new_end:
            return (change.new_start, STAYED) if change.plain else None
        left_out = change.old_end < end and self._is_left_out(change)
        return (self._next_word(change.after), STAYED) if left_out else None

    def _ends(self, span: Span, token: int) -> tuple[int, int] | None:
        """Return where a span ends now, and the group that its last token went with."""
        start, end = span
        if self.image[token] >= 0:
            return self.new.starts[self.image[token]] + end - self.old.starts[token], self.group[token]
        change = self._change_at(token)
        if change is None or change.old_end != end or change.old_start < start:
            return None
        if change.new_start < change.new_end:
            return (change.new_end, STAYED) if change.plain else None
        left_out = change.old_start > start and self._is_left_out(change)
        return (self._word_before(change.before), STAYED) if left_out else None

    def _is_left_out(self, change: Change) -> bool:
        """Tell whether some words within one turn were left out, and do not stand close by now."""
        text, start, end = self.old.text, change.old_start, change.old_end
        whole = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
        if whole or end - start > LONGEST_CORE or "\n" in text[start:end]:
            return False
        close = self.new.text[max(0, change.new_start - CLOSE_BY) : change.new_start + CLOSE_BY]
        return text[start:end] not in close

    def _change_at(self, token: int) -> Change | None:
        at = bisect_right(self.changed_from, self.old.starts[token]) - 1
        if at < 0 or not self.changes[at].before < token < self.changes[at].after:
            return None
        return self.changes[at]

    def _next_word(self, token: int) -> int:
        place = self.image[token]
        while place < len(self.new) - 1 and self.new.blank[place]:
            place += 1
        return self.new.starts[place]

    def _word_before(self, token: int) -> int:
        place = self.image[token]
        while place > 0 and self.new.blank[place]:
            place -= 1
        return self.new.end(place)

    def _torn(self, first: int, last: int, found: Span) -> bool:
        """Tell whether a passage was moved out of a span, or into where it is now."""
        at = bisect_left(self.changed_from, self.old.starts[first])
        while self.wandered and at < len(self.changes) and self.changes[at].after <= last:
            if not self.wandered.isdisjoint(
                [*self._lines(self.changes[at])[0], *self._lines(self.changes[at])[1]]
            ):
                return True
            at += 1
        return any(
            (run.old <= last and first < run.old + run.length)
            or (self.new.starts[run.new] < found[1] and found[0] < self.new.end(run.new + run.length - 1))
            for run in self.moved
        )

    def _lines(self, change: Change) -> tuple[list[str], list[str]]:
        """Return the whole lines that a change took away and put in."""
        sides = (
            (self.old.text, change.old_start, change.old_end),
            (self.new.text, change.new_start, change.new_end),
        )
        gone, come = (whole_lines(*side) for side in sides)
        return gone, come

    def _guess(self, span: Span) -> Span | None:
        """Return the stretch between the nearest sure tokens around a span, if it is about as long."""
        first = self.sure[bisect_right(self.sure, self._token(span[0])) - 1]
        last = self.sure[bisect_left(self.sure, self._token(span[1] - 1))]
        start = self._guess_at(first, span[0])
        end = self._guess_at(last, span[1])
        text = self.new.text[start:end]
        start, end = end - len(text.lstrip()), start + len(text.rstrip())
        length = span[1] - span[0]
        fits = 0 < end - start <= GUESS_TIMES * length + GUESS_MORE
        return (start, end) if fits else None

    def _guess_at(self, token: int, at: int) -> int:
        """Return a code point of the old text in the new one; one past a sure token is at its end."""
        length = self.old.end(token) - self.old.starts[token]
        return self.new.starts[self.image[token]] + min(max(at - self.old.starts[token], 0), length)
