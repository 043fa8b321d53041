"""OpenDocument text (.odt): the words of the body in order, with tables, and everything else counted.

Deleted text of tracked changes is kept by OpenDocument apart from the body, insertions in it between two
marks: on reject the one is put back where it was, the other left out.
"""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from api.analysis.transcripts.readers.archive import Archive, open_document
from api.analysis.transcripts.readers.encodings import clean
from api.analysis.transcripts.readers.paragraphs import lines_of_paragraph, lines_of_table
from api.analysis.transcripts.readers.reading import Reading, ReadingOptions, Unreadable
from api.analysis.transcripts.readers.safe_xml import parse_xml
from api.analysis.transcripts.readers.tally import TRACKED, Tally
from api.analysis.transcripts.readers.turns import Line, turns_of

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE = f"{{{_NS}office:1.0}}", f"{{{_NS}text:1.0}}", f"{{{_NS}table:1.0}}"
_DRAW, _STYLE = f"{{{_NS}drawing:1.0}}", f"{{{_NS}style:1.0}}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_SKIPPED = (
    f"{_TEXT}tracked-changes",
    f"{_TEXT}sequence-decls",
    f"{_TEXT}soft-page-break",
    f"{_TEXT}ruby-text",
)
_MANIFEST_ENCRYPTION = b"encryption-data"


def read(data: bytes, options: ReadingOptions) -> Reading:
    """Return the reading of an OpenDocument text. Raises Unreadable."""
    tally = Tally()
    archive = open_document(data)
    if archive.has("META-INF/manifest.xml") and _MANIFEST_ENCRYPTION in archive.part("META-INF/manifest.xml"):
        raise Unreadable(
            "encrypted", "This file is protected by a password. Save it without one and import that."
        )
    body = parse_xml(archive.part("content.xml")).find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Unreadable(
            "damaged", "This OpenDocument file has no text part. Save it again as .odt and import that."
        )
    lines = _Body(tally, options.tracked_changes == "accept", _deletions(body)).lines(body)
    _count_headers(archive, tally)
    return Reading("odt", None, (), turns_of(lines, tally), tally.drops(), tuple(tally.warnings))


def _deletions(body: Element) -> dict[str, str]:
    """Return the deleted words of each tracked deletion by its id."""
    deleted: dict[str, str] = {}
    for region in body.findall(f"{_TEXT}tracked-changes/{_TEXT}changed-region"):
        deletion = region.find(f"{_TEXT}deletion")
        if deletion is not None:
            reader = _Body(Tally(), accept=True, deleted={})
            words = "\n".join("".join(reader.inside(part)) for part in deletion if part.tag in _PARAGRAPHS)
            deleted[region.get(f"{_TEXT}id", "")] = words
    return deleted


