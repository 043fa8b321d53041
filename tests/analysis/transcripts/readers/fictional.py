"""A short interview nobody gave, written in every format; each function returns the bytes of a file."""

import io
import zipfile
from collections.abc import Sequence

import docx

EXACT = "Well \U0001f600 it was cafe\u0301 & “quiet”, you know?"
TURNS = (
    ("Interviewer", "How was the first week at the office?"),
    ("Mara", EXACT),
    ("Interviewer", "And the second one?"),
    ("Mara", "Better. They had a plan: I knew whom to ring."),
)
LINES = "\r\n".join(f"{speaker}: {words}" for speaker, words in TURNS)

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip file of parts, the same at any time; a part named mimetype is stored, the rest packed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=kind)
    return held.getvalue()


def word(turns: Sequence[tuple[str, str]] = TURNS, title: str = "Interview 3, 12 May") -> bytes:
    """Return a Word file with a title and a paragraph for each turn."""
    document = docx.Document()
    if title:
        document.add_heading(title)
    for speaker, words in turns:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{speaker}:").bold = True
        paragraph.add_run(f" {words}")
    return saved(document)


def word_table(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a Word file that is one table."""
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    return saved(document)


def saved(document) -> bytes:
    """Return the bytes of a python-docx document."""
    held = io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_of(body: str, parts: dict[str, str] | None = None) -> bytes:
    """Return a Word file with a hand-written body (without its namespace) and further parts by kind."""
    parts = parts or {}
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    related = "".join(
        f'<Relationship Id="r{place}" Type="{office}/{kind}" Target="{kind}.xml"/>'
        for place, kind in enumerate(parts)
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{package}">'
            f'<Relationship Id="a" Type="{office}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{related}</Relationships>',
            **{f"word/{kind}.xml": content for kind, content in parts.items()},
        }
    )


def odt(body: str) -> bytes:
    """Return an OpenDocument text with a hand-written body."""
    spaces = " ".join(
        f'xmlns:{name}="{_ODF}{long}:1.0"'
        for name, long in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content + "</office:document-content>",
        }
    )


def odt_interview() -> bytes:
    """Return the interview as OpenDocument text."""
    lines = LINES.replace("&", "&amp;").split("\r\n")
    return odt("<text:p>Interview 3</text:p>" + "".join(f"<text:p>{line}</text:p>" for line in lines))


def rtf() -> bytes:
    """Return the interview as rich text, characters beyond ASCII as UTF-16 units."""
    units = LINES.encode("utf-16-le")
    escaped = "".join(
        chr(unit) if unit < 128 else f"\\u{unit - 65536 if unit > 32767 else unit}?"
        for unit in (int.from_bytes(units[place : place + 2], "little") for place in range(0, len(units), 2))
    )
    paragraphs = escaped.replace("\r\n", "\\par\n")
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1{{\\fonttbl{{\\f0 Times;}}}}\\f0 {paragraphs}\\par}}".encode(
        "ascii"
    )


def html() -> bytes:
    """Return the interview as a web page."""
    body = "".join(f"<p><b>{speaker}:</b>\n  {words.replace('&', '&amp;')}</p>" for speaker, words in TURNS)
    head = "<head><title>Interview</title><style>p { margin: 0 }</style></head>"
    return f"<!DOCTYPE html><html>{head}<body>{body}<script>alert(1)</script></body></html>".encode()


def zoom_vtt() -> bytes:
    """Return the interview as Zoom writes captions."""
    cues = [
        f"{place + 1}\r\n00:00:{place * 5:02}.000 --> 00:00:{place * 5 + 4:02}.000\r\n{speaker}: {words}"
        for place, (speaker, words) in enumerate(TURNS)
    ]
    return "\r\n\r\n".join(["WEBVTT", *cues, ""]).encode()


def srt() -> bytes:
    """Return the interview as SubRip, each label on its own line."""
    cues = [
        f"{place + 1}\n00:00:{place * 5:02},000 --> 00:00:{place * 5 + 4:02},000\n{speaker}:\n{words}"
        for place, (speaker, words) in enumerate(TURNS)
    ]
    return "\n\n".join(cues).encode()


def sub() -> bytes:
    """Return the interview as MicroDVD, 25 frames a second."""
    return "\n".join(
        f"{{{place * 125}}}{{{place * 125 + 100}}}{speaker}: {words}"
        for place, (speaker, words) in enumerate(TURNS)
    ).encode()


def markdown() -> bytes:
    """Return the interview as Markdown."""
    return "\n\n".join(f"**{speaker}:** {words}" for speaker, words in TURNS).encode()


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]]) -> bytes:
    """Return a PDF (A4) with lines of Helvetica 11 at (left, top) on each page; ASCII only."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for page in pages:
        written = "".join(
            f"BT /F1 11 Tf 1 0 0 1 {left} {842 - top} Tm ({_escaped(words)}) Tj ET\n"
            for left, top, words in page
        ).encode("ascii")
        kids.append(f"{len(objects) + 1} 0 R")
        content = len(objects) + 2
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {content} 0 R>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%sendstream" % (len(written), written))
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    return _pdf_file(objects)


def pdf_interview() -> bytes:
    """Return the ASCII turns of the interview as a PDF of one page."""
    lines = [f"{speaker}: {words}" for speaker, words in TURNS if words.isascii()]
    return pdf([[(72, 80 + 30 * place, line) for place, line in enumerate(lines)]])


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        written
        + head
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            len(objects) + 1,
            len(written),
        )
    )


def every_format() -> dict[str, bytes]:
    """Return the interview in every format by file name."""
    return {
        "interview.docx": word(),
        "interview.odt": odt_interview(),
        "interview.rtf": rtf(),
        "interview.html": html(),
        "interview.vtt": zoom_vtt(),
        "interview.srt": srt(),
        "interview.sub": sub(),
        "interview.md": markdown(),
        "interview.txt": LINES.encode(),
        "interview.pdf": pdf_interview(),
    }
