"""What a file is by its first bytes, and the sentence for each kind that is not read."""

from api.analysis.transcripts.readers.reading import Unreadable

_FORMATS = "Import .docx, .odt, .rtf, .txt, .md, .vtt, .srt, .html or .pdf."
_IMAGE = ("image", f"This is a picture, not a transcript. Type out or recognise its words first. {_FORMATS}")
_SOUND = (
    "audio",
    f"This is a recording, not a transcript. Transcribe it first, or add it under recordings. {_FORMATS}",
)
_PROGRAM = ("executable", f"This is a program, not a transcript. {_FORMATS}")
_PACKED = ("archive", f"This is an archive. Unpack it and import the files inside it. {_FORMATS}")
_OLD_WORD = (
    "old_word",
    "This is a file of Word 97-2003 (.doc) or a protected one. Open it in Word or LibreOffice, "
    "save it as .docx without a password, and import that.",
)
_DATABASE = ("database", f"This is a database, not a transcript. Export its texts first. {_FORMATS}")

REFUSED: tuple[tuple[int, bytes, tuple[str, str]], ...] = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_WORD),
    (0, b"\x89PNG", _IMAGE),
    (0, b"\xff\xd8\xff", _IMAGE),
    (0, b"GIF8", _IMAGE),
    (0, b"II*\x00", _IMAGE),
    (0, b"MM\x00*", _IMAGE),
    (8, b"WEBP", _IMAGE),
    (4, b"ftyphei", _IMAGE),
    (4, b"ftypmif", _IMAGE),
    (0, b"ID3", _SOUND),
    (0, b"\xff\xfb", _SOUND),
    (0, b"\xff\xf3", _SOUND),
    (0, b"\xff\xf1", _SOUND),
    (0, b"OggS", _SOUND),
    (0, b"fLaC", _SOUND),
    (8, b"WAVE", _SOUND),
    (8, b"AVI ", _SOUND),
    (4, b"ftyp", _SOUND),
    (0, b"\x1aE\xdf\xa3", _SOUND),
    (0, b"\x30\x26\xb2\x75", _SOUND),
    (0, b"MZ", _PROGRAM),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"\xca\xfe\xba\xbe", _PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", _PROGRAM),
    (0, b"\x1f\x8b", _PACKED),
    (0, b"7z\xbc\xaf\x27\x1c", _PACKED),
    (0, b"Rar!", _PACKED),
    (0, b"\xfd7zXZ", _PACKED),
    (0, b"BZh", _PACKED),
    (257, b"ustar", _PACKED),
    (0, b"SQLite format 3", _DATABASE),
)
"""Offset, bytes found there, and the refusal; the first that fits holds."""

_SHORT = (b"MZ", b"BZh", b"ID3")


def refuse_other_kinds(data: bytes) -> None:
    """Raise Unreadable for kinds that are recognised and not read; text that merely begins alike passes."""
    for offset, magic, (code, detail) in REFUSED:
        if data[offset : offset + len(magic)] != magic:
            continue
        if magic in _SHORT and not _has_binary(data[:512]):
            continue
        raise Unreadable(code, detail)


def _has_binary(start: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 32 for byte in start)
