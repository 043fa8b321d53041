"""Files made to harm are refused at once, with a sentence that says why and none of the file's words."""

import io
import struct
import time
import zipfile
from contextlib import suppress

import pytest

from api.analysis.transcripts.readers.choose import MOST_BYTES, read
from api.analysis.transcripts.readers.reading import ReadingOptions, Unreadable
from tests.analysis.transcripts.readers import fictional
from tests.analysis.transcripts.readers.fictional import word_of, zipped

SECRET = "zebrafinch"
SLOWEST_SECONDS = 3.0


def refusal(data: bytes, name: str = f"{SECRET}.docx") -> Unreadable:
    """Return the refusal of a file, checking that it came quickly and quotes nothing."""
    began = time.process_time()
    with pytest.raises(Unreadable) as refused:
        read(data, name, ReadingOptions())
    assert time.process_time() - began < SLOWEST_SECONDS
    detail = refused.value.detail
    assert SECRET not in detail
    assert len(detail) > 30
    assert detail.endswith((".", "?"))
    return refused.value


def _word_parts() -> dict[str, str | bytes]:
    data = word_of(f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with(name: str, content: bytes = b"x") -> bytes:
    return zipped({**_word_parts(), name: content})


def _patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    assert old in data
    return data.replace(old, new)


def test_the_plain_file_these_are_made_of_is_read():
    assert read(zipped(_word_parts()), "a", ReadingOptions()).text == SECRET


def test_a_bomb_is_refused_by_its_headers():
    assert refusal(_with("word/big.xml", bytes(90 * 1024 * 1024))).code == "unsafe_archive"


def test_a_part_larger_than_100_mb_and_200_mb_in_all_are_refused():
    data = zipped(_word_parts())
    huge = data.replace(
        struct.pack("<L", len(_word_parts()["word/document.xml"])), struct.pack("<L", 101 << 20)
    )
    many = zipped({**_word_parts(), **{f"word/{n}.bin": bytes(range(256)) * 4000 for n in range(230)}})

    assert "100 MB" in refusal(huge).detail
    assert "200 MB" in refusal(many).detail


def test_headers_that_lie_are_found_out_while_inflating():
    document = bytes(40 * 1024 * 1024)
    data = zipped({**_word_parts(), "word/document.xml": document})
    lying = _patched(data, struct.pack("<L", len(document)), struct.pack("<L", 3000))

    refused = refusal(lying)

    assert (refused.code, "far more than it says" in refused.detail) == ("unsafe_archive", True)


def test_too_many_parts_are_refused():
    many = {f"word/{n}.xml": b"" for n in range(2001)}

    assert "2,000" in refusal(zipped({**_word_parts(), **many})).detail


@pytest.mark.parametrize(
    "name", ["../evil.xml", "word/../../evil.xml", "/etc/evil", "C:/evil.xml", "word\\evil.xml"]
)
def test_names_outside_the_file_are_refused(name):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for part, content in _word_parts().items():
            archive.writestr(part, content)
        entry = zipfile.ZipInfo("placeholder")
        entry.filename = name
        archive.writestr(entry, b"x")

    assert refusal(held.getvalue()).code == "unsafe_archive"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for part, content in [*_word_parts().items(), ("word/document.xml", b"<x/>")]:
            archive.writestr(part, content)

    assert "same name" in refusal(held.getvalue()).detail


def test_parts_that_overlap_are_refused():
    """Two entries of the directory point at the same bytes, as in Fifield's bomb."""
    data = zipped({**_word_parts(), "word/a.xml": b"x" * 50, "word/b.xml": b"x" * 50})
    first, second = data.index(b"word/a.xml") - 30, data.index(b"word/b.xml") - 30
    directory = data.index(b"PK\x01\x02")
    head, tail = data[:directory], data[directory:]
    tail = _patched(tail, struct.pack("<L", second) + b"word/b.xml", struct.pack("<L", first) + b"word/b.xml")

    assert "on top of each other" in refusal(head + tail).detail


def test_encrypted_links_nested_and_oddly_packed_parts_are_refused():
    locked = bytearray(zipped(_word_parts()))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    link = zipfile.ZipInfo("word/link.xml")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    linked, packed = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(linked, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        archive.writestr(link, b"/etc/passwd")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<x/>")

    assert refusal(bytes(locked)).code == "encrypted"
    assert "links" in refusal(linked.getvalue()).detail
    assert "unusual" in refusal(packed.getvalue()).detail
    assert "another archive" in refusal(_with("word/embeddings/more.zip")).detail


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]>',
        "<!DOCTYPE x>",
    ],
)
def test_document_types_and_entities_are_refused(head):
    parts = _word_parts()
    document = head.encode() + bytes(parts["word/document.xml"])

    assert refusal(zipped({**parts, "word/document.xml": document})).code == "unsafe_xml"


