"""Bytes become text by a fixed order of encodings, and nothing else about the text changes."""

import pytest

from api.analysis.transcripts.readers.choose import read
from api.analysis.transcripts.readers.encodings import OFFERED
from api.analysis.transcripts.readers.reading import ReadingOptions, Unreadable

WORDS = "Zoë: “Café”, naïve.\nJo: Yes.\nZoë: No.\nJo: Fine."
JAPANESE = "はじめまして。よろしくお願いします。"


def _read(data: bytes, encoding: str | None = None):
    return read(data, "a.txt", ReadingOptions(encoding=encoding))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (WORDS.encode("utf-8-sig"), "utf-8"),
        (WORDS.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("utf-32"), "utf-32-le"),
        (WORDS.encode("cp1252"), "cp1252"),
    ],
)
def test_each_encoding_gives_the_same_words(data, encoding):
    reading = _read(data)

    assert reading.encoding == encoding
    assert [turn.text for turn in reading.turns] == ["“Café”, naïve.", "Yes.", "No.", "Fine."]


def test_windows_1252_is_said_and_others_are_offered():
    reading = _read(WORDS.encode("cp1252"))

    assert "iso-8859-15" in reading.encodings
    assert any("Windows-1252" in warning for warning in reading.warnings)
    assert set(reading.encodings) <= set(OFFERED)
    assert _read(WORDS.encode()).encodings == ()


def test_every_offered_encoding_reads_what_it_wrote():
    for encoding in OFFERED:
        word = {"cp1253": "Αθήνα", "cp1251": "Пример"}.get(encoding, "Plain")
        word = JAPANESE if encoding in ("shift_jis", "euc_jp") else word
        assert _read(word.encode(encoding), encoding).text == word


def test_shift_jis_is_proposed_when_it_decodes_plausibly():
    plain = _read(JAPANESE.encode("cp932"))
    both = _read("カナ".encode("cp932"))

    assert (plain.encoding, plain.text) == ("shift_jis", JAPANESE)
    assert "shift_jis" in (both.encoding, *both.encodings)


def test_an_encoding_that_does_not_fit_is_refused():
    with pytest.raises(Unreadable, match="wrong_encoding"):
        _read(b"caf\xe9 \xff", "utf-8")
    with pytest.raises(Unreadable, match="unknown_encoding"):
        _read(b"cafe", "rot13")


def test_text_is_never_normalised_and_line_ends_become_lf():
    text = "e\u0301 é ﬁ K \u00a0 \u200b “x” ‐\r\n…\rend\u2028."

    assert _read(text.encode()).text == text.replace("\r\n", "\n").replace("\r", "\n")


def test_nul_and_control_characters_go_with_a_warning():
    reading = _read(b"One\x00 two\x07 three four five six seven eight nine ten eleven twelve.")

    assert reading.text == "One two three four five six seven eight nine ten eleven twelve."
    assert [(drop.kind, drop.count) for drop in reading.drops] == [("control", 2)]
    assert reading.warnings


def test_lone_surrogates_never_come_through():
    rich = _reading_of_rtf(rb"{\rtf1\ansi\uc0 a\u-10179 b\u-10179\u-8704 c\par}")

    assert rich.text == "ab\U0001f600c"
    assert _read(b"<html><body><p>a&#xD800;b</p></body></html>").text == "a\ufffdb"


def _reading_of_rtf(data: bytes):
    return read(data, "a.rtf", ReadingOptions())


def test_a_file_cut_inside_a_character_says_so():
    reading = _read("Es war schön, ja, so schön".encode()[:-2])

    assert reading.text == "Es war schön, ja, so sch"
    assert "last bytes" in reading.warnings[0]


def test_a_few_bad_bytes_in_utf8_are_shown_and_said():
    reading = _read("é".encode() * 50 + b"\xff" + "é".encode() * 10)

    assert reading.text == "é" * 50 + "\ufffd" + "é" * 10
    assert "1 places" in reading.warnings[0]


def test_a_web_page_is_read_in_the_encoding_it_declares():
    page = "<html><head><meta charset='windows-1251'></head><body><p>Пример</p></body></html>".encode(
        "cp1251"
    )

    assert read(page, "a.html", ReadingOptions()).text == "Пример"
