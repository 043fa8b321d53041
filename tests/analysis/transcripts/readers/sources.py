"""The real files taken apart by regular expressions alone, without any code of the readers.

Speakers' labels were read by eye in each file and stand here as literals; the cues, paragraphs and lines
are cut by expressions over the unpacked source (PDF: by PDFium, which the reader does not use).
"""

import html
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

OPEN = Path(__file__).resolve().parents[4].parent / "shared" / "data" / "open"


@dataclass(frozen=True)
class Source:
    """What a file holds: its turns as (speaker, words), and everything visible in it."""

    turns: list[tuple[str | None, str]]
    visible: str
    labels: str


def found(pattern: str) -> Path:
    """Return the one file of the open data whose name begins so (some names hold a person's)."""
    (path,) = OPEN.glob(f"{pattern}*")
    return path


def taken_apart(path: Path) -> Source:
    """Return a file of the open data, taken apart."""
    return _BY_FOLDER[path.parent.name](path)


def _by_label(pieces: list[str], labels: str, between: str) -> tuple[list[tuple[str | None, str]], str]:
    """Cut pieces into turns where one begins with a label; what comes before the first has no speaker."""
    shape = re.compile(rf"(?:>> )?({labels}):\s*")
    turns: list[tuple[str | None, str]] = []
    written = ""
    for piece in pieces:
        found = shape.match(piece)
        if found:
            written += found[0]
            turns.append((found[1], piece[found.end() :].strip()))
        elif turns:
            speaker, said = turns[-1]
            turns[-1] = (speaker, f"{said}{between}{piece}" if said else piece)
        else:
            turns.append((None, piece))
    return turns, written


def _docx(path: Path) -> Source:
    xml = zipfile.ZipFile(path).read("word/document.xml").decode("utf-8")
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml.replace("<w:br/>", "\n"), re.S)
    pieces = [html.unescape(re.sub(r"<[^>]+>", "", paragraph)) for paragraph in paragraphs]
    pieces = ["\n".join(line.strip() for line in piece.split("\n")).strip() for piece in pieces]
    turns, labels = _by_label([piece for piece in pieces if piece], r"I|S\d", "\n")
    return Source(turns, "".join(pieces), labels)


def _odt(path: Path) -> Source:
    xml = zipfile.ZipFile(path).read("content.xml").decode("utf-8")
    xml = re.sub(r'<text:s text:c="(\d+)"/>', lambda found: " " * int(found[1]), xml)
    xml = re.sub(r"<text:s/>", " ", xml).replace("<text:tab/>", "\t").replace("<text:soft-page-break/>", "")
    paragraphs = re.findall(r"<text:p(?: [^>]*[^/])?>(.*?)</text:p>", xml, re.S)
    pieces = [html.unescape(re.sub(r"<[^>]+>", "", paragraph)).strip() for paragraph in paragraphs]
    turns: list[tuple[str | None, str]] = []
    for piece in filter(None, pieces):
        found = re.match(r"MODERATOR:\s*", piece)
        turns.append(("MODERATOR", piece[found.end() :]) if found else (None, piece))
    return Source(turns, "".join(pieces), "MODERATOR:" * sum(speaker is not None for speaker, _ in turns))


def _pdf(path: Path) -> Source:
    """Read what the printing program shows: its grey margin ends at x = 42, its text lies in 10 < y < 816.

    PDFium writes U+0002 for a hyphen at the end of a line.
    """
    lines: list[str] = []
    for page in pypdfium2.PdfDocument(path):
        height = page.get_height()
        text = page.get_textpage().get_text_bounded(
            left=43, bottom=height - 816, right=595, top=height - 10.6
        )
        lines += [line.strip() for line in text.replace("\x02", "-").split("\r\n") if line.strip()]
    turns, labels = _by_label(lines, "[A-Z][a-z]+", " ")
    return Source(turns, "".join(lines), labels)


_SRT_LABELS = r"[A-Z][a-z]+(?: singing)?|(?:wo)?m[ae]n(?: singing(?: softly)?)?"
"""By eye: a surname, or man, woman, women, each of them also singing."""


def _srt(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    cues = re.findall(r"\d+\n\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}\n((?:.+\n?)*)", text)
    lines = [line for cue in cues for line in cue.strip().split("\n")]
    turns, labels = _by_label(lines, _SRT_LABELS, " ")
    joined: list[tuple[str | None, str]] = []
    for speaker, said in turns:
        if joined and joined[-1][0] == speaker:
            joined[-1] = (speaker, f"{joined[-1][1]} {said}")
        else:
            joined.append((speaker, said))
    return Source(joined, text, labels)


def _vtt(path: Path) -> Source:
    """Cut captions without speakers as the reader promises: sentences, pauses of 2 s, 500 characters."""
    text = path.read_text(encoding="utf-8")
    cues = re.findall(r"(\S+) --> (\S+)\n((?:.+\n?)*)", text)
    turns: list[str] = []
    closed, last_end = True, 0.0
    for start, end, lines in cues:
        said = " ".join(lines.split("\n")).strip()
        if not said:
            continue
        if closed or round(_seconds(start) - last_end, 3) >= 2:
            turns.append(said)
        else:
            turns[-1] += " " + said
        closed = said[-1] in ".?!…" or bool(re.search(r"[.?!…][\"'”’)\]]+$", said)) or len(turns[-1]) >= 500
        last_end = _seconds(end)
    return Source([(None, said) for said in turns], text, "")


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _txt(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    if path.name.endswith(".md.txt"):
        return _markdown(text)
    said = re.findall(r"^\d\d:\d\d:\d\d (.*)$", text, re.M)
    return Source([(None, line.strip()) for line in said], text, "")


def _markdown(text: str) -> Source:
    """Cut at bold labels. Break and Jingle (by eye: no one speaks) are words of their own."""
    pieces = re.split(r"^\*\*([^*\n]+?)(?::\*\*|\*\*:)", text, flags=re.M)
    turns: list[tuple[str | None, str]] = []
    for label, body in zip(pieces[1::2], pieces[2::2], strict=True):
        if label in ("Break", "Jingle"):
            turns.append((None, f"{label}:"))
        else:
            said = re.sub(r"^\\\[[\d:.]+\\\] *|\n+\\\[[\d:.]+\\\]\Z", "", body.strip())
            turns.append((label, _without_marks(said).strip()))
    return Source(turns, text, "".join(f"{label}:" for label in pieces[1::2]))


def _without_marks(text: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^> ", "", text, flags=re.M)
    text = re.sub(r"~~(.+?)~~", r"\1", text)
    text = re.sub(r"(?<!\\)\*\*(?!\s)([^*\n]+)\*\*", r"\1", text)
    text = re.sub(r"(?<![\\\w*])\*([^*\s][^*\n]*)(?<!\\)\*", r"\1", text)
    text = re.sub(r"(?<!\w)_([^_\s][^_\n]*)_(?!\w)", r"\1", text)
    return re.sub(r"\\([\[\]*_])", r"\1", text)


_BY_FOLDER = {"docx": _docx, "odt": _odt, "pdf": _pdf, "srt": _srt, "vtt": _vtt, "txt": _txt}
