"""Passages: a turn is searched whole; a very long one in parts that lose no word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from api.text.passages import MOST_OF_ONE, MOST_WORDS, passages
from api.text.words import words


def said(text: str) -> list[str]:
    return [word.text for word in words(text)]


def test_a_turn_is_one_passage():
    text = "Interviewer: hello\nI trust her. Now."

    (only,) = passages(text, 19, len(text))

    assert only == (0, 19, len(text), ("i", "trust", "her", "now"))


def test_a_turn_without_words_has_none():
    assert list(passages("… —", 0, 3)) == []


def test_a_very_long_turn_is_cut_where_a_sentence_ends():
    text = " ".join(f"Begin{n} b{n} c{n} d{n} e{n} f{n}." for n in range(1_000))

    parts = list(passages(text, 0, len(text)))

    assert len(parts) == 4
    assert all(text[p.start : p.end].startswith("Begin") for p in parts)
    assert [p.part for p in parts] == [0, 1, 2, 3]


def test_no_part_says_a_word_more_often_than_an_index_can_tell():
    text = "yeah " * 1_000

    assert max(len(p.words) for p in passages(text, 0, len(text))) == MOST_OF_ONE


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from(["yeah", "it’s", "trust.", "信任", "a\n", "…"]), max_size=4_000), st.randoms()
)
def test_the_parts_hold_every_word_once_and_each_is_what_its_piece_says(pieces, random):
    random.shuffle(pieces)
    text = " ".join(pieces)

    parts = list(passages(text, 0, len(text)))

    assert [w for p in parts for w in p.words] == said(text)
    assert all(said(text[p.start : p.end]) == list(p.words) for p in parts)
    assert all(len(p.words) <= MOST_WORDS for p in parts)
    edges = [edge for p in parts for edge in (p.start, p.end)]
    assert edges == sorted(edges)
    assert "".join(text[p.start : p.end] for p in parts) == (text if parts else "")
