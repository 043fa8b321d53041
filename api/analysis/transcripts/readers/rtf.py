"""Rich text (.rtf): the words of the body, unicode and code pages resolved, everything else counted.

Footnotes, comments, headers, footers, pictures and hidden text are left out; deleted and inserted runs
of tracked changes go as asked.
"""

import re
from dataclasses import dataclass, field, replace

from api.analysis.transcripts.readers.encodings import clean
from api.analysis.transcripts.readers.paragraphs import lines_of_paragraph, lines_of_table
from api.analysis.transcripts.readers.reading import Reading, ReadingOptions, Unreadable
from api.analysis.transcripts.readers.rtf_words import CHARSETS, DROPPED_GROUPS, MARKS, SILENT_GROUPS
from api.analysis.transcripts.readers.tally import TRACKED, Tally
from api.analysis.transcripts.readers.turns import Line, turns_of

DEEPEST = 500

_TOO_DEEP = "This file nests its groups deeper than any real document does. Save it as .docx and import that."
_CUT_SHORT = "This rich text file was cut short. Open it in a word processor, save it again and import that."
_SWITCHES = {"v": "hidden", "revised": "inserted", "deleted": "deleted"}

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\(?P<symbol>[^a-zA-Z])|(?P<text>[^\\{}\r\n]+)|(?P<end>[\r\n]+)|(?P<stray>\\)"
)


def read(data: bytes, options: ReadingOptions) -> Reading:
    """Return the reading of a rich text file. Raises Unreadable."""
    tally = Tally()
    document = _Document(tally, options.tracked_changes == "accept")
    document.run(data)
    return Reading("rtf", None, (), turns_of(document.lines(), tally), tally.drops(), tuple(tally.warnings))


@dataclass(slots=True)
class _State:
    """What a group inherits: where its words go, its code page, and how many characters follow a \\u."""

    drop: str | None = None
    silent: bool = False
    codepage: str = "cp1252"
    skip_after_unicode: int = 1
    hidden: bool = False
    inserted: bool = False
    deleted: bool = False
    font_table: bool = False
    in_table: bool = False