@dataclass(slots=True)
class _Body:
    tally: Tally
    accept: bool
    deleted: dict[str, str]
    inserting: set[str] = field(default_factory=set)
    found: list[Line] = field(default_factory=list)

    def lines(self, body: Element) -> list[Line]:
        """Return the lines of a block and what is inside it."""
        for block in body:
            if block.tag in _PARAGRAPHS:
                self.found += lines_of_paragraph(clean("".join(self.inside(block)), self.tally))
            elif block.tag == f"{_TABLE}table":
                self.found += lines_of_table(self._rows(block), self.tally)
            elif block.tag in (f"{_TEXT}change-start", f"{_TEXT}change-end", f"{_TEXT}change"):
                self.found += lines_of_paragraph("".join(self._change(block)))
            elif block.tag == f"{_DRAW}frame":
                self._frame(block)
            elif block.tag not in _SKIPPED:
                self.lines(block)
        return self.found

    def inside(self, node: Element) -> list[str]:
        """Return the words of a paragraph or a stretch of it."""
        pieces = self._spoken(node.text)
        for child in node:
            pieces += self._piece(child)
            pieces += self._spoken(child.tail)
        return pieces

    def _spoken(self, text: str | None) -> list[str]:
        """Return text, its line ends being layout; left out while a rejected insertion is open."""
        if not text:
            return []
        if self.inserting:
            self.tally.drop("tracked_insertion", text, count=0)
            return []
        return [" ".join(text.split("\n"))]

    def _piece(self, node: Element) -> list[str]:
        tag = node.tag
        if tag == f"{_TEXT}s":
            return [" " * min(int(node.get(f"{_TEXT}c", "1") or 1), 1000)]
        if tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            return ["\t" if tag == f"{_TEXT}tab" else "\n"]
        if tag in (f"{_TEXT}change-start", f"{_TEXT}change-end", f"{_TEXT}change"):
            return self._change(node)
        if tag == f"{_TEXT}note":
            body = node.find(f"{_TEXT}note-body")
            words = "".join(body.itertext()) if body is not None else ""
            self.tally.drop("endnote" if node.get(f"{_TEXT}note-class") == "endnote" else "footnote", words)
            return []
        if tag == f"{_OFFICE}annotation":
            self.tally.drop(
                "comment", "".join(part for p in node.findall(f".//{_TEXT}p") for part in p.itertext())
            )
            return []
        if tag == f"{_TEXT}hidden-text" or tag == f"{_TEXT}hidden-paragraph":
            self.tally.drop("hidden", "".join(node.itertext()))
            return []
        if tag == f"{_DRAW}frame" or (tag.startswith(_DRAW) and tag != f"{_DRAW}a"):
            self._frame(node)
            return []
        return [] if tag in _SKIPPED or tag == f"{_OFFICE}annotation-end" else self.inside(node)

    def _change(self, node: Element) -> list[str]:
        self.tally.warn(TRACKED[self.accept])
        change = node.get(f"{_TEXT}change-id", "")
        kind = node.tag.removeprefix(_TEXT)
        if kind == "change":
            words = self.deleted.get(change, "")
            if not self.accept:
                return [words]
            if change in self.deleted:
                self.tally.drop("tracked_deletion", words)
        elif kind == "change-start" and not self.accept:
            self.inserting.add(change)
            self.tally.drop("tracked_insertion")
        elif kind == "change-end":
            self.inserting.discard(change)
        return []

    def _frame(self, frame: Element) -> None:
        words = "".join("".join(p.itertext()) for p in frame.iter(f"{_TEXT}p"))
        if frame.find(f".//{_DRAW}image") is not None:
            self.tally.drop("image")
        elif frame.find(f".//{_DRAW}object") is not None:
            self.tally.drop("embedded")
        if words.strip():
            self.tally.drop("text_box", words)

    def _rows(self, table: Element) -> list[list[str]]:
        rows: list[list[str]] = []
        for row in _own_rows(table):
            cells = [cell for cell in row if cell.tag == f"{_TABLE}table-cell"]
            rows.append(["\n".join(line.text for line in self._apart(cell)) for cell in cells])
        return [row for row in rows if row]

    def _apart(self, cell: Element) -> list[Line]:
        return _Body(self.tally, self.accept, self.deleted, self.inserting).lines(cell)


def _own_rows(table: Element) -> list[Element]:
    """Return a table's rows, not those of tables inside its cells."""
    rows: list[Element] = []
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            rows.append(child)
        elif child.tag.startswith(f"{_TABLE}table-") and child.tag != f"{_TABLE}table-column":
            rows += _own_rows(child)
    return rows


def _count_headers(archive: Archive, tally: Tally) -> None:
    if not archive.has("styles.xml"):
        return
    root = parse_xml(archive.part("styles.xml"))
    for kind in ("header", "footer"):
        for tag in (kind, f"{kind}-left", f"{kind}-first"):
            for part in root.iter(f"{_STYLE}{tag}"):
                words = "".join("".join(p.itertext()) for p in part.iter(*_PARAGRAPHS[:1]))
                if words.strip():
                    tally.drop(kind, words)
