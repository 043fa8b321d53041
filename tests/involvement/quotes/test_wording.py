"""How a quote may differ from what was said."""

import pytest

from api.involvement.quotes.wording import is_faithful, kept_runs, long_brackets, word_count

SAID = "I did not like the man at the Elm Road office, you know, and he didn't like me."


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "I did not like the man",
        "I did not like the man […] and he didn't like me.",
        "I did not like the man … he didn’t like me",
        "… and he didn't like me",
        "I did not like the man at the [place] office",
        "I did not like the man at [the office] and he didn't like me",
        "i did NOT like the man",
    ],
)
def test_marked_changes_are_faithful(text):
    assert is_faithful(SAID, text)


@pytest.mark.parametrize(
    "text",
    [
        "I did like the man",  # a silent "not"
        "I did not like the man and he didn't like me",  # a gap without a mark
        "I did not like the big man",  # a word put in
        "and he didn't like me […] I did not like the man",  # turned round
        "He did not like me",
        "I did not like the man [at] he didn't like me like",
    ],
)
def test_unmarked_changes_are_not(text):
    assert not is_faithful(SAID, text)


def test_brackets_of_deidentification_stand_as_they_are():
    said = "I met [name] at [prison] in the spring."

    assert is_faithful(said, said)
    assert is_faithful(said, "I met [somebody] at [a prison] in the spring.")


def test_only_what_stands_outside_brackets_was_said():
    assert kept_runs("[He said] […] no … never") == [["no"], ["never"]]
    assert kept_runs("[…]") == []


def test_words_are_counted_with_apostrophes_and_hyphens_inside():
    assert word_count("He didn’t go; it's a well-known [place].") == 7


def test_a_bracket_is_for_a_replacement_not_for_a_story():
    assert long_brackets(SAID, "I did not like [" + "very " * 20 + "] the man")
    assert not long_brackets(SAID, "I did not like [him]")
