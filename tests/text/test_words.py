"""Words: their places cover what they say, and the same words come of every way of writing them."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.text.words import _WORD as WORD
from api.text.words import LONGEST, fold, texts_of, words

#: Letters, marks, joiners and what parts words, often enough side by side to matter.
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aeéЙй ́̈\u200d\u200c\u00ad\ufe0f'’-_.9信任かﾞกำक्षिßİΣς\n"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("She said: I trust her.", "she said i trust her"),
        ("don't don’t don`t", "don t don t don t"),
        ("co-operate co‐operate co operate", "co operate co operate co operate"),
        ("risk/need a_b e@x.org", "risk need a b e x org"),
        ("1,000 at 3.5", "1 000 at 3 5"),
        ("café cafe\u0301 CAFÉ", "cafe cafe cafe"),
        ("Йога йога и\u0306ога", "иога иога иога"),
        ("Straße STRASSE", "strasse strasse"),
        ("ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ"),
        ("İstanbul", "istanbul"),
        ("ﬁnd", "find"),
        ("inter\u00adview", "interview"),
        ("می\u200cخواهم", "میخواهم"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("信任。她", "信 任 她"),
        ("か\u3099が", "か\u3099 か\u3099"),
        ("क्षि कि", "क्षि कि"),
        ("👩\u200d👩\u200d👧 hello 👍🏽", "hello"),
        ("", ""),
        ("… — ' ’ \u200d ́", ""),
        ("x" * 80, "x" * LONGEST),
    ],
)
def test_a_text_is_cut_into_these_words(text, cut):
    assert " ".join(word.text for word in words(text)) == unicodedata.normalize("NFD", cut)


@given(TEXTS)
def test_places_cover_what_the_words_say_in_order_and_nothing_else_is_a_letter(text):
    found = words(text)

    assert [fold(text[w.start : w.end]) for w in found] == [w.text for w in found]
    edges = [edge for w in found for edge in (w.start, w.end)]
    assert edges == sorted(edges)
    assert all(w.start < w.end for w in found)
    between = zip([0, *(w.end for w in found)], [*(w.start for w in found), len(text)], strict=True)
    assert not any(c.isalnum() for start, end in between for c in text[start:end])


@given(TEXTS)
def test_composed_and_decomposed_texts_have_the_same_words(text):
    said = [[w.text for w in words(unicodedata.normalize(form, text))] for form in ("NFC", "NFD")]

    assert said[0] == said[1]


@given(TEXTS)
def test_words_hold_only_letters_digits_and_signs_and_are_cut_into_themselves(text):
    for word in words(text):
        assert word.text
        assert not set(word.text) & set(" '\"\\*:()_\0\n")
        assert words_of(word.text) == [word.text]


def words_of(text: str) -> list[str]:
    """Return the words alone."""
    return [word.text for word in words(text)]


@given(TEXTS, TEXTS)
def test_a_text_cut_between_two_words_keeps_its_words(one, other):
    assert words_of(f"{one} {other}") == words_of(one) + words_of(other)


#: What is cut the fast way, and here and there what is not.
LATIN = st.text(st.sampled_from("abZ 9_-éÉñåſǅạßøı×²‘’“”…–—«»„‚\u00a0\u0301\u00ad"), max_size=80)


@given(TEXTS, LATIN)
def test_words_are_the_same_in_every_way_of_cutting(any_text, latin):
    for text in (any_text, latin, latin.encode("ascii", "ignore").decode()):
        whole = [(fold(found[0]), *found.span()) for found in WORD.finditer(text)]
        assert words(text) == whole
        assert texts_of(text) == [word for word, _, _ in whole]


def test_every_character_is_cut_alike_wherever_it_stands_in_a_word():
    points = (chr(p) for p in range(0x3000) if not unicodedata.category(chr(p)).startswith("M"))
    wrong = [
        c
        for c in points
        if words(f"a{c}B {c}9") != [(fold(w[0]), *w.span()) for w in WORD.finditer(f"a{c}B {c}9")]
    ]

    assert wrong == []


def test_every_character_gives_the_same_words_composed_and_decomposed():
    points = (chr(p) for p in range(sys.maxunicode + 1) if not 0xD800 <= p <= 0xDFFF)

    assert [c for c in points if words_of(c) != words_of(unicodedata.normalize("NFD", c))] == []


def test_every_mark_is_known():
    beyond = [p for p in range(0x20000, sys.maxunicode + 1) if unicodedata.category(chr(p))[0] == "M"]

    assert (min(beyond), max(beyond)) == (0xE0100, 0xE01EF)