@dataclass(slots=True)
class _Document:
    tally: Tally
    accept: bool
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    surrogate: int = 0
    skipping: int = 0
    starred: bool = False
    text: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    found: list[Line] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    codepage: str = "cp1252"

    def run(self, data: bytes) -> None:
        """Read all tokens. Raises Unreadable for a file that is cut or not balanced."""
        place = 0
        while token := _TOKEN.match(data, place):
            place = token.end()
            if token["word"] == b"bin":
                place += max(0, int(token["number"] or 0))
            elif self._take(token):
                return
        raise Unreadable("damaged", _CUT_SHORT)

    def _take(self, token: re.Match[bytes]) -> bool:
        """Take one token; say whether it closes the whole file."""
        kind = token.lastgroup
        if kind == "open":
            self._open()
        elif kind == "close" and self.stack:
            self._close()
            return not self.stack
        elif kind in ("word", "number"):
            self._word(token["word"].decode("ascii"), token["number"])
        elif kind == "hex":
            self._byte(int(token["hex"], 16))
        elif kind == "symbol":
            self._symbol(token["symbol"])
        elif kind == "text":
            self._bytes(token["text"])
        return False

    def lines(self) -> list[Line]:
        """Return the lines of the text, its tables in their place."""
        self._end_paragraph()
        self._end_table()
        return self.found

    def _open(self) -> None:
        self._flush()
        if len(self.stack) > DEEPEST:
            raise Unreadable("unsafe_rtf", _TOO_DEEP)
        self.stack.append(replace(self.state))
        self.skipping = 0

    def _close(self) -> None:
        self._flush()
        self.state = self.stack.pop()
        self.skipping = 0
        self.starred = False

    def _word(self, word: str, number: bytes | None) -> None:
        value = int(number) if number is not None else None
        starred, self.starred = self.starred, False
        if word == "u" and value is not None:
            self._unicode(value)
            return
        self._flush()
        if word in DROPPED_GROUPS and not self.state.drop:
            self.state.drop = DROPPED_GROUPS[word]
            self.tally.drop(DROPPED_GROUPS[word])
        elif word in SILENT_GROUPS or (starred and word not in MARKS):
            self.state.silent = True
            self.state.font_table = self.state.font_table or word == "fonttbl"
        elif word in MARKS:
            self._put(MARKS[word])
        else:
            self._format(word, value)

    def _format(self, word: str, value: int | None) -> None:
        if word in _SWITCHES:
            setattr(self.state, _SWITCHES[word], value != 0)
        elif word == "uc":
            self.state.skip_after_unicode = min(max(value or 0, 0), 8)
        elif word == "ansicpg" and value:
            self.codepage = self.state.codepage = _codepage(value)
        elif word in ("mac", "pc", "pca"):
            self.codepage = self.state.codepage = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "f" and value is not None:
            self.font = value
            self.state.codepage = (
                self.codepage if self.state.font_table else self.fonts.get(value, self.codepage)
            )
        elif word == "fcharset" and self.state.font_table and value in CHARSETS:
            self.fonts[self.font] = CHARSETS[value]
        elif word == "plain":
            self.state.hidden = False
        else:
            self._end(word)

    def _end(self, word: str) -> None:
        if word in ("par", "sect") and self.state.in_table:
            self._put("\n")
        elif word in ("par", "sect"):
            self._end_paragraph()
        elif word in ("intbl", "pard"):
            self.state.in_table = word == "intbl"
        elif word in ("cell", "nestcell"):
            self._end_cell()
        elif word in ("row", "nestrow"):
            self._end_row()

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.starred = True
            return
        self._flush()
        known = {b"~": "\u00a0", b"_": "\u2011", b"-": "", b"\t": "\t", b"\\": "\\", b"{": "{", b"}": "}"}
        if symbol in (b"\n", b"\r"):
            self._end_paragraph()
        elif symbol in known:
            self._skipped(known[symbol])

    def _skipped(self, text: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self._put(text)

    def _byte(self, byte: int) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.pending.append(byte)

    def _bytes(self, text: bytes) -> None:
        self.starred = False
        skipped, self.skipping = min(self.skipping, len(text)), max(0, self.skipping - len(text))
        self.pending += text[skipped:]

    def _unicode(self, value: int) -> None:
        self._flush(keep_surrogate=True)
        unit = value & 0xFFFF
        if 0xDC00 <= unit < 0xE000 and self.surrogate:
            self._put(chr(0x10000 + ((self.surrogate - 0xD800) << 10) + (unit - 0xDC00)))
            self.surrogate = 0
        elif 0xD800 <= unit < 0xDC00:
            self.surrogate = unit
        else:
            self._put(chr(unit))
        self.skipping = self.state.skip_after_unicode

    def _flush(self, *, keep_surrogate: bool = False) -> None:
        if self.pending:
            held, self.pending = bytes(self.pending), bytearray()
            self._put(held.decode(self.state.codepage, "replace"))
        if self.surrogate and not keep_surrogate:
            self.tally.drop("control")
            self.surrogate = 0

    def _put(self, text: str) -> None:
        """Put words where they go: the text, or a count of what is left out."""
        state = self.state
        if state.silent:
            return
        if state.deleted or state.inserted:
            self.tally.warn(TRACKED[self.accept])
        gone = state.deleted if self.accept else state.inserted
        if state.drop or state.hidden or gone:
            change = "tracked_deletion" if self.accept else "tracked_insertion"
            kind = state.drop or (change if gone else "hidden")
            if kind != "image":
                self.tally.drop(kind, text, count=0 if state.drop else 1)
            return
        self.text.append(text)

    def _end_paragraph(self) -> None:
        if self.state.drop or self.state.silent:
            return
        text, self.text = clean("".join(self.text), self.tally), []
        if text.strip():
            self._end_table()
            self.found += lines_of_paragraph(text)

    def _end_cell(self) -> None:
        self.cells.append(clean("".join(self.text), self.tally).strip())
        self.text = []

    def _end_row(self) -> None:
        if self.cells:
            self.rows.append(self.cells)
        self.cells = []

    def _end_table(self) -> None:
        self._end_row()
        if self.rows:
            self.found += lines_of_table(self.rows, self.tally)
        self.rows = []


def _codepage(number: int) -> str:
    name = {65001: "utf-8", 932: "cp932", 936: "gb18030", 949: "cp949", 950: "big5", 10000: "mac_roman"}.get(
        number
    )
    return name or (f"cp{number}" if number in (437, 850, 852, 866, 874, *range(1250, 1259)) else "cp1252")
