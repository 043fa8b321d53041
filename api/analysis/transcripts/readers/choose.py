"""Chooses the reader by what the file holds; its name only breaks a tie between kinds of text."""

import re
from importlib import import_module
from types import ModuleType

from api.analysis.transcripts.readers.archive import open_archive
from api.analysis.transcripts.readers.encodings import decode
from api.analysis.transcripts.readers.reading import Reading, ReadingOptions, Unreadable
from api.analysis.transcripts.readers.signatures import refuse_other_kinds
from api.analysis.transcripts.readers.tally import Tally

MOST_BYTES = 50 * 1024 * 1024
MOST_CHARACTERS = 10_000_000

_ROOM = "api.analysis.transcripts.readers"
_OTHER_ZIPS: tuple[tuple[str, str], ...] = (
    (
        "xl/",
        "This is a spreadsheet. Save the sheet with the transcript as text, or copy it into a Word file.",
    ),
    ("ppt/", "These are slides, not a transcript. Copy the words into a Word or text file."),
    ("project.qde", "This is a project of another program. Import it under exchange, not as a transcript."),
)
_ODF = "application/vnd.oasis.opendocument.text"
_WEB = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(r"</?(?:p|div|br|span|table|tr|td|li|ul|b|strong|em|i|h[1-6])\b[^<>]*>", re.I)
_MARKUP = re.compile(r"\s*<\?xml\b")


def read(data: bytes, filename: str, options: ReadingOptions) -> Reading:
    """Read a file of any known format. Raises Unreadable; never gives half a file."""
    if len(data) > MOST_BYTES:
        raise Unreadable(
            "too_large", "This file is larger than 50 MB. A transcript is far smaller: is it a recording?"
        )
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable(
            "empty", "This file is empty. Check that the right one was chosen and that it was saved."
        )
    reading = _read_packed(data, options) if _is_packed(data) else _read_text(data, filename, options)
    if not any(turn.text.strip() for turn in reading.turns):
        raise _without_words(reading)
    if sum(len(turn.text) for turn in reading.turns) > MOST_CHARACTERS:
        raise Unreadable(
            "too_long", "This text is longer than ten million characters. Cut it into several files."
        )
    return reading


def _is_packed(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"{\\rtf")) or b"%PDF-" in data[:1024]


def _read_packed(data: bytes, options: ReadingOptions) -> Reading:
    if data.startswith(b"{\\rtf"):
        name = "rtf"
    elif data.startswith(b"PK"):
        name = _kind_of_zip(data)
    else:
        name = "pdf"
    reading: Reading = _reader(name).read(data, options)
    return reading


def _kind_of_zip(data: bytes) -> str:
    archive = open_archive(data)
    names = archive.entries
    if archive.has("mimetype") and archive.part("mimetype").strip().startswith(_ODF.encode()):
        return "odt"
    if archive.has("[Content_Types].xml") and any(name.startswith("word/") for name in names):
        return "docx"
    for part, sentence in _OTHER_ZIPS:
        if any(name.startswith(part) for name in names):
            raise Unreadable("other_document", sentence)
    detail = "This is an archive or another program's file. Unpack it, or save it as .docx, .odt or .txt."
    raise Unreadable("archive", detail)


def _read_text(data: bytes, filename: str, options: ReadingOptions) -> Reading:
    refuse_other_kinds(data)
    tally = Tally()
    decoded = decode(data, options.encoding or _declared(data), tally)
    reading: Reading = _reader(_kind_of_text(decoded.text, filename)).read(decoded, tally)
    return reading


def _declared(data: bytes) -> str | None:
    """Return the encoding a web page declares for itself, where it is one we know and no BOM speaks."""
    found = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", data[:4096], re.I)
    if not found or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    name = found[1].decode("ascii").lower()
    known = {"iso-8859-1": "cp1252", "latin1": "cp1252", "windows-1252": "cp1252", "x-sjis": "shift_jis"}
    name = known.get(name, name).replace("windows-", "cp")
    name = {"shift-jis": "shift_jis", "euc-jp": "euc_jp", "euc-kr": "euc_kr", "gb2312": "gb18030"}.get(
        name, name
    )
    return (
        name
        if name in ("cp1252", "shift_jis", "euc_jp", "euc_kr", "gb18030", "big5", "cp1250", "cp1251")
        else None
    )


def _kind_of_text(text: str, filename: str) -> str:
    name = filename.lower()
    if text.startswith("WEBVTT"):
        return "vtt"
    if _reader("srt").looks_like_srt(text):
        return "vtt" if name.endswith(".vtt") else "srt"
    if _reader("sub").looks_like_sub(text):
        return "sub"
    if _WEB.match(text) or (name.endswith((".html", ".htm", ".xhtml")) and _TAGS.search(text)):
        return "html"
    if _MARKUP.match(text):
        raise Unreadable("xml", "This is an XML file. Save it as .docx, .odt, .txt or .html and import that.")
    return "markdown" if _reader("markdown").looks_like_markdown(text, filename) else "plain"


def _reader(name: str) -> ModuleType:
    """Load the module of one format, so that a worker holds no more than it needs."""
    return import_module(f"{_ROOM}.{name}")


def _without_words(reading: Reading) -> Unreadable:
    kinds = {drop.kind for drop in reading.drops}
    if reading.format == "pdf":
        detail = (
            "This PDF holds pictures of pages and no text. Recognise its text (OCR) first, or type it out."
        )
    elif "text_box" in kinds:
        detail = (
            "All words of this file are in text boxes. Move them into the page itself, save and import again."
        )
    elif "image" in kinds:
        detail = "This file holds pictures and no text. Recognise their text (OCR) first, or type it out."
    else:
        detail = "No words were found in this file. Open it to see whether it is the right one."
    return Unreadable("no_words", detail)
