"""Sentences: the one around some words, as they are written down in transcripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.text.sentences import sentence_around

TURN = "I was scared. She asked me, “Why?” And Dr. Moss said… nothing. e.g. the door\nNo stop here"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("scared", "I was scared."),
        ("asked", "She asked me, “Why?”"),
        ("Why", "She asked me, “Why?”"),
        ("Moss", "And Dr. Moss said… nothing."),
        ("nothing", "And Dr. Moss said… nothing."),
        ("the door", "e.g. the door"),
        ("No stop", "No stop here"),
        ("scared. She", "I was scared. She asked me, “Why?”"),
        ("door\nNo", "e.g. the door\nNo stop here"),
    ],
)
def test_the_sentence_around_some_words(words, sentence):
    start = TURN.index(words)

    begins, ends = sentence_around(TURN, start, start + len(words), (0, len(TURN)))

    assert TURN[begins:ends] == sentence


def test_ideographic_stops_need_no_space():
    text = "我不知道。她问我为什么。好"

    begins, ends = sentence_around(text, 6, 7, (0, len(text)))

    assert text[begins:ends] == "她问我为什么。"


def test_a_sentence_stays_in_its_turn():
    text = "Did you? Yes I did and then. Right"

    begins, ends = sentence_around(text, 15, 18, (9, text.index(" then") + 1))

    assert text[begins:ends] == "Yes I did and"


@given(st.text(alphabet="ab. ?\n…”A", min_size=1, max_size=40), st.data())
def test_a_sentence_holds_what_it_was_asked_around(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    begins, ends = sentence_around(text, start, end, (0, len(text)))

    assert 0 <= begins <= start < end <= ends <= len(text)
    assert begins == start or not text[begins].isspace()
