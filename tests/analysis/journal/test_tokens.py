"""Mentions and excerpts: tokens are read apart from the words and never cut."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.analysis.journal.tokens import (
    MENTIONABLE,
    TOKEN,
    excerpt_of,
    holds,
    key_of,
    mentions_in,
    wanted,
)

ONE = UUID("01900000-0000-7000-8000-00000000000a")
TOKENS = st.builds(lambda kind, one: f"@[{kind}:{one}]", st.sampled_from(MENTIONABLE), st.uuids())
TEXTS = st.lists(st.one_of(st.text(max_size=40), TOKENS), max_size=30).map("".join)


def test_what_is_mentioned_is_named_once_in_order_of_reading():
    text = f"See @[theme:{ONE}], then @[code:{ONE}] and @[theme:{ONE}] again."

    assert mentions_in(text, f"@[note:{ONE}]") == [("theme", ONE), ("code", ONE), ("note", ONE)]


@pytest.mark.parametrize(
    "text",
    [
        f"@[person:{ONE}]",
        "@[code:12]",
        f"@ [code:{ONE}]",
        f"@[code:{str(ONE).upper()}]",
        f"[code:{ONE}]",
        "@",
    ],
)
def test_what_only_looks_like_a_mention_is_none(text):
    assert mentions_in(text) == []


@pytest.mark.parametrize(
    ("text", "most", "excerpt"),
    [
        ("Short.", 10, "Short."),
        ("One two three four", 9, "One two …"),
        ("Onetwothreefour", 9, "Onetwothr …"),
        (f"a @[code:{ONE}] b", 40, f"a @[code:{ONE}] b"),
        (f"a @[code:{ONE}] and more", 10, f"a @[code:{ONE}] …"),
        ("", 10, ""),
    ],
)
def test_an_excerpt_ends_at_a_word(text, most, excerpt):
    assert excerpt_of(text, most) == excerpt


@given(TEXTS, st.integers(1, 120))
def test_an_excerpt_cuts_no_token_and_is_a_beginning(text, most):
    excerpt = excerpt_of(text, most)

    kept = excerpt.removesuffix(" …") if excerpt != text else excerpt
    assert text.startswith(kept)
    cuts = [m.span() for m in TOKEN.finditer(text)]
    assert not any(start < len(kept) < end for start, end in cuts)
    assert mentions_in(excerpt) == mentions_in(kept)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("café", True),
        ("CAF", True),
        ("waiting caf", True),
        ("afe", False),
        ("don't", True),
        ("dont", False),
        ("", True),
        ("code", False),
    ],
)
def test_words_are_looked_up_by_how_they_begin_without_accents_and_case(sought, found):
    key = key_of(["Waiting", f"at the Cafe\u0301 they don\u2019t ask @[code:{ONE}]"])

    assert holds(key, wanted(sought)) is found
