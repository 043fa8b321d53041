"""PDF with text (.pdf): lines by their place on the page, joined to paragraphs.

Left out and counted: page numbers, lines that recur at the top or foot of pages, numbers in the margin;
what lies outside the page is not visible and not read. A line joins the one above with a space, unless
a gap or a label parts them. A word hyphenated at the end of a line is made whole only where that is
certain: the whole word stands elsewhere in the text and the hyphenated one does not.
"""

import io
import logging
import unicodedata
from collections.abc import Iterator

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTFigure, LTImage, LTItem, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from api.analysis.transcripts.readers.encodings import clean
from api.analysis.transcripts.readers.pdf_lines import Glyph, PageLine, lines_of_page
from api.analysis.transcripts.readers.pdf_pages import paragraphs_of
from api.analysis.transcripts.readers.reading import Reading, ReadingOptions, Unreadable
from api.analysis.transcripts.readers.tally import Tally
from api.analysis.transcripts.readers.turns import turns_of

MOST_PAGES = 2_000
MOST_GLYPHS = 12_000_000

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
"""Shapes that typesetting joined; the words have letters, and search must find them."""

_RIGHT_TO_LEFT = (
    "Text written from right to left often comes out of a PDF in the wrong order. "
    "Compare with the original, or import the Word file it was made from."
)
_DAMAGED = "This PDF is damaged or was cut short. Open it, print or save it as a PDF again, and import that."


def read(data: bytes, options: ReadingOptions) -> Reading:
    """Return the reading of a PDF. Raises Unreadable."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    tally = Tally()
    pages = list(_pages(data, tally))
    lines = paragraphs_of(pages, tally)
    return Reading("pdf", None, (), turns_of(lines, tally), tally.drops(), tuple(tally.warnings))


def _pages(data: bytes, tally: Tally) -> Iterator[list[PageLine]]:
    try:
        yield from _laid_out(data, tally)
    except Unreadable:
        raise
    except PDFPasswordIncorrect as locked:
        raise Unreadable(
            "encrypted", "This PDF is protected by a password. Save it without one, and import that."
        ) from locked
    except MemoryError:
        raise
    except Exception as bad:  # pdfminer raises whatever a broken file leads it to
        raise Unreadable("damaged", _DAMAGED) from bad


def _laid_out(data: bytes, tally: Tally) -> Iterator[list[PageLine]]:
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    seen = glyphs_seen = 0
    for page in PDFPage.create_pages(document):
        seen += 1
        if seen > MOST_PAGES:
            raise Unreadable("too_long", "This PDF has more than 2,000 pages. Cut it into several files.")
        interpreter.process_page(page)
        layout = device.get_result()
        glyphs = [glyph for glyph in _glyphs(layout, layout, tally) if glyph]
        glyphs_seen += len(glyphs)
        if glyphs_seen > MOST_GLYPHS:
            raise Unreadable(
                "too_long", "This PDF holds too much text for one transcript. Cut it into several files."
            )
        yield lines_of_page(glyphs, layout.width, layout.height)
    if not seen:
        raise Unreadable("damaged", _DAMAGED)


def _glyphs(item: LTItem, page: LTPage, tally: Tally) -> Iterator[Glyph | None]:
    """Give the characters on the page, `top` counted from its upper edge; those outside it are not seen."""
    if isinstance(item, LTChar):
        yield _glyph(item, page, tally)
    elif isinstance(item, LTImage):
        tally.drop("image")
    elif isinstance(item, (LTContainer, LTFigure)):
        for inside in item:
            yield from _glyphs(inside, page, tally)


def _glyph(char: LTChar, page: LTPage, tally: Tally) -> Glyph | None:
    text = _LIGATURES.get(char.get_text()) or clean(char.get_text(), tally)
    if text.startswith("(cid:"):
        text = "\ufffd"
    left, right = char.x0 - page.x0, char.x1 - page.x0
    top, bottom = page.y1 - char.y1, page.y1 - char.y0
    middle = (top + bottom) / 2
    if not text or not 0 <= middle <= page.height or right < 0 or left > page.width:
        return None
    if not char.upright:
        tally.drop("sideways", text)
        return None
    if unicodedata.bidirectional(text[0]) in ("R", "AL"):
        tally.warn(_RIGHT_TO_LEFT)
    if text == "\ufffd":
        tally.warn(
            "Some characters of this PDF cannot be told; each stands as \ufffd. Compare with the original."
        )
    return Glyph(text, left, right, top, bottom)
