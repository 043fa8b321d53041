"""Web pages (.html): the words a browser would show, as paragraphs; nothing is fetched and no script runs.

White space collapses as in a browser, except inside <pre>. Scripts, styles, the head, hidden parts and
images are left out.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from api.analysis.transcripts.readers.encodings import Decoded, clean
from api.analysis.transcripts.readers.paragraphs import lines_of_paragraph, lines_of_table
from api.analysis.transcripts.readers.reading import Reading, Unreadable
from api.analysis.transcripts.readers.tally import Tally
from api.analysis.transcripts.readers.turns import Line, turns_of

MOST_UNCLOSED = 1_000

_BLOCKS_WORDS = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre
    section summary table tbody td tfoot th thead title tr ul
"""
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_UNSEEN_WORDS = """
    title script style template noscript noframes object svg math iframe audio video canvas select textarea
"""
_UNSEEN = frozenset(_UNSEEN_WORDS.split())
_VOID_WORDS = """
    area base br col embed hr img input link meta param source track wbr
"""
_VOID = frozenset(_VOID_WORDS.split())
_IMAGES_WORDS = """
    img picture
"""
_CLOSED_BY_NEXT = frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "option"))
_IMAGES = frozenset(_IMAGES_WORDS.split())


def read(decoded: Decoded, tally: Tally) -> Reading:
    """Return the reading of a web page."""
    _refuse_broken(decoded.text)
    page = _Page(tally)
    page.feed(decoded.text)
    page.close()
    turns = turns_of(page.lines(), tally)
    return Reading("html", decoded.encoding, decoded.encodings, turns, tally.drops(), tuple(tally.warnings))


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    cell: list[str] | None = None


class _Page(HTMLParser):
    """Collects paragraphs; a table becomes lines when it ends. Tables inside tables flow into their cell."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(convert_charrefs=True)
        self.tally = tally
        self.found: list[Line] = []
        self.text: list[str] = []
        self.unseen: list[str] = []
        self.unseen_words: list[str] = []
        self.preformatted = 0
        self.tables: list[_Table] = []

    def lines(self) -> list[Line]:
        """Return all lines, closing what the page left open."""
        if self.unseen:
            detail = "A part of this web page that is not shown never ends. Copy its words into a text file."
            raise Unreadable("damaged", detail)
        while self.tables:
            self._end_table()
        self._end_paragraph()
        return self.found

    def updatepos(self, i: int, j: int) -> int:
        """Count no lines: nobody asks where a tag stands."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._still_unseen(tag):
            return
        if tag in _UNSEEN or (attrs and tag not in _VOID and _is_hidden(attrs)):
            self.unseen.append(tag)
            return
        if tag in _IMAGES:
            self.tally.drop("image")
        if tag in _BLOCKS:
            self._end_paragraph()
        self._start(tag)

    def _still_unseen(self, tag: str) -> bool:
        """Say whether a tag begins inside a part not shown; some such parts end where the next begins."""
        if not self.unseen:
            return False
        inner = self.unseen[-1]
        if (inner == "p" and tag in _BLOCKS) or (tag == inner and tag in _CLOSED_BY_NEXT):
            self.unseen.pop()
            self._end_unseen(inner)
            return bool(self.unseen)
        if tag == inner:
            self.unseen.append(tag)
        return True

    def _start(self, tag: str) -> None:
        if tag == "br":
            self.text.append("\n")
        elif tag == "pre":
            self.preformatted += 1
        elif tag == "table":
            self.tables.append(_Table())
        elif self.tables and tag == "tr":
            self.tables[-1].rows.append([])
        elif self.tables and tag in ("td", "th"):
            self._end_cell()
            self.tables[-1].cell = []

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            if tag == self.unseen[-1]:
                self.unseen.pop()
                self._end_unseen(tag)
            return
        if tag == "pre":
            self._end_paragraph()
            self.preformatted = max(0, self.preformatted - 1)
        if tag in _BLOCKS:
            self._end_paragraph()
        if self.tables and tag in ("td", "th", "tr"):
            self._end_cell()
        elif self.tables and tag == "table":
            self._end_table()

    def handle_data(self, data: str) -> None:
        if self.unseen:
            self.unseen_words.append(data)
        elif self.preformatted:
            self.text.append(data.replace(" ", "\ue000").replace("\n", "\ue001").replace("\t", "\ue002"))
        else:
            self.text.append(data.replace("\n", " "))

    def handle_comment(self, data: str) -> None:
        self.tally.drop("markup", data)

    def _end_unseen(self, tag: str) -> None:
        words = "".join(self.unseen_words)
        if not self.unseen:
            self.unseen_words.clear()
            self.tally.drop("markup" if tag in _UNSEEN else "hidden", words)

    def _end_paragraph(self) -> None:
        text, self.text = _collapsed("".join(self.text)), []
        if not text:
            return
        text = clean(text.replace("\ue000", " ").replace("\ue001", "\n").replace("\ue002", "\t"), self.tally)
        if not text.strip():
            return
        if self.tables and self.tables[-1].cell is not None:
            self.tables[-1].cell.append(text.strip("\n"))
        else:
            self.found += lines_of_paragraph(text)

    def _end_cell(self) -> None:
        self._end_paragraph()
        table = self.tables[-1]
        if table.cell is not None:
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append("\n".join(table.cell))
            table.cell = None

    def _end_table(self) -> None:
        self._end_cell()
        table = self.tables.pop()
        rows = [row for row in table.rows if row]
        if self.tables and self.tables[-1].cell is not None:
            self.tables[-1].cell += [" ".join(row) for row in rows]
        else:
            self.found += lines_of_table(rows, self.tally)


def _refuse_broken(text: str) -> None:
    """Raise Unreadable for a page of tags that never close: no page at all, and very slow to take apart."""
    shown = re.split(r"(?i)</?(?:script|style)\b", text)[::2]
    unclosed = sum(len(re.findall(r"<(?=[^<>]*<)", piece)) for piece in shown)
    if unclosed + max(0, text.count("<!--") - text.count("-->")) > MOST_UNCLOSED:
        detail = "This web page is broken: its tags do not close. Copy its words into a text file."
        raise Unreadable("damaged", detail)


def _collapsed(text: str) -> str:
    return "\n".join(_without_runs(line.replace("\t", " ")) for line in text.split("\n"))


def _without_runs(line: str) -> str:
    """Return a line without spaces at its ends, and with one where there are several."""
    return " ".join(filter(None, line.split(" "))) if "  " in line else line.strip(" ")


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    given = dict(attrs)
    style = (given.get("style") or "").replace(" ", "").lower()
    return "hidden" in given or "display:none" in style or "visibility:hidden" in style
