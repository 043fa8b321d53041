"""Markdown: the words without their marks. Links keep their words, lists and numbers stay as written.

Taken off and counted: emphasis, headings, quotation marks of blocks, code ticks, escapes, comments.
`**Name:**` or `**Name**:` at the start of a paragraph is a label.
"""

import re

from api.analysis.transcripts.readers.encodings import Decoded
from api.analysis.transcripts.readers.plain import lines_of_text
from api.analysis.transcripts.readers.reading import Reading
from api.analysis.transcripts.readers.tally import Tally
from api.analysis.transcripts.readers.turns import Line, turns_of

_BOLD_LABEL = re.compile(
    r"\s*(?:\*\*|__)(?P<name>[^*_\n]{1,60}?)\s*(?::(?:\*\*|__)|(?:\*\*|__)\s*:)[ \t]*(?P<body>.*)\Z", re.S
)
_HEAD = re.compile(r" {0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+(?!>))")
_TAIL = re.compile(r"[ \t]+#+[ \t]*\Z")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TARGET = r"\(([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500}){0,5})\)"
_IMAGE = re.compile(rf"!\[([^\[\]\n]{{0,2000}})\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]\n]{{0,2000}})\]{_TARGET}")
_EMPHASIS = (
    re.compile(r"(?<![\w\\])(\*\*|__)(?=\S)([^\n]{1,2000}?)(?<=\S)\1(?!\w)"),
    re.compile(r"(?<![\w\\*])(\*)(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\1(?![\w*])"),
    re.compile(r"(?<![\w\\_])(_)(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])\1(?![\w_])"),
    re.compile(r"(~~)(?=\S)([^~\n]{1,2000}?)(?<=\S)\1"),
    re.compile(r"(`)([^`\n]{1,2000}?)\1"),
)
_HELD = 0xF0000
"""Escaped characters are held as private code points while marks are taken off, then put back."""


def looks_like_markdown(text: str, filename: str) -> bool:
    """Say whether a text is Markdown: bold labels, links or headings; by its name only if it has any mark."""
    bold = len(re.findall(r"(?m)^\s*\*\*[^*\n]{1,60}?(?::\*\*|\*\*\s*:)", text))
    marks = len(re.findall(r"(?m)^#{1,6} \S|\]\(https?://|\*\*[^*\s][^*\n]*\*\*", text))
    return bold > 1 or marks > 4 or (filename.lower().endswith((".md", ".markdown")) and bool(bold or marks))


def read(decoded: Decoded, tally: Tally) -> Reading:
    """Return the reading of a Markdown text."""
    lines = [_line(line, tally) for line in lines_of_text(_without_comments(decoded.text, tally))]
    turns = turns_of(lines, tally)
    return Reading(
        "markdown", decoded.encoding, decoded.encodings, turns, tally.drops(), tuple(tally.warnings)
    )


def _without_comments(text: str, tally: Tally) -> str:
    pieces: list[str] = []
    begin = 0
    while (start := text.find("<!--", begin)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces.append(text[begin:start])
        tally.drop("markup", text[start : end + 3])
        begin = end + 3
    return "".join([*pieces, text[begin:]])


def _line(line: Line, tally: Tally) -> Line:
    label = _BOLD_LABEL.match(line.text)
    if label:
        tally.drop("markup", "****")
        return Line(plain_words(label["body"], tally), line.before, line.opens, bold=label["name"].strip())
    text = line.text
    head = _HEAD.match(text)
    if head:
        tally.drop("markup", head[0])
        text = text[head.end() :]
        if "#" in head[0]:
            text = _TAIL.sub("", text)
    return Line(plain_words(text, tally), line.before, line.opens)


def plain_words(text: str, tally: Tally) -> str:
    """Return one line's words without marks; what stood escaped stands as itself."""
    text = _ESCAPED.sub(lambda found: _hold(found[1], tally), text)
    text = _IMAGE.sub(lambda found: _drop(tally, "image", found[0]), text)
    text = _LINK.sub(lambda found: _link(found, tally), text)
    for shape in _EMPHASIS:
        text = shape.sub(lambda found: _drop(tally, "markup", found[1] * 2) + found[2], text)
    return "".join(chr(ord(c) - _HELD) if _HELD <= ord(c) < _HELD + 128 else c for c in text)


def _link(found: re.Match[str], tally: Tally) -> str:
    tally.drop("markup", "[]()")
    if found[2].strip():
        tally.drop("link_target", found[2])
    return found[1]


def _hold(character: str, tally: Tally) -> str:
    tally.drop("markup", "\\")
    return chr(_HELD + ord(character))


def _drop(tally: Tally, kind: str, text: str) -> str:
    tally.drop(kind, text)
    return ""
