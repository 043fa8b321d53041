"""The words of one Word paragraph, run by run."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from api.analysis.transcripts.readers.tally import TRACKED, Tally

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"

_TEXT, _DELETED_TEXT, _BREAK, _SYMBOL = f"{W}t", f"{W}delText", f"{W}br", f"{W}sym"
_RUN, _RUN_FORMAT, _PARAGRAPH_FORMAT, _VANISH = f"{W}r", f"{W}rPr", f"{W}pPr", f"{W}vanish"
_OBJECT, _TEXT_BOX, _FALLBACK = f"{W}object", f"{W}txbxContent", f"{_MC}Fallback"
_DRAWN = (f"{W}drawing", f"{W}pict", _OBJECT)
_EQUATIONS = (f"{_M}oMath", f"{_M}oMathPara")
_INSERTED = (f"{W}ins", f"{W}moveTo")
_DELETED = (f"{W}del", f"{W}moveFrom")
_TRACKED = (*_INSERTED, *_DELETED)
_MARKS: dict[str, str] = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}
_SYMBOLS = {"F0FC": "✓", "F0FB": "✗", "F0B7": "•", "F0E0": "→", "F04A": "☺", "F0A7": "▪"}
_OFF = ("0", "false", "off")
_SKIPPED = (_PARAGRAPH_FORMAT, _RUN_FORMAT, f"{W}instrText", f"{W}delInstrText", f"{W}rt", _FALLBACK)


@dataclass(slots=True)
class Walk:
    """Reads paragraphs of one document, with one answer to tracked changes."""

    tally: Tally
    accept: bool
    dropped: list[str] = field(default_factory=list)

    def text(self, paragraph: Element) -> str:
        """Return a paragraph's words; line breaks are LF."""
        return "".join(self._inside(paragraph))

    def joins_next(self, paragraph: Element) -> bool:
        """Say whether the tracked mark at a paragraph's end goes, so that the next paragraph follows on."""
        mark = _below(paragraph, _PARAGRAPH_FORMAT, _RUN_FORMAT)
        if mark is None:
            return False
        gone = _DELETED if self.accept else _INSERTED
        return any(mark.find(tag) is not None for tag in gone)

    def _inside(self, parent: Element) -> list[str]:
        return [piece for child in parent for piece in self._piece(child)]

    def _piece(self, node: Element) -> list[str]:
        tag = node.tag
        if tag == _TEXT or (tag == _DELETED_TEXT and not self.accept):
            return [node.text or ""]
        if tag in _MARKS:
            return [_MARKS[tag]]
        if tag == _BREAK:
            return ["\n"] if node.get(f"{W}type", "textWrapping") == "textWrapping" else []
        if tag == _SYMBOL:
            return [self._symbol(node)]
        if tag in _SKIPPED:
            return []
        if tag in _TRACKED:
            return self._tracked(node)
        if tag == _RUN and _is_hidden(node):
            self.tally.drop("hidden", _words(node))
            return []
        if tag in _DRAWN:
            return self._drawn(node)
        if tag in _EQUATIONS:
            self.tally.drop("equation", "".join(part.text or "" for part in node.iter(f"{_M}t")))
            return []
        return self._inside(node)

    def _tracked(self, node: Element) -> list[str]:
        return [] if self.goes(node) else self._inside(node)

    def goes(self, node: Element) -> bool:
        """Say whether a tracked change is left out, and count it."""
        if node.tag not in _TRACKED:
            return False
        self.tally.warn(TRACKED[self.accept])
        if node.tag not in (_DELETED if self.accept else _INSERTED):
            return False
        self.tally.drop("tracked_deletion" if self.accept else "tracked_insertion", _words(node))
        return True

    def _drawn(self, node: Element) -> list[str]:
        """Count an image, a text box or an object, each once."""
        boxes = [box for box in _outside_fallback(node) if box.tag == _TEXT_BOX]
        for box in boxes:
            self.tally.drop("text_box", _words(box))
        if node.tag == _OBJECT:
            self.tally.drop("embedded")
        elif any(part.tag in (_PICTURE, _IMAGE_DATA) for part in _outside_fallback(node)):
            self.tally.drop("image")
        return []

    def _symbol(self, node: Element) -> str:
        code = (node.get(f"{W}char") or "").upper()
        known = _SYMBOLS.get(code)
        if known is None:
            self.tally.drop("symbol", "x")
        return known or ""


def _words(node: Element) -> str:
    return "".join(part.text or "" for part in _outside_fallback(node) if part.tag in (_TEXT, _DELETED_TEXT))


def _outside_fallback(node: Element) -> list[Element]:
    found = [node]
    for child in node:
        if child.tag != _FALLBACK:
            found += _outside_fallback(child)
    return found


def _is_hidden(run: Element) -> bool:
    vanish = _below(run, _RUN_FORMAT, _VANISH)
    return vanish is not None and vanish.get(f"{W}val", "true") not in _OFF


def _below(node: Element, part: str, inner: str) -> Element | None:
    """Return the first `inner` of a node's parts; asked part by part, which costs less than a path."""
    return next((found for one in node if one.tag == part for found in one if found.tag == inner), None)
