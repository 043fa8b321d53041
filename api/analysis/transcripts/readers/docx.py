"""Word (.docx): the words of the body in order, with tables, and everything else counted.

Tracked insertions and moves-to are kept on accept and left out on reject; deletions and moves-from the
other way about. A paragraph whose mark was tracked joins the next one accordingly. Comments, footnotes,
endnotes, headers, footers, text boxes, images, hidden text and embedded objects are left out.
Nothing outside the file is ever opened.
"""

import posixpath
from xml.etree.ElementTree import Element

from api.analysis.transcripts.readers.archive import Archive, open_document
from api.analysis.transcripts.readers.docx_runs import W, Walk
from api.analysis.transcripts.readers.encodings import clean
from api.analysis.transcripts.readers.paragraphs import lines_of_paragraph, lines_of_table
from api.analysis.transcripts.readers.reading import Reading, ReadingOptions, Unreadable
from api.analysis.transcripts.readers.safe_xml import parse_xml
from api.analysis.transcripts.readers.tally import Tally
from api.analysis.transcripts.readers.turns import Line, turns_of

_PARAGRAPH, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PARTS = {
    "header": "header",
    "footer": "footer",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "comments": "comment",
}
_NOTE_TAGS = {"footnote": f"{W}footnote", "endnote": f"{W}endnote", "comment": f"{W}comment"}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_THROUGH = (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom")


def read(data: bytes, options: ReadingOptions) -> Reading:
    """Return the reading of a Word file. Raises Unreadable."""
    tally = Tally()
    archive = open_document(data)
    main = main_part(archive)
    body = parse_xml(archive.part(main)).find(f"{W}body")
    if body is None:
        raise Unreadable(
            "damaged", "This Word file has no text part. Open it in Word, save it again and import that."
        )
    lines = _Body(Walk(tally, accept=options.tracked_changes == "accept")).lines(body)
    _count_other_parts(archive, main, tally)
    return Reading("docx", None, (), turns_of(lines, tally), tally.drops(), tuple(tally.warnings))


def main_part(archive: Archive) -> str:
    """Return the name of the part that holds the text."""
    for kind, target in _related(archive, "_rels/.rels", ""):
        if kind == "officeDocument" and archive.has(target):
            return target
    return "word/document.xml"


class _Body:
    """Walks blocks in order; holds the words of a paragraph that joins the next one."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.waiting = ""
        self.found: list[Line] = []

    def lines(self, body: Element) -> list[Line]:
        self._blocks(body)
        self.found += lines_of_paragraph(self.waiting)
        return self.found

    def _blocks(self, parent: Element) -> None:
        for block in parent:
            if block.tag == _PARAGRAPH:
                self._paragraph(block)
            elif block.tag == _TABLE:
                rows = [[self._cell(cell) for cell in _own(row, _CELL)] for row in _own(block, _ROW)]
                self.found += lines_of_table([row for row in rows if row], self.walk.tally)
            elif block.tag == f"{W}altChunk":
                self.walk.tally.drop("embedded")
            elif block.tag in _THROUGH and not self.walk.goes(block):
                self._blocks(block)

    def _paragraph(self, paragraph: Element) -> None:
        text = self.waiting + clean(self.walk.text(paragraph), self.walk.tally)
        if self.walk.joins_next(paragraph):
            self.waiting = text
            return
        self.waiting = ""
        self.found += lines_of_paragraph(text)

    def _cell(self, cell: Element) -> str:
        inside = _Body(self.walk)
        return "\n".join(line.text for line in inside.lines(cell))


def _own(parent: Element, tag: str) -> list[Element]:
    """Return a table's rows or a row's cells, not those of tables inside."""
    found: list[Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _THROUGH:
            found += _own(child, tag)
    return found


def _related(archive: Archive, part: str, base: str) -> list[tuple[str, str]]:
    """Return (kind, part name) of the internal relations of a part."""
    if not archive.has(part):
        return []
    relations: list[tuple[str, str]] = []
    for relation in parse_xml(archive.part(part)).iter(_RELATIONS):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(base, relation.get("Target", "")))
            relations.append((relation.get("Type", "").rsplit("/", 1)[-1], target.lstrip("/")))
    return relations


def _count_other_parts(archive: Archive, main: str, tally: Tally) -> None:
    folder, name = posixpath.split(main)
    for kind, target in _related(archive, f"{folder}/_rels/{name}.rels", folder):
        if kind not in _PARTS or not archive.has(target):
            continue
        root = parse_xml(archive.part(target))
        dropped = _PARTS[kind]
        if dropped not in _NOTE_TAGS:
            _count(dropped, root, tally)
            continue
        for note in root.iter(_NOTE_TAGS[dropped]):
            if note.get(f"{W}type") not in _SEPARATORS:
                _count(dropped, note, tally, always=True)


def _count(kind: str, part: Element, tally: Tally, *, always: bool = False) -> None:
    text = "".join(node.text or "" for node in part.iter(f"{W}t"))
    if always or text.strip():
        tally.drop(kind, text)
