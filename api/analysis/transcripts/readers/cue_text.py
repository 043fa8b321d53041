"""The words of a cue without tags: <v Name>, <i>, <c.colour>, times inside, {\\an8}, entities."""

import html
import re

from api.analysis.transcripts.readers.encodings import clean
from api.analysis.transcripts.readers.tally import Tally

VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]*)>")
INNER_TIME = re.compile(r"<\d{1,2}:\d{2}(?::\d{2})?[.,]\d{3}>")
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|font|ruby|rt|lang|span|br)(?:[.\s][^<>\n]*)?/?>|<\d{1,2}:[\d:.,]+>|\{\\[^}\n]*\}",
    re.I,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_RUBY = re.compile(r"<rt>[^<]{0,200}</rt>", re.I)


def words_of(text: str, tally: Tally) -> str:
    """Return a cue's text without tags, entities unescaped."""
    text = _RUBY.sub(lambda found: _drop(found[0], tally), text)
    text = _TAG.sub(lambda found: _drop(found[0], tally), text)
    return clean(unescape(text), tally)


def unescape(text: str) -> str:
    """Return text with entities as characters; no-break and direction marks stay as they are."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def _drop(tag: str, tally: Tally) -> str:
    tally.drop("markup", tag)
    return ""
