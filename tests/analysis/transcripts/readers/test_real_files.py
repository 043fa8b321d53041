# ruff: noqa: E501 (literal files and tables)
"""Every real interview, talk and set of captions is read with the right turns, speakers and words.

Nothing of those files may be copied here, so the first and last three turns stand as the first 16 digits
of the SHA-256 of their words. All figures were counted by `sources`, which uses none of the readers; its
cutting was compared by eye with the unpacked files.
"""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

import pytest

from api.analysis.transcripts.readers.choose import read
from api.analysis.transcripts.readers.reading import Reading, ReadingOptions
from tests.analysis.transcripts.readers.sources import OPEN, Source, taken_apart

pytestmark = pytest.mark.skipif(not OPEN.is_dir(), reason="the real files of ../shared/data are not here")


@dataclass(frozen=True)
class Expected:
    """A real file, its number of turns, of turns for each speaker, and its first and last three turns."""

    file: str
    turns: int
    speakers: dict[str, int]
    first: str
    last: str


# fmt: off
TABLE = (
    Expected("docx/nodegrade_interview1_german.docx", 14, {"I": 4, "S2": 5, "S1": 4},
        "90466c955766be0c e0bcd099e6fbe009 8456df580574e947",
        "148d0e2d360cb2ee 789566b7c2930c86 fd52a4fc7c5ba8fc"),
    Expected("docx/nodegrade_interview3_german.docx", 21, {"I": 3, "S5": 9, "S6": 8},
        "469eed7bda6cc2eb ce7e6e2dba243997 a77368e14611e49d",
        "148d0e2d360cb2ee 84c024121c04274f 439c936685fac243"),
    Expected("odt/P10_GMT20211130.odt", 234, {"MODERATOR": 8},
        "c45fa43b0eda988d 98b286106f1f35f9 85a39ab345d672ff",
        "9deb488ea0a41642 92b85bb01c78cb1b 8cd930e2316c467d"),
    Expected("odt/P14_GMT20220124.odt", 181, {"MODERATOR": 15},
        "c45fa43b0eda988d 59e12e0568fe0439 4002b41419a9d0b7",
        "36b11269b3ceaf20 62322f5fbd1d960b 23902158b5480691"),
    Expected("odt/P1_GMT20211118.odt", 207, {"MODERATOR": 1},
        "c45fa43b0eda988d 4a86810510c7d98e e5a67017fce83e41",
        "67be049e561e87e6 2028dabe3db18fe1 5e20ca075a364dbe"),
    Expected("odt/P5_GMT20211125.odt", 218, {"MODERATOR": 8},
        "c45fa43b0eda988d 713f2b140e4ecd39 9b75b386309e8955",
        "daadf79840772021 6e1ef6cdeae7cc85 7b9aded3f2818f7e"),
    Expected("pdf/pdpilot_P1.pdf", 95, {"Dan": 47, "Participant": 47},
        "4effe447355c5054 abb809b04da1fd8b 03b25bed61dad2fc",
        "23cbddd4ec8c624e 3a5b5c16b70db6df 8569efc4ed5a6273"),
    Expected("pdf/pdpilot_P3.pdf", 122, {"Dan": 61, "Participant": 60},
        "4effe447355c5054 60275a78538e0d91 6cdbc2f5a8795c92",
        "469d80775cebe71a 8010098540f3dd2d d34d6c9669984274"),
    Expected("pdf/pdpilot_P5.pdf", 135, {"Dan": 67, "Participant": 66, "Particpant": 1},
        "4effe447355c5054 388d437d17301f85 a8fbd47c40756565",
        "e59e6adee8fab168 9811e196fe973b4a 8569efc4ed5a6273"),
    Expected("pdf/pdpilot_P6.pdf", 100, {"Dan": 50, "Participant": 49},
        "4effe447355c5054 1e39deefeb5fca00 a5b8869376275b4e",
        "901bd0f99ee854c3 b6b3aaaffe263b86 8569efc4ed5a6273"),
    Expected("srt/2008_07_10_PoweredByYouTube_APIDay_DesignYourOwnYouTubePlayer_03.srt", 81, {"Stearns": 40, "man": 32, "woman": 2, "man singing softly": 1, "man singing": 2, "Hasselhoff singing": 3, "women singing": 1},
        "16dd5e460c9da10f 8fc42d2853e10123 5bd1d398aecfc1e8",
        "6765c0470c3df74f 60ac2895b4ddef40 b4b2ac33e4a93f87"),
    Expected("srt/2008_09_16_TheNeuroscienceOfEmotions_DrPhillippeGoldin.srt", 43, {"Ming": 5, "Philippe": 1, "Goldin": 20, "man": 9, "woman": 8},
        "2802dbf78042a809 5f4da736a479d0bf 675f24409081c044",
        "a732e8baa84323d7 4446619a6a032397 016a7875acaaec9a"),
    Expected("srt/eBay-FarhangKassei-Interview-v4.srt", 26, {"Schalk": 13, "Kassei": 13},
        "5973f5b52f40f871 ef9351e4d2681f73 14b1b7e875cee7ab",
        "f9b2d895ae6e3bee e78f130732a37a9c 8569efc4ed5a6273"),
    Expected("vtt/001_nicola_iarocci_talk_python_to_me.vtt", 445, {},
        "62d7b04134a8394a 952431ac0488bd9e 4af9f2e5aa6ce87e",
        "8569efc4ed5a6273 d34d6c9669984274 ecf8202ca7f70956"),
    Expected("vtt/052_eve-online-mmo-game-powered-by-python.vtt", 915, {},
        "8796f481180b59d9 1f945632a752d5e6 408f066624ab728d",
        "806ca43e15892f10 f8dd2b68341e791d 441698a609c274d3"),
    Expected("vtt/481-python-opinions-and-zeitgeist-with-hynek.vtt", 353, {},
        "d55c914d0916a691 a613b2a7db2dc396 c0be35b42876ead0",
        "f3f5f8dac6c03b63 67d06bde529ebd3e 8569efc4ed5a6273"),
    Expected("txt/001_nicola_iarocci_talk_python_to_me.txt", 460, {},
        "62d7b04134a8394a 952431ac0488bd9e 4af9f2e5aa6ce87e",
        "8569efc4ed5a6273 d34d6c9669984274 ecf8202ca7f70956"),
    Expected("txt/052_eve-online-mmo-game-powered-by-python.txt", 1037, {},
        "8796f481180b59d9 1f945632a752d5e6 408f066624ab728d",
        "806ca43e15892f10 f8dd2b68341e791d 441698a609c274d3"),
    Expected("txt/changelog-news-110.md.txt", 15, {"Jerod Santo": 8},
        "a68a304da9f0a1ac b50b26425bd342fa bae5f0f1d62f3f18",
        "bbbc82c3efe3a11a b50b26425bd342fa 3db2825ebb7cff6c"),
    Expected("txt/go-time-163.md.txt", 131, {"Mat Ryer": 56, "Marcel van Lohuizen": 34, "Paul Jolly": 18, "Roger Peppe": 20},
        "bdfeb3cc58e2c0f2 b27c9044487b6298 eb86bd79d9a9c072",
        "815f74d0c5d5ff88 ab9c59a6aff37df7 17b59cb489552018"),
    Expected("txt/the-changelog-594.md.txt", 882, {"Jerod Santo": 261, "Mark Russinovich": 217, "Adam Stacoviak": 242, "Eric Boyd": 87, "Neha Batra": 73},
        "e783ae9a0c7873e7 8569efc4ed5a6273 039e13f627956a94",
        "3cc4d7b80a3e9a5e 8b9904a31776f304 a23c32ab64137564"),
)
# fmt: on


def test_the_table_names_every_interview_talk_and_set_of_captions():
    folders = ("docx", "odt", "pdf", "srt", "txt", "vtt")
    files = {f"{folder}/{path.name}" for folder in folders for path in (OPEN / folder).iterdir()}

    assert {row.file for row in TABLE} == files
    assert len(TABLE) == 21


@pytest.fixture(scope="module", params=TABLE, ids=lambda row: row.file)
def expected(request):
    return request.param


@pytest.fixture(scope="module")
def source(expected) -> Source:
    return taken_apart(expected.file)


@pytest.fixture(scope="module")
def reading(expected) -> Reading:
    return read((OPEN / expected.file).read_bytes(), expected.file, ReadingOptions())


def test_turns_and_speakers_are_those_counted_without_the_readers(expected, source, reading):
    counted = Counter(speaker for speaker, _ in source.turns if speaker)

    assert (len(source.turns), dict(counted)) == (expected.turns, expected.speakers)
    assert len(reading.turns) == expected.turns
    assert [(s.label, s.turns) for s in reading.speakers] == list(expected.speakers.items())


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
    return " ".join(sha256(turn.text.encode()).hexdigest()[:16] for turn in turns)


def _solid(text: str) -> int:
    return sum(not character.isspace() for character in text)
