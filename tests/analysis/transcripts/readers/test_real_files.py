# ruff: noqa: E501 (literal files and tables)
"""Every real interview, talk and set of captions is read with the right turns, speakers and words.

Nothing of those files may be copied here, so the first and last three turns and the speakers' labels stand
as the first 16 digits of the SHA-256 of their words. All figures were counted by `sources`, which uses none of the readers; its
cutting was compared by eye with the unpacked files.
"""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

import pytest

from api.analysis.transcripts.readers.choose import read
from api.analysis.transcripts.readers.reading import Reading, ReadingOptions
from tests.analysis.transcripts.readers.sources import OPEN, Source, found, taken_apart

pytestmark = pytest.mark.skipif(not OPEN.is_dir(), reason="the real files of ../shared/data are not here")


@dataclass(frozen=True)
class Expected:
    """A real file by how its name begins: turns, turns of each speaker in order of appearance, digests."""

    file: str
    turns: int
    speakers: tuple[int, ...]
    labels: str
    first: str
    last: str


# fmt: off
TABLE = (
    Expected("docx/nodegrade_interview1", 14, (4, 5, 4), "d9e8c4ecc242d11b",
        "90466c955766be0c e0bcd099e6fbe009 8456df580574e947",
        "148d0e2d360cb2ee 789566b7c2930c86 fd52a4fc7c5ba8fc"),
    Expected("docx/nodegrade_interview3", 21, (3, 9, 8), "95faf4fa9c18eac7",
        "469eed7bda6cc2eb ce7e6e2dba243997 a77368e14611e49d",
        "148d0e2d360cb2ee 84c024121c04274f 439c936685fac243"),
    Expected("odt/P10_", 234, (8,), "778ac5b81fa251b4",
        "c45fa43b0eda988d 98b286106f1f35f9 85a39ab345d672ff",
        "9deb488ea0a41642 92b85bb01c78cb1b 8cd930e2316c467d"),
    Expected("odt/P14_", 181, (15,), "778ac5b81fa251b4",
        "c45fa43b0eda988d 59e12e0568fe0439 4002b41419a9d0b7",
        "36b11269b3ceaf20 62322f5fbd1d960b 23902158b5480691"),
    Expected("odt/P1_", 207, (1,), "778ac5b81fa251b4",
        "c45fa43b0eda988d 4a86810510c7d98e e5a67017fce83e41",
        "67be049e561e87e6 2028dabe3db18fe1 5e20ca075a364dbe"),
    Expected("odt/P5_", 218, (8,), "778ac5b81fa251b4",
        "c45fa43b0eda988d 713f2b140e4ecd39 9b75b386309e8955",
        "daadf79840772021 6e1ef6cdeae7cc85 7b9aded3f2818f7e"),
    Expected("pdf/pdpilot_P1", 95, (47, 47), "aca69b127d2ae058",
        "4effe447355c5054 abb809b04da1fd8b 03b25bed61dad2fc",
        "23cbddd4ec8c624e 3a5b5c16b70db6df 8569efc4ed5a6273"),
    Expected("pdf/pdpilot_P3", 122, (61, 60), "aca69b127d2ae058",
        "4effe447355c5054 60275a78538e0d91 6cdbc2f5a8795c92",
        "469d80775cebe71a 8010098540f3dd2d d34d6c9669984274"),
    Expected("pdf/pdpilot_P5", 135, (67, 66, 1), "a0100d55eb2e08b0",
        "4effe447355c5054 388d437d17301f85 a8fbd47c40756565",
        "e59e6adee8fab168 9811e196fe973b4a 8569efc4ed5a6273"),
    Expected("pdf/pdpilot_P6", 100, (50, 49), "aca69b127d2ae058",
        "4effe447355c5054 1e39deefeb5fca00 a5b8869376275b4e",
        "901bd0f99ee854c3 b6b3aaaffe263b86 8569efc4ed5a6273"),
    Expected("srt/2008_07", 81, (40, 32, 2, 1, 2, 3, 1), "1b69714abf38f96f",
        "16dd5e460c9da10f 8fc42d2853e10123 5bd1d398aecfc1e8",
        "6765c0470c3df74f 60ac2895b4ddef40 b4b2ac33e4a93f87"),
    Expected("srt/2008_09", 43, (5, 1, 20, 9, 8), "4c53295b86db498f",
        "2802dbf78042a809 5f4da736a479d0bf 675f24409081c044",
        "a732e8baa84323d7 4446619a6a032397 016a7875acaaec9a"),
    Expected("srt/eBay", 26, (13, 13), "9b6117ec9089b165",
        "5973f5b52f40f871 ef9351e4d2681f73 14b1b7e875cee7ab",
        "f9b2d895ae6e3bee e78f130732a37a9c 8569efc4ed5a6273"),
    Expected("vtt/001", 445, (), "e3b0c44298fc1c14",
        "62d7b04134a8394a 952431ac0488bd9e 4af9f2e5aa6ce87e",
        "8569efc4ed5a6273 d34d6c9669984274 ecf8202ca7f70956"),
    Expected("vtt/052", 915, (), "e3b0c44298fc1c14",
        "8796f481180b59d9 1f945632a752d5e6 408f066624ab728d",
        "806ca43e15892f10 f8dd2b68341e791d 441698a609c274d3"),
    Expected("vtt/481", 353, (), "e3b0c44298fc1c14",
        "d55c914d0916a691 a613b2a7db2dc396 c0be35b42876ead0",
        "f3f5f8dac6c03b63 67d06bde529ebd3e 8569efc4ed5a6273"),
    Expected("txt/001", 460, (), "e3b0c44298fc1c14",
        "62d7b04134a8394a 952431ac0488bd9e 4af9f2e5aa6ce87e",
        "8569efc4ed5a6273 d34d6c9669984274 ecf8202ca7f70956"),
    Expected("txt/052", 1037, (), "e3b0c44298fc1c14",
        "8796f481180b59d9 1f945632a752d5e6 408f066624ab728d",
        "806ca43e15892f10 f8dd2b68341e791d 441698a609c274d3"),
    Expected("txt/changelog-news", 15, (8,), "06b9ab703182520a",
        "a68a304da9f0a1ac b50b26425bd342fa bae5f0f1d62f3f18",
        "bbbc82c3efe3a11a b50b26425bd342fa 3db2825ebb7cff6c"),
    Expected("txt/go-time", 131, (56, 34, 18, 20), "8ed91df623968e44",
        "bdfeb3cc58e2c0f2 b27c9044487b6298 eb86bd79d9a9c072",
        "815f74d0c5d5ff88 ab9c59a6aff37df7 17b59cb489552018"),
    Expected("txt/the-changelog", 882, (261, 217, 242, 87, 73), "c332479f724ec3da",
        "e783ae9a0c7873e7 8569efc4ed5a6273 039e13f627956a94",
        "3cc4d7b80a3e9a5e 8b9904a31776f304 a23c32ab64137564"),
)
# fmt: on


