"""What counts as a speaker's label and what is only how people talk."""

import pytest

from api.analysis.transcripts.readers.choose import read
from api.analysis.transcripts.readers.names import is_name, is_role
from api.analysis.transcripts.readers.reading import ReadingOptions


def speakers(text: str) -> list[str]:
    """Return the speakers found in a plain text."""
    return [speaker.label for speaker in read(text.encode(), "a.txt", ReadingOptions()).speakers]


@pytest.mark.parametrize(
    "label",
    [
        "Jo",
        "Mara Lind",
        "Dr. Okonkwo",
        "Anna van der Berg",
        "O’Neill",
        "JB",
        "S1/S2",
        "Jo (nurse)",
        "マラ",
        "Élodie",
    ],
)
def test_names_are_names(label):
    assert is_name(label)


@pytest.mark.parametrize(
    "label", ["Interviewer", "INTERVIEWER 2", "participant", "P12", "P-03", "Speaker A", "man", "young woman"]
)
def test_roles_and_codes_are_roles(label):
    assert is_role(label)


@pytest.mark.parametrize(
    "label",
    [
        "The thing is",
        "So",
        "Note",
        "Monday",
        "Date",
        "http",
        "and she said",
        "It was, you know",
        "What? No",
        "2 o'clock",
        "The question I always ask myself is this one",
    ],
)
def test_speech_and_headings_are_neither(label):
    assert not is_name(label)
    assert not is_role(label)


def test_false_labels_stay_in_the_words_even_when_they_recur():
    text = "\n".join(
        [
            "Jo: Well.",
            "The thing is: I left.",
            "Mara: And?",
            "The thing is: they knew.",
            "Note: a pause.",
            "Jo: See https://x.example at 10:30.",
            "10:30 was late.",
            "The thing is: so did I.",
            "Mara: Yes.",
        ]
    )

    reading = read(text.encode(), "a.txt", ReadingOptions())

    assert [(turn.speaker, turn.text) for turn in reading.turns] == [
        ("Jo", "Well.\nThe thing is: I left."),
        ("Mara", "And?\nThe thing is: they knew.\nNote: a pause."),
        ("Jo", "See https://x.example at 10:30.\n10:30 was late.\nThe thing is: so did I."),
        ("Mara", "Yes."),
    ]


def test_a_name_once_counts_only_beside_labels_that_recur():
    assert speakers("Jo: Hello.\nMara: Hello.\nJo: Come in.\nMara: Yes.\nBela: Me too.") == [
        "Jo",
        "Mara",
        "Bela",
    ]
    assert speakers("Bela: a poem of one voice.\n\nIt has lines.\n\nAnd more.") == []
    assert speakers(
        "Jo: A reason?\nMara: Yes.\nJo: And?\nMara: Two.\nReason: the one I gave you as a reason."
    ) == ["Jo", "Mara"]


def test_a_role_once_is_enough():
    assert speakers("Some title\n\nInterviewer: Hello.\n\nHello.\n\nWell, yes.") == ["Interviewer"]


def test_a_list_of_headings_is_no_conversation():
    words = "Apples Pears Plums Grapes Figs Melons Limes Apples Pears"
    text = "\n\n".join(f"{word}: about it." for word in words.split())

    assert speakers(text) == []


def test_front_matter_is_one_turn_without_speaker():
    text = "Interview 4\nDate: 12 May\n\nLocation: by phone\n\nI: Hello.\nP: Hi.\nI: Well?\nP: Well."

    turns = read(text.encode(), "a.txt", ReadingOptions()).turns

    assert (turns[0].speaker, turns[0].text) == (None, "Interview 4\nDate: 12 May\n\nLocation: by phone")
    assert [turn.speaker for turn in turns[1:]] == ["I", "P", "I", "P"]


def test_a_label_with_nothing_after_it_is_not_a_turn_of_speech():
    text = "**Jo:** One.\n\n**Break:**\n\n**Jo:** Two."

    turns = read(text.encode(), "a.md", ReadingOptions()).turns

    assert [(turn.speaker, turn.text) for turn in turns] == [("Jo", "One."), (None, "Break:"), ("Jo", "Two.")]


def test_tabs_part_labels_only_where_most_lines_have_one():
    assert speakers("INT\tHello.\nMara\tHi.\nINT\tWell?\nMara\tYes.") == ["INT", "Mara"]
    assert speakers("Apples\t3\nPears\t4\nPlums\t5") == []


def test_labels_with_a_wide_colon_and_in_other_scripts():
    assert speakers("田中：はい。\n鈴木：そうですか。\n田中：はい。\n鈴木：なるほど。") == ["田中", "鈴木"]
    assert speakers("سارة: نعم.\nليلى: لا.\nسارة: نعم.\nليلى: لا.\nسارة: حسنا.\nليلى: حسنا.") == [
        "سارة",
        "ليلى",
    ]
