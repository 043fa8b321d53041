"""What a file's name and its labels say: tables of names, codes, patterns, labels."""

from datetime import date
from uuid import UUID

import pytest

from api.analysis.transcripts import file_names
from api.analysis.transcripts.proposals import Belonging, Held, Person, belonging, propose
from api.analysis.transcripts.questions import Asked, key_words, suggest

CODES = ["SU-01", "SU-1X", "SU-10", "PR-03", "SU-101"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("SU-01 interview 2.docx", ["SU-01"]),
        ("su01_2026-03-04.txt", ["SU-01"]),
        ("PR_03-transcript.odt", ["PR-03"]),
        ("su 1.txt", ["SU-01"]),
        ("Interview with SU-10.txt", ["SU-10"]),
        ("SU-101.txt", ["SU-101"]),
        ("SU-1X.txt", ["SU-1X"]),
        ("SU-01 and PR-03.docx", ["SU-01", "PR-03"]),
        ("TSU-01.txt", []),
        ("SU-012.txt", []),
        ("notes.txt", []),
        ("", []),
    ],
)
def test_codes_are_found_however_they_are_written(name, found):
    assert file_names.codes_in(file_names.stem(name), CODES) == found


def test_a_shown_name_has_no_path_and_no_hidden_characters():
    assert file_names.shown("C:\\people\\\u202etxt.exe") == "txt.exe"
    assert file_names.shown("/etc/../a\u0000b\n.txt") == "ab.txt"
    assert file_names.shown("cafe\u0301.txt") == "café.txt"
    assert len(file_names.shown("a" * 999)) == 200


@pytest.mark.parametrize(
    ("pattern", "name", "participant", "interview"),
    [
        ("{participant}_{interview}", "SU-01_2.docx", "SU-01", "2"),
        ("{participant}_{interview}.docx", "SU-01_2.txt", "SU-01", "2"),
        ("* {participant}", "final SU-01.odt", "SU-01", None),
        ("Interview {interview} - {participant} *", "interview 2 - SU-01 clean.txt", "SU-01", "2"),
    ],
)
def test_a_pattern_reads_a_name(pattern, name, participant, interview):
    found = file_names.matched(name, pattern)

    assert (found.participant, found.interview) == (participant, interview)


def test_a_pattern_that_does_not_match_finds_nothing():
    assert file_names.matched("other.txt", "{participant}_x_{interview}") is None


@pytest.mark.parametrize(
    "pattern", ["", "nothing", "{participant}{participant}", "*{interview}**", "{other}"]
)
def test_a_pattern_without_a_place_is_none(pattern):
    with pytest.raises(ValueError, match="pattern"):
        file_names.matched("SU-01.txt", pattern)


ONE, TWO = UUID(int=1), UUID(int=2)
PEOPLE = [Person(ONE, "SU-01", "Alder"), Person(TWO, "PR-03", "Birch")]
HELD = [
    Held(UUID(int=11), "SU-01-A", date(2026, 2, 1), (ONE,)),
    Held(UUID(int=12), "SU-01-B", date(2026, 3, 4), (ONE,)),
    Held(UUID(int=13), "PAIR-7", None, (ONE, TWO)),
]


@pytest.mark.parametrize(
    ("name", "participants", "interview"),
    [
        ("SU-01 interview 2.docx", (ONE,), 12),
        ("su01_2026-03-04.txt", (ONE,), 12),
        ("SU-01_20260201.txt", (ONE,), 11),
        ("SU-01 session 9.txt", (ONE,), None),
        ("pair7.txt", (ONE, TWO), 13),
        ("SU-01, PR-03.txt", (ONE, TWO), 13),
        ("SU-01.txt", (ONE,), None),
        ("PR_03-transcript.odt", (TWO,), 13),
        ("talk.txt", (), None),
    ],
)
def test_a_name_says_whose_interview_it_is(name, participants, interview):
    assert belonging(name, PEOPLE, HELD) == Belonging(
        participants, UUID(int=interview) if interview else None
    )


def test_an_interviews_code_that_repeats_a_study_code_does_not_hide_which_interview_it_was():
    held = [Held(UUID(int=11), "SU-01", None, (ONE,)), Held(UUID(int=12), "SU-01-B", None, (ONE,))]

    assert belonging("SU-01 interview 2.txt", PEOPLE, held).interview_id == UUID(int=12)
    assert belonging("SU-01 interview 3.txt", PEOPLE, held).interview_id is None
    assert belonging("SU-01.txt", PEOPLE, held[:1]).interview_id == UUID(int=11)


def test_a_pattern_decides_where_it_matches():
    found = belonging("checked by PR-03, 2, of SU-01.txt", PEOPLE, HELD, "*, {interview}, of {participant}")

    assert found == Belonging((ONE,), UUID(int=12))


@pytest.mark.parametrize(
    ("labels", "expected", "kinds"),
    [
        (["Interviewer", "P"], [ONE], [("interviewer", None), ("participant", ONE)]),
        (["I", "R"], [ONE], [("interviewer", None), ("participant", ONE)]),
        (["MODERATOR 2", "Aspen"], [ONE], [("interviewer", None), ("participant", ONE)]),
        (
            ["Interviewer", "SU-01", "PR_03"],
            [],
            [("interviewer", None), ("participant", ONE), ("participant", TWO)],
        ),
        (["Interviewer", "alder"], [], [("interviewer", None), ("participant", ONE)]),
        (["Interviewer", "Participant"], [], [("interviewer", None), ("participant", None)]),
        (
            ["Interviewer", "P", "Officer"],
            [ONE],
            [("interviewer", None), ("participant", ONE), ("other", None)],
        ),
        (["Ash", "Oak"], [ONE], [("other", None), ("other", None)]),
        ([""], [ONE], [("participant", ONE)]),
        ([], [], []),
    ],
)
def test_labels_say_who_speaks(labels, expected, kinds):
    assert [(p.kind, p.participant_id) for p in propose(labels, PEOPLE, expected)] == kinds


def test_small_words_do_not_count_and_endings_do_not_matter():
    assert key_words("So how did you feel about the meetings?") == {"feel", "meetin"}


def test_a_turn_with_too_few_shared_words_asks_nothing():
    asked = [Asked(ONE, ("What changed in how supervision felt after the meetings?",))]

    assert suggest([(1, "And after the meetings?")], asked) == []
    assert [
        s.turn_n
        for s in suggest([(2, "How has supervision changed, how did it feel, since the meetings?")], asked)
    ] == [2]


def test_of_two_questions_the_closer_one_wins_then_the_earlier():
    near = Asked(ONE, ("Who told you about joint casework first?",))
    far = Asked(TWO, ("Who told you about joint casework first, and where, and in which office building?",))

    found = suggest([(1, "Who first told you about this joint casework?")], [far, near])

    assert [(s.question_id, s.score) for s in found] == [(ONE, 1.0)]
