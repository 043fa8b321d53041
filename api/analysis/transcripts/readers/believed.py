"""Which of the labels found in a text are its speakers (the rule stands in `names`)."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from api.analysis.transcripts.readers.labels import Label
from api.analysis.transcripts.readers.names import could_recur, is_common, is_name, is_role, lower_case_words

MOST_RARE = 6
"""More names than these, each seldom, are a list and no conversation."""

_STRONG = ("bold", "chevron", "timed", "header", "time_name", "after_time")
_WEAK = ("tab", "bare")
"""Styles believed only where no label of another style is."""


def believed_names(labels: Sequence[Label | None], text: str) -> frozenset[tuple[str, str]]:
    """Return (style, name) of the labels that name speakers; `text` is the whole text, to tell common words.

    Where labels are set in bold, only those count: the text's own convention wins over lines with a colon.
    """
    named = [(label.style, label.name) for label in labels if label and label.name]
    if any(style == "bold" and _sound(name) for style, name in named):
        named = [pair for pair in named if pair[0] not in ("plain", *_WEAK)]
    pairs = {pair for pair in named if pair[0] not in _WEAK}
    often = Counter(name.casefold() for style, name in named if style not in _WEAK)
    common = cache(lambda: lower_case_words(text))  # few texts need it, and it costs more than all else
    sure = {name for style, name in pairs if _is_sure(style, name, often[name.casefold()], common)}
    if any(often[name.casefold()] > 1 for name in sure):
        sure |= {name for _, name in pairs if name not in sure and _once(name, common)}
    if _is_a_list(sure, pairs, often):
        sure = set()
    believed = {(style, name) for style, name in pairs if name in sure}
    return frozenset(believed or _tabbed(named, len(labels)) or _bare(labels))


def _is_sure(style: str, name: str, often: int, common: Callable[[], frozenset[str]]) -> bool:
    if style in ("header", "time_name", "after_time"):
        return _sound(name) and (often > 1 or is_role(name))
    if style in _STRONG:
        return _sound(name) or (style == "bold" and often > 1 and could_recur(name))
    if is_role(name) and (often > 1 or not _is_code(name)):
        return True
    if is_name(name):
        return often > 2 or (often == 2 and (len(name) <= 3 or not is_common(name, common())))
    return often > 2 and could_recur(name)


def _is_a_list(sure: set[str], pairs: set[tuple[str, str]], often: Counter[str]) -> bool:
    """Say whether plain labels are rather the headings of a list: many, and few of them three times."""
    plain = {name for style, name in pairs if style == "plain" and name in sure and not is_role(name)}
    seldom = sum(often[name.casefold()] for name in sure) < 3 * len(sure)
    return len(plain) == len(sure) > MOST_RARE and seldom


def _once(name: str, common: Callable[[], frozenset[str]]) -> bool:
    return is_role(name) or (is_name(name) and not is_common(name, common()))


def _tabbed(named: list[tuple[str, str]], lines: int) -> set[tuple[str, str]]:
    """Believe `NAME<tab>words` only where two such names recur and most lines have one."""
    often = Counter(name for style, name in named if style == "tab" and _sound(name))
    recurring = {name for name, times in often.items() if times > 1}
    if len(recurring) < 2 or sum(often.values()) * 2 < lines:
        return set()
    return {("tab", name) for name in often}


def _bare(labels: Sequence[Label | None]) -> set[tuple[str, str]]:
    """Believe names alone on their lines where two or more recur often, nearly all with words below."""
    places = [(place, label.name) for place, label in enumerate(labels) if label and label.style == "bare"]
    often = Counter(name for _, name in places if name)
    recurring = {name for name, times in often.items() if times > (1 if is_role(name) else 2)}
    recurring = {name for name in recurring if is_role(name) or name.lower() != name}
    spoken = sum(
        place + 1 < len(labels) and not _is_bare(labels[place + 1], recurring) for place, _ in places
    )
    dense = len(places) * 4 >= len(labels)
    if len(recurring) < 2 or not dense or spoken * 10 < 9 * len(places):
        return set()
    return {("bare", name) for name in often if name in recurring or is_role(name)}


def _is_bare(label: Label | None, names: set[str]) -> bool:
    return label is not None and label.style == "bare" and label.name in names


def _sound(name: str) -> bool:
    return is_name(name) or is_role(name)


def _is_code(name: str) -> bool:
    return any(character.isdigit() for character in name) and len(name) < 8 and name.split()[0].isupper()
