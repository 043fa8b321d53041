"""How a quote may differ from what was said: marked ellipses and square brackets, nothing else. Pure."""

import re

ELLIPSIS = re.compile(r"\[?(?:…|\.\.\.)\]?")
BRACKET = re.compile(r"\[[^\[\]]*\]")
WORD = re.compile(r"\w+(?:['’-]\w+)*")
MOST_IN_BRACKETS = 60


def words_of(text: str) -> list[str]:
    """Cut a text into words in folded case; an apostrophe or hyphen inside a word belongs to it."""
    return [w.replace("’", "'").casefold() for w in WORD.findall(text)]


def word_count(text: str) -> int:
    """Count the words of a quote, those in brackets too."""
    return len(words_of(text))


def kept_runs(text: str) -> list[list[str]]:
    """Return the runs of words that stand outside brackets and between ellipses, in order."""
    runs = [words_of(part) for part in BRACKET.sub("\0", ELLIPSIS.sub("\0", text)).split("\0")]
    return [run for run in runs if run]


def is_faithful(segment: str, text: str) -> bool:
    """Tell whether each run of a quote stands in the segment word by word, in the same order.

    So nothing is left out or put in without a mark: dropping a silent "not" is noticed.
    """
    said, at = words_of(segment), 0
    for run in kept_runs(text):
        found = next((i for i in range(at, len(said) - len(run) + 1) if said[i : i + len(run)] == run), None)
        if found is None:
            return False
        at = found + len(run)
    return True


def passage_of(segment: str, text: str, *, stale: bool) -> str:
    """Tell whether a passage still says what a quote of it says: same, changed or stale.

    A transcript may have been corrected since; the words of a quote never change with it.
    """
    if stale:
        return "stale"
    return "same" if is_faithful(segment, text) else "changed"


def long_brackets(segment: str, text: str) -> bool:
    """Tell whether a bracket that is not in the segment holds more than a replacement needs."""
    return any(len(b) > MOST_IN_BRACKETS and b not in segment for b in BRACKET.findall(text))
