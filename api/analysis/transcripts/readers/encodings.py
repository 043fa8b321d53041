"""From bytes to text: BOM, UTF-8, UTF-16 without BOM, then Windows-1252 or Japanese with the choice shown.

LF is the only line end kept; NUL, lone surrogates and control characters that are not text go, counted.
Nothing else changes: no normal form, no quotes made straight.
"""

import codecs
import re
from dataclasses import dataclass

from api.analysis.transcripts.readers.reading import Unreadable
from api.analysis.transcripts.readers.tally import Tally

OFFERED: dict[str, str] = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16-le": "Unicode (UTF-16, little-endian)",
    "utf-16-be": "Unicode (UTF-16, big-endian)",
    "cp1252": "Western European (Windows-1252)",
    "shift_jis": "Japanese (Shift-JIS)",
    "euc_jp": "Japanese (EUC-JP)",
    "iso-8859-15": "Western European (ISO 8859-15)",
    "mac_roman": "Western European (old Macintosh)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "gb18030": "Chinese, simplified (GB 18030)",
    "big5": "Chinese, traditional (Big5)",
    "euc_kr": "Korean (EUC-KR)",
}
"""The encodings a person may choose, with the words shown for them."""

_CODEC = {"shift_jis": "cp932"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uff10-\uff5a、。「」]")
_NOT_TEXT = "This file is not text. Import .docx, .odt, .rtf, .txt, .vtt, .srt, .html or .pdf."
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with LF line ends, the encoding used and the others that decode it too."""

    text: str
    encoding: str
    encodings: tuple[str, ...]


def decode(data: bytes, asked: str | None, tally: Tally) -> Decoded:
    """Return the text of a plain file. Raises Unreadable if it is no text or not what was asked for."""
    if asked is not None:
        return _as_asked(data, asked, tally)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _whole(_strict(data[len(bom) :], encoding), encoding, (), tally)
    wide = _wide(data)
    if wide:
        return _whole(_strict(data, wide), wide, (), tally)
    text = _utf8(data, tally)
    if text is not None:
        return _whole(text, "utf-8", (), tally)
    return _legacy(data, tally)


def _as_asked(data: bytes, asked: str, tally: Tally) -> Decoded:
    encoding = asked.lower()
    if encoding not in OFFERED:
        raise Unreadable(
            "unknown_encoding", "This encoding is not one that can be chosen. Choose one from the list."
        )
    for bom, marked in _BOMS:
        if data.startswith(bom) and marked == encoding:
            data = data[len(bom) :]
    return _whole(_strict(data, encoding), encoding, _others(data, encoding), tally)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(_CODEC.get(encoding, encoding))
    except UnicodeDecodeError as bad:
        name = OFFERED.get(encoding, encoding)
        detail = (
            f"This file is not {name} text from start to end. Choose another encoding, or save it as UTF-8."
        )
        raise Unreadable("wrong_encoding", detail) from bad


def _wide(data: bytes) -> str | None:
    """Recognise UTF-16 without BOM: NUL in every second byte of most of the file's start."""
    start = data[: 4096 & ~1]
    if len(start) < 4 or b"\x00" not in start:
        return None
    even, odd = start[::2].count(0), start[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    if most * 5 < len(start) // 2 * 2 or least * 10 > most:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    return encoding if _decodes(data, encoding) else None


def _utf8(data: bytes, tally: Tally) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as bad:
        if bad.reason == "unexpected end of data" and bad.start > 0:
            tally.warn("The file ends in the middle of a character; its last bytes were left out.")
            return data[: bad.start].decode("utf-8")
    broken = data.decode("utf-8", "replace")
    strange = broken.count("\ufffd")
    whole = sum(character > "\x7f" for character in broken) - strange
    if whole < 20 * strange:
        return None
    tally.warn(
        f"{strange} places in this file are not valid UTF-8 and stand as \ufffd. Compare with the original."
    )
    return broken


def _legacy(data: bytes, tally: Tally) -> Decoded:
    if data[:8192].count(0) > 0 or _binary(data):
        raise Unreadable("not_text", _NOT_TEXT)
    japanese = _decodes(data, "shift_jis") and _reads_as_japanese(data.decode("cp932"))
    western = _decodes(data, "cp1252")
    encoding = "shift_jis" if japanese and not western else "cp1252" if western else _last_resort(data)
    text = data.decode(_CODEC.get(encoding, encoding))
    tally.warn(f"Read as {OFFERED[encoding]}. If letters look wrong, choose another encoding.")
    if japanese and western:
        tally.warn("It may also be Japanese (Shift-JIS).")
    others = _others(data, encoding)
    first = ("shift_jis",) if japanese and encoding != "shift_jis" else ()
    return Decoded(clean(text, tally), encoding, first + tuple(name for name in others if name not in first))


def _last_resort(data: bytes) -> str:
    for encoding in ("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "iso-8859-15"):
        if _decodes(data, encoding):
            return encoding
    raise Unreadable(
        "not_text", "This file is in no encoding that is known here. Save it as UTF-8 and import that."
    )


def _others(data: bytes, used: str) -> tuple[str, ...]:
    wide = ("utf-16-le", "utf-16-be")
    return tuple(name for name in OFFERED if name != used and name not in wide and _decodes(data, name))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(_CODEC.get(encoding, encoding))
    except UnicodeDecodeError:
        return False
    return True


def _reads_as_japanese(text: str) -> bool:
    letters = len(_LETTERS.findall(text))
    return letters > 0 and len(_JAPANESE.findall(text)) * 3 > letters


def _binary(data: bytes) -> bool:
    start = data[:8192]
    strange = sum(byte < 9 or 13 < byte < 32 for byte in start)
    return strange * 50 > len(start)


def clean(text: str, tally: Tally) -> str:
    """Return text with LF line ends and without what cannot be stored, tallied."""
    if text.isprintable():
        return text
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x0b", "\n").replace("\x0c", "\n")
    found = _CONTROL.findall(text)
    if not found:
        return text
    tally.drop("control", count=len(found))
    tally.warn("Control characters that are not text were left out.")
    return _CONTROL.sub("", text)


def _whole(text: str, encoding: str, encodings: tuple[str, ...], tally: Tally) -> Decoded:
    """Return a whole file as text. Raises Unreadable if much of it is control characters."""
    kept = clean(text, tally)
    strange, _ = tally.counted.get("control", (0, 0))
    if strange * 20 > len(text):
        raise Unreadable("not_text", _NOT_TEXT)
    return Decoded(kept, encoding, encodings)
