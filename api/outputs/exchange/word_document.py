"""A Word document in our own hand: named styles, real headings, page numbers. Pure."""

import re
from datetime import date
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from lxml.etree import SubElement  # type: ignore[import-untyped]

from api.outputs.exchange.cells import legible

INK, QUIET = RGBColor(0x1C, 0x2A, 0x2C), RGBColor(0x5B, 0x6B, 0x6D)
SANS, SERIF = "Calibri", "Georgia"
DEEPEST_HEADING = 9
BREAKS = {"\n": "w:br", "\r": "w:br", "\t": "w:tab"}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

BEFORE, PASSAGE, MEMO, SOURCE, LABEL = "Turn before", "Passage", "Memo", "Source", "Code note"
#: name -> (font, size, colour, indent, space before, space after, kept with what follows)
STYLES: dict[str, tuple[str, float, RGBColor, float, float, float, bool]] = {
    BEFORE: (SERIF, 9, QUIET, 14, 10, 2, True),
    PASSAGE: (SERIF, 11, INK, 14, 2, 2, True),
    MEMO: (SANS, 9, INK, 14, 0, 0, True),
    SOURCE: (SANS, 9, QUIET, 14, 0, 10, False),
    LABEL: (SANS, 10.5, INK, 0, 0, 4, False),
}


def day_in_words(day: date) -> str:
    """Write a day as 23 Nov 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class Paper:
    """A document that is being written."""

    def __init__(self, title: str, subtitle: str, mark: str) -> None:
        self.document = Document()
        said = self.document.core_properties
        said.title, said.author, said.comments, said.language = legible(title), "", mark, "en-GB"
        self._set_styles()
        self._style_ids = {style.name: style.style_id for style in self.document.styles}
        self._end: Any = self.document.element.body.sectPr
        self.paragraph(title, "Title")
        self.paragraph(subtitle, "Subtitle")
        self._number_pages(subtitle)

    def _set_styles(self) -> None:
        styles: Any = self.document.styles
        for name in ("Normal", "Title", "Subtitle", *(f"Heading {n}" for n in range(1, DEEPEST_HEADING + 1))):
            _face(styles[name], SANS, INK)
        styles["Normal"].font.size = Pt(10.5)
        styles["Title"].font.size, styles["Subtitle"].font.size = Pt(22), Pt(11)
        for n, size in enumerate((16, 13.5, 12, 11, 10.5), start=1):
            styles[f"Heading {n}"].font.size = Pt(size)
        for name, (font, size, colour, indent, above, below, kept) in STYLES.items():
            made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = styles["Normal"]
            _face(made, font, colour)
            made.font.size = Pt(size)
            shape = made.paragraph_format
            shape.left_indent, shape.space_before, shape.space_after = Pt(indent), Pt(above), Pt(below)
            shape.keep_with_next = kept
        for mark in styles.element.iter(qn("w:lang")):
            mark.set(qn("w:val"), "en-GB")

    def _number_pages(self, said: str) -> None:
        foot: Any = self.document.sections[0].footer.paragraphs[0]
        foot.style = self.document.styles[SOURCE]
        foot.add_run(f"{legible(said)} · page ")
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            run = foot.add_run()._r
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = text
            run.append(part)

    def heading(self, text: str, level: int) -> None:
        """Write a heading of a level, from 1."""
        self.paragraph(text, f"Heading {min(level, DEEPEST_HEADING)}")

    def paragraph(self, text: str = "", style: str = "Normal") -> Any:
        """Write a paragraph and return it, for run().

        Elements are made here, not by the library: its own way looks through the whole document each time.
        """
        made = OxmlElement("w:p")
        SubElement(SubElement(made, qn("w:pPr")), qn("w:pStyle")).set(qn("w:val"), self._style_ids[style])
        self._end.addprevious(made)
        run(made, text)
        return made

    def labelled(self, label: str, text: str) -> None:
        """Write a paragraph that starts with a label in bold; none for an empty text."""
        if text.strip():
            made = self.paragraph(style=LABEL)
            run(made, f"{label}. ", bold=True)
            run(made, text.strip())


def run(paragraph: Any, text: str, *, bold: bool = False, quiet: bool = False) -> None:
    """Add words to a paragraph; line ends and tabs stay what they are."""
    if not text:
        return
    made = SubElement(paragraph, qn("w:r"))
    if bold or quiet:
        look = SubElement(made, qn("w:rPr"))
        if bold:
            SubElement(look, qn("w:b"))
        if quiet:
            SubElement(look, qn("w:color")).set(qn("w:val"), str(QUIET))
    for part in re.split(r"([\n\r\t])", legible(text)):
        if part in BREAKS:
            SubElement(made, qn(BREAKS[part]))
        elif part:
            words = SubElement(made, qn("w:t"))
            words.set(XML_SPACE, "preserve")
            words.text = part


def _face(style: Any, font: str, colour: RGBColor) -> None:
    """Give a style a font and a colour; the template's own theme would win over both."""
    style.font.name, style.font.color.rgb = font, colour
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
