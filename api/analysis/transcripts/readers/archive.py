"""Zip files opened with every defence of security.md 2.9: nothing is believed before it is counted."""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from api.analysis.transcripts.readers.reading import Unreadable

MOST_ENTRIES = 2_000
MOST_TOTAL = 200 * 1024 * 1024
MOST_ENTRY = 100 * 1024 * 1024
MOST_RATIO = 200
RATIO_FROM = 1024 * 1024
"""Below this size unpacked, a high ratio is harmless (a page of spaces) and allowed."""

_CHUNK = 256 * 1024
_NESTED = (".zip", ".docx", ".odt", ".jar", ".7z", ".rar", ".gz", ".xz", ".bz2", ".tar")
_LOCAL = struct.Struct("<4s5H3L2H")
_REGULAR = (0, 0o100000, 0o040000)

_TRY = "Open the file in the program it was made with, save it again as a new .docx or .odt, and import that."


def _hostile(why: str) -> Unreadable:
    return Unreadable("unsafe_archive", f"This file was not opened because {why}. {_TRY}")


@dataclass(frozen=True, slots=True)
class Archive:
    """A checked zip file; parts are inflated when asked for, counted while they are."""

    data: bytes
    entries: dict[str, zipfile.ZipInfo]

    def has(self, name: str) -> bool:
        """Say whether a part is there."""
        return name in self.entries

    def part(self, name: str) -> bytes:
        """Return one part. Raises Unreadable if it is absent, damaged or grows past the limits."""
        if name not in self.entries:
            raise Unreadable("damaged", f"A part of this file is missing, so it cannot be read. {_TRY}")
        return _inflate(self.data, self.entries[name])


def open_document(data: bytes) -> Archive:
    """Check a zip file that is a document: no other archive may lie inside it. Raises Unreadable."""
    archive = open_archive(data)
    if any(name.lower().endswith(_NESTED) for name in archive.entries):
        raise _hostile("it holds another archive inside")
    return archive


def open_archive(data: bytes) -> Archive:
    """Check a zip file's directory and return it. Raises Unreadable, saying which limit it breaks."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            listed = opened.infolist()
    except (
        zipfile.BadZipFile,
        ValueError,
        struct.error,
        OverflowError,
        NotImplementedError,
        UnicodeError,
    ) as bad:
        raise Unreadable(
            "damaged", f"This file is damaged or was cut short: it cannot be unpacked. {_TRY}"
        ) from bad
    if len(listed) > MOST_ENTRIES:
        raise _hostile(f"it holds more than {MOST_ENTRIES:,} parts")
    if sum(entry.file_size for entry in listed) > MOST_TOTAL:
        raise _hostile("it would unpack to more than 200 MB")
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in listed:
        _check(entry, entries)
        entries[entry.filename] = entry
    _check_overlap(data, listed)
    return Archive(data, entries)


def _check(entry: zipfile.ZipInfo, seen: dict[str, zipfile.ZipInfo]) -> None:
    name = entry.orig_filename
    if entry.flag_bits & 0x1 or entry.flag_bits & 0x40:
        raise Unreadable(
            "encrypted", "This file is protected by a password. Save it without one and import that."
        )
    if "\\" in name or "\x00" in name or name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise _hostile("it names parts outside itself")
    if entry.filename in seen:
        raise _hostile("it holds two parts of the same name")
    if (entry.external_attr >> 16) & 0o170000 not in _REGULAR and entry.create_system == 3:
        raise _hostile("it holds links or devices")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _hostile("it is packed in an unusual way")
    if entry.file_size > MOST_ENTRY:
        raise _hostile("one part would unpack to more than 100 MB")
    if entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        raise _hostile("it is packed more tightly than any real document")


def _check_overlap(data: bytes, listed: list[zipfile.ZipInfo]) -> None:
    """Refuse entries whose bytes overlap (one kernel of data named many times)."""
    end = 0
    for entry in sorted(listed, key=lambda entry: entry.header_offset):
        start = _content_start(data, entry)
        if entry.header_offset < end:
            raise _hostile("its parts lie on top of each other")
        end = start + entry.compress_size
    if end > len(data):
        raise Unreadable("damaged", f"This file is damaged or was cut short. {_TRY}")


def _content_start(data: bytes, entry: zipfile.ZipInfo) -> int:
    head = data[entry.header_offset : entry.header_offset + _LOCAL.size]
    if len(head) < _LOCAL.size or head[:4] != b"PK\x03\x04":
        raise Unreadable("damaged", f"This file is damaged: a part is not where it should be. {_TRY}")
    fields = _LOCAL.unpack(head)
    return int(entry.header_offset + _LOCAL.size + fields[9] + fields[10])


def _inflate(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    start = _content_start(data, entry)
    packed = data[start : start + entry.compress_size]
    content = packed if entry.compress_type == zipfile.ZIP_STORED else _inflate_counted(packed)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise Unreadable("damaged", f"This file is damaged: a part of it does not add up. {_TRY}")
    return content


def _inflate_counted(packed: bytes) -> bytes:
    most = min(MOST_ENTRY, max(RATIO_FROM, MOST_RATIO * len(packed)))
    inflater = zlib.decompressobj(-15)
    pieces: list[bytes] = []
    size = 0
    try:
        while packed and not inflater.eof:
            piece = inflater.decompress(packed, _CHUNK)
            packed = inflater.unconsumed_tail
            size += len(piece)
            if size > most:
                raise _hostile("it unpacks to far more than it says")
            pieces.append(piece)
            if not piece and not packed:
                break
        pieces.append(inflater.flush(_CHUNK))
    except zlib.error as bad:
        raise Unreadable("damaged", f"This file is damaged: a part of it cannot be unpacked. {_TRY}") from bad
    return b"".join(pieces)