def test_deep_nesting_is_refused_in_every_format_that_nests():
    assert refusal(word_of("<w:p>" * 5000 + "</w:p>" * 5000)).code == "unsafe_xml"
    assert refusal(fictional.odt("<text:section>" * 5000 + "</text:section>" * 5000)).code == "unsafe_xml"
    assert refusal(b"{\\rtf1" + b"{" * 5000 + b"x" + b"}" * 5001).code == "unsafe_rtf"
    page = "<html>" + "<div>" * 50_000 + "deep" + "</div>" * 50_000
    assert read(page.encode(), "a.html", ReadingOptions()).text == "deep"


def test_external_relations_are_not_followed():
    body = f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p><w:altChunk/>"
    parts = {"header": f'<w:hdr xmlns:w="{fictional.W}"/>'}
    data = word_of(body, parts).replace(b"header.xml", b"header.xml")

    reading = read(data, "a.docx", ReadingOptions())

    assert reading.text == SECRET
    assert [drop.kind for drop in reading.drops] == ["embedded"]


def test_pdf_with_too_many_pages_a_loop_or_a_password_is_refused():
    loop = fictional.pdf([[(72, 80, "x")]]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]")
    secret = fictional.pdf([[(72, 80, "x")]]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>"
        % (b"00" * 32, b"11" * 32),
    )

    assert "2,000 pages" in refusal(fictional.pdf([[]] * 2001)).detail
    assert read(loop, "a.pdf", ReadingOptions()).text == "x"
    assert refusal(secret).code == "encrypted"
    assert refusal(b"%PDF-1.7 nothing more").code == "damaged"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "saved"),
        (b" \r\n\t ", "empty", "saved"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_word", "save it as .docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "image", "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(60), "image", "picture"),
        (b"ID3\x04" + bytes(60), "audio", "Transcribe"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio", "Transcribe"),
        (b"\x00\x00\x00\x20ftypM4A " + bytes(60), "audio", "Transcribe"),
        (b"MZ\x90\x00\x03" + bytes(600), "executable", "program"),
        (b"\x7fELF\x02\x01\x01" + bytes(600), "executable", "program"),
        (b"\x1f\x8b\x08" + bytes(60), "archive", "Unpack"),
        (b"SQLite format 3\x00" + bytes(60), "database", "database"),
        (zipped({"xl/workbook.xml": "<x/>"}), "other_document", "spreadsheet"),
        (zipped({"ppt/slide.xml": "<x/>"}), "other_document", "slides"),
        (zipped({"notes.txt": "words"}), "archive", "Unpack"),
        (b"<?xml version='1.0'?><a>x</a>", "xml", "XML"),
        (b"WEBVTT\n\nNOTE nothing\n", "no_words", "No words"),
        (bytes(range(256)) * 40, "not_text", "not text"),
    ],
)
def test_other_kinds_of_file_get_a_sentence(data, code, words):
    refused = refusal(data)

    assert refused.code == code
    assert words in refused.detail


def test_more_than_50_mb_is_refused_unread():
    assert refusal(b"a" * (MOST_BYTES + 1)).code == "too_large"


def test_a_word_file_cut_short_is_refused_whole():
    data = fictional.word()

    for share in (3, 5, 8, 9):
        assert refusal(data[: len(data) * share // 10]).code == "damaged"


@pytest.mark.parametrize(
    "line",
    [
        "A" * 1_000_000,
        "A b " * 250_000,
        "*" * 300_000,
        "_a" * 300_000,
        "[" * 300_000,
        "[a](" * 100_000,
        "(((" * 200_000,
        ">" * 500_000,
        "00:00:01 " * 100_000,
        "a: " * 300_000,
        "\t" * 500_000 + "x",
        "<p" * 300_000,
        "<!--" * 100_000,
        "<v " * 200_000,
        "&amp" * 300_000,
    ],
    ids=lambda line: ascii(line[:6]),
)
@pytest.mark.parametrize(
    "head",
    ["", "**A:** x\n\n**B:** y\n\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "<html><body>"],
    ids=["plain", "markdown", "captions", "web"],
)
def test_no_line_makes_a_reader_slow(head, line):
    began = time.process_time()

    with suppress(Unreadable):
        read((head + line).encode(), "a.txt", ReadingOptions())

    assert time.process_time() - began < SLOWEST_SECONDS
