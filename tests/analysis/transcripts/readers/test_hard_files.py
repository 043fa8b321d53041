"""Every hard file is read as expected or refused with its reason."""

import html
import re
import zipfile

import pytest

from api.analysis.transcripts.readers.choose import read
from api.analysis.transcripts.readers.reading import ReadingOptions, Unreadable
from tests.analysis.transcripts.readers.sources import OPEN

pytestmark = pytest.mark.skipif(not OPEN.is_dir(), reason="the real files of ../shared/data are not here")

# fmt: off
READ = {
    # file                                     format   turns  speakers  drops (kind: count)
    "hard/docx/comments.docx":                 ("docx",    4, 0, {"comment": 5}),
    "hard/docx/mammoth_endnotes.docx":         ("docx",    1, 0, {"endnote": 2}),
    "hard/docx/mammoth_utf8-bom.docx":         ("docx",    1, 0, {}),
    "hard/docx/rtl_arabic_tables.docx":        ("docx",  814, 0, {"footer": 2, "image": 3}),
    "hard/docx/tables.docx":                   ("docx",    9, 0, {}),
    "hard/docx/track_changes_insertion.docx":  ("docx",    1, 0, {}),
    "hard/docx/track_changes_move.docx":       ("docx",    3, 0, {"tracked_deletion": 1}),
    "hard/encoding/Accessibility-gfw-JA.sub":  ("sub",    35, 0, {"time": 40}),
    "rtf/pandoc_accent.rtf":                   ("rtf",     1, 0, {}),
    "rtf/pandoc_footnote.rtf":                 ("rtf",     1, 0, {"footnote": 2}),
    "rtf/pandoc_formatting.rtf":               ("rtf",     9, 0, {"hidden": 1}),
}
REFUSED = {
    "hard/docx/mammoth_text-box.docx":         ("no_words", "text boxes"),
    "refi/qc-1.3.2_demo.qdpx":                 ("other_document", "exchange"),
    "refi/nvivo-mac-15_empty-texts.qdpx":      ("other_document", "exchange"),
    "refi/atlasti-8-mac_standard.qde":         ("xml", "XML"),
    "refi/taguette-1.5.2_swj2022.qdc":         ("xml", "XML"),
}
# fmt: on


def _read(name: str, **options: str):
    return read((OPEN / name).read_bytes(), name, ReadingOptions(**options))


def test_the_tables_name_every_file_that_is_no_interview():
    folders = ("hard/docx", "hard/encoding", "rtf", "refi")
    files = {f"{folder}/{path.name}" for folder in folders for path in (OPEN / folder).iterdir()}

    assert set(READ) | set(REFUSED) == files


@pytest.mark.parametrize("name", READ)
def test_hard_files_are_read(name):
    reading = _read(name)

    drops = {drop.kind: drop.count for drop in reading.drops}
    assert (reading.format, len(reading.turns), len(reading.speakers), drops) == READ[name]


@pytest.mark.parametrize("name", REFUSED)
def test_others_are_refused_with_their_reason(name):
    with pytest.raises(Unreadable) as refusal:
        _read(name)

    code, words = REFUSED[name]
    assert refusal.value.code == code
    assert words in refusal.value.detail


def test_a_rejected_insertion_is_left_out_and_counted():
    name = "hard/docx/track_changes_insertion.docx"
    accepted, rejected = _read(name), _read(name, tracked_changes="reject")

    inserted = len(accepted.text) - len(rejected.text)
    assert inserted == 13
    assert any(accepted.text[:n] + accepted.text[n + inserted :] == rejected.text for n in range(40))
    assert [(drop.kind, drop.characters) for drop in rejected.drops] == [("tracked_insertion", 11)]


def test_a_move_is_read_where_it_stands_for_the_answer_given():
    name = "hard/docx/track_changes_move.docx"
    accepted, rejected = _read(name), _read(name, tracked_changes="reject")

    assert [turn.text for turn in rejected.turns] == [accepted.turns[place].text for place in (0, 2, 1)]


def test_all_arabic_words_are_there_and_in_order():
    """Every paragraph of the source stands in the text; each row of a table on a line of its own."""
    name = "hard/docx/rtl_arabic_tables.docx"
    xml = zipfile.ZipFile(OPEN / name).read("word/document.xml").decode("utf-8")
    words = html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)))
    text = _read(name).text

    assert "".join(text.replace("✓", "").split()) == "".join(words.replace("✓", "").split())
    assert text.count("✓") == words.count("✓") + xml.count('w:char="F0FC"')


def test_the_japanese_file_is_proposed_as_shift_jis_and_may_be_read_otherwise():
    name = "hard/encoding/Accessibility-gfw-JA.sub"
    found, asked = _read(name), _read(name, encoding="shift_jis")

    assert found.encoding == "shift_jis"
    assert found.encodings
    assert any("Shift-JIS" in warning for warning in found.warnings)
    assert found.turns == asked.turns
    assert asked.warnings == ()
    source = (OPEN / name).read_bytes().decode("cp932")
    kana = re.findall("[\u3040-\u30ff\u4e00-\u9fff]", source)
    assert re.findall("[\u3040-\u30ff\u4e00-\u9fff]", found.text) == kana
    with pytest.raises(Unreadable, match="wrong_encoding"):
        _read(name, encoding="utf-8")