def test_the_table_names_every_interview_talk_and_set_of_captions():
    folders = ("docx", "odt", "pdf", "srt", "txt", "vtt")
    files = {path for folder in folders for path in (OPEN / folder).iterdir()}

    assert {found(row.file) for row in TABLE} == files
    assert len(TABLE) == 21


@pytest.fixture(scope="module", params=TABLE, ids=lambda row: row.file)
def expected(request):
    return request.param


@pytest.fixture(scope="module")
def source(expected) -> Source:
    return taken_apart(found(expected.file))


@pytest.fixture(scope="module")
def reading(expected) -> Reading:
    return read(found(expected.file).read_bytes(), "file", ReadingOptions())


def test_turns_and_speakers_are_those_counted_without_the_readers(expected, source, reading):
    counted = Counter(speaker for speaker, _ in source.turns if speaker)

    assert (len(source.turns), tuple(counted.values())) == (expected.turns, expected.speakers)
    assert _digest("\n".join(counted)) == expected.labels
    assert len(reading.turns) == expected.turns
    assert {speaker.label: speaker.turns for speaker in reading.speakers} == counted
    assert [speaker.label for speaker in reading.speakers] == list(counted)


def test_first_and_last_three_turns_are_verbatim(expected, reading):
    assert _digests(reading.turns[:3]) == expected.first
    assert _digests(reading.turns[-3:]) == expected.last


def test_every_turn_is_what_the_source_says(source, reading):
    assert [(turn.speaker, turn.text) for turn in reading.turns] == source.turns


def test_98_in_100_characters_are_accounted_for(source, reading):
    """Kept words and labels plus the listed drops; of a PDF, `visible` holds no margin or page numbers."""
    visible = _solid(source.visible)
    kept = sum(_solid(turn.text) for turn in reading.turns) + _solid(source.labels)
    dropped = sum(drop.characters for drop in reading.drops if reading.format != "pdf")

    assert kept + dropped >= 0.98 * visible
    assert kept <= visible * 1.001, "something is there twice"


def test_spans_cut_the_whole_text_into_its_turns(reading):
    assert [reading.text[start:end] for start, end in reading.spans] == [turn.text for turn in reading.turns]
    assert "\r" not in reading.text
    assert "\x00" not in reading.text


def _digests(turns) -> str:
    return " ".join(_digest(turn.text) for turn in turns)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _solid(text: str) -> int:
    return sum(not character.isspace() for character in text)
