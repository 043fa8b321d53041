"""Sentences: the one around a place, as people write down speech. Pure."""

import re

#: What ends a sentence, with what closes it; or a line. Ideographic stops need no space after them.
_END = re.compile(r"[.?!…]+[\"'’”»)\]]*(?=\s|$)|[。！？]+[」』”’）]*|\n+")
#: Before a full stop, these end no sentence.
_SHORT = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "st", "vs", "eg", "ie", "e.g", "i.e", "approx", "dept", "jr", "sr"]
)
_LAST_WORD = re.compile(r"[\w.]*\Z")


def sentence_around(text: str, start: int, end: int, within: tuple[int, int]) -> tuple[int, int]:
    """Return the sentence (or sentences) that [start, end) touches, without white space at its ends.

    `within`: the turn that is looked at, code points [first, last); a sentence does not leave it.
    Words without a full stop are one sentence up to the end of their line.
    """
    first, last = within
    begins, ends = first, last
    for stop in _END.finditer(text, first, last):
        if not _ends_one(text, stop):
            continue
        if stop.end() <= start:
            begins = stop.end()
        elif stop.end() >= end:
            ends = stop.end()
            break
    while begins < start and text[begins].isspace():
        begins += 1
    while ends > end and text[ends - 1].isspace():
        ends -= 1
    return begins, ends


def _ends_one(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a stop ends a sentence: dots before a small letter do not, nor a shortened word's."""
    said = stop.group()
    if said[0] not in ".…":
        return True
    if said != ".":
        return not text[stop.end() : stop.end() + 2].lstrip()[:1].islower()
    before = _LAST_WORD.search(text, max(0, stop.start() - 12), stop.start())
    word = before.group().lower() if before else ""
    return word not in _SHORT and not (len(word) == 1 and word.isalpha() and word != "i")
