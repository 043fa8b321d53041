"""From the lines of pages to paragraphs: without page numbers, recurring headers and margin numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from api.analysis.transcripts.readers.captions import join
from api.analysis.transcripts.readers.labels import find_label
from api.analysis.transcripts.readers.names import is_name, is_role
from api.analysis.transcripts.readers.pdf_lines import PageLine
from api.analysis.transcripts.readers.tally import Tally
from api.analysis.transcripts.readers.turns import Line

EDGE = 0.12
"""The share of a page at its top and foot where headers and page numbers stand."""
GAP = 1.35
"""A line further below the one above than this many usual steps begins a paragraph."""
FULL = 0.85
"""A line that reaches this share of the widest line's width was broken by the page, not by the writer."""

_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.|pg\.?)?\s*[-–—]?\s*\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?\s*[-–—]?\Z", re.I
)
_ENDS = re.compile(r"[.!?:…。！？][\"'”’»)\]]*\Z")
_HYPHENED = re.compile(r"(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)-\Z")
_NEXT_PART = re.compile(r"[^\W\d_]+")


def paragraphs_of(pages: Sequence[Sequence[PageLine]], tally: Tally) -> list[Line]:
    """Return the paragraphs of a document, each one line."""
    kept = _without_cut_lines(_without_margins(_without_edges(pages, tally), tally), tally)
    lines = [line for page in kept for line in page]
    if not lines:
        return []
    step = _usual_step(kept)
    right = max(line.right for line in lines)
    left = min(line.left for line in lines)
    words = Counter(word.casefold() for line in lines for word in re.findall(r"[\w'’-]+", line.text))
    paragraphs: list[str] = []
    above: tuple[int, PageLine] | None = None
    for number, line in ((number, line) for number, page in enumerate(kept) for line in page):
        if above is None or _opens(above, (number, line), step, left + FULL * (right - left)):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text, words)
        above = (number, line)
    return [Line(paragraph) for paragraph in paragraphs]


def _opens(above: tuple[int, PageLine], line: tuple[int, PageLine], step: float, full: float) -> bool:
    (page_above, upper), (page, lower) = above, line
    if _labelled(lower.text) or lower.number:
        return True
    if page == page_above:
        taller = abs(lower.height - upper.height) > 0.25 * min(lower.height, upper.height)
        outdented = lower.left < upper.left - 2 * lower.height or "\t" in lower.text
        return taller or outdented or lower.top - upper.top > GAP * step
    return bool(_ENDS.search(upper.text)) and upper.right < full


def _labelled(text: str) -> bool:
    label = find_label(text)
    if label is None or label.style in ("tab", "bare", "time"):
        return label is not None and label.style == "time"
    return label.name is None or is_name(label.name) or is_role(label.name)


def _usual_step(pages: Sequence[Sequence[PageLine]]) -> float:
    """Return the usual distance between the tops of lines: the middle of the smaller half."""
    steps = sorted(
        below.top - line.top for page in pages for line, below in pairwise(page) if below.top > line.top
    )
    return median(steps[: len(steps) // 2 + 1]) if steps else 12.0


def _joined(before: str, after: str, words: Counter[str]) -> str:
    if before.endswith("\u00ad"):
        return before[:-1] + after
    broken, following = _HYPHENED.search(before), _NEXT_PART.match(after)
    if not broken or not following or not following[0][0].islower():
        return join(before, after)
    whole = broken["word"] + following[0]
    certain = words[whole.casefold()] > 0 and words[f"{broken['word']}-{following[0]}".casefold()] == 0
    return (before[:-1] if certain else before) + after


def _without_edges(pages: Sequence[Sequence[PageLine]], tally: Tally) -> list[list[PageLine]]:
    """Leave out page numbers and what recurs at the edges of at least half of three or more pages."""
    edges = [{_unnumbered(line.text) for line in _edge_lines(page)} for page in pages]
    often = Counter(text for texts in edges for text in texts)
    recurring = {text for text, times in often.items() if times >= 3 and times * 2 >= len(pages) and text}
    return [list(_inner(page, recurring, tally)) for page in pages]


def _inner(page: Sequence[PageLine], recurring: set[str], tally: Tally) -> Iterator[PageLine]:
    edge = _edge_lines(page)
    for line in page:
        written = f"{line.number} {line.text}".strip()
        at_edge = any(line is other for other in edge)
        if at_edge and _PAGE_NUMBER.match(line.text) and len(line.text) <= 16:
            tally.drop("page_number", line.text)
            if line.number:
                tally.drop("line_number", line.number)
        elif at_edge and _unnumbered(line.text) in recurring and not _labelled(line.text):
            tally.drop("header" if line.top < line.page_height / 2 else "footer", written)
        else:
            yield line


def _edge_lines(page: Sequence[PageLine]) -> list[PageLine]:
    """Return the first and last two lines of a page that stand at its edges."""
    outer = [*page[:2], *page[-2:]] if len(page) > 4 else list(page)
    return [
        line
        for line in outer
        if line.top < EDGE * line.page_height or line.bottom > (1 - EDGE) * line.page_height
    ]


def _unnumbered(text: str) -> str:
    return re.sub(r"\d+", "#", text).strip() if re.search(r"[^\W\d_]", text) else ""


def _without_cut_lines(pages: Sequence[Sequence[PageLine]], tally: Tally) -> list[list[PageLine]]:
    """Leave out a line that sticks out of the top of a page and repeats the last one of the page before."""
    kept: list[list[PageLine]] = []
    last = ""
    for page in pages:
        lines = list(page)
        if lines and lines[0].top < 0 and lines[0].text == last:
            tally.drop("repeat", lines.pop(0).text)
        last = lines[-1].text if lines else last
        kept.append(lines)
    return kept


def _without_margins(pages: Sequence[Sequence[PageLine]], tally: Tally) -> list[list[PageLine]]:
    """Leave out numbers in the margin: at least three, rising; with them those alone on their line."""
    numbers = [int(line.number) for page in pages for line in page if line.number]
    rising = sum(after >= before for before, after in pairwise(numbers)) * 10 >= 9 * (len(numbers) - 1)
    margin = len(numbers) >= 3 and rising
    body = (
        median(line.left for page in pages for line in page if not line.number) if margin and numbers else 0.0
    )
    return [
        [line for line in (_unmargined(line, margin=margin, body=body, tally=tally) for line in page) if line]
        for page in pages
    ]


def _unmargined(line: PageLine, *, margin: bool, body: float, tally: Tally) -> PageLine | None:
    alone = margin and line.text.isdigit() and line.right < body
    if margin and (line.number or alone):
        tally.drop("line_number", line.number or line.text)
    if alone:
        return None
    if line.number and not margin:
        return PageLine(
            f"{line.number} {line.text}",
            line.left,
            line.right,
            line.top,
            line.bottom,
            line.page_width,
            line.page_height,
        )
    return line
