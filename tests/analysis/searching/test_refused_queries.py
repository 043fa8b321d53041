"""A query that cannot be understood: where in it the mistake stands."""

import pytest


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("zzz NEAR/x her", "NEAR/x"),
        ("zzz NEAR/99 her", "NEAR/99"),
        ("NEAR zzz", "NEAR"),
        ("zzz NEAR", "NEAR"),
        ("a NEAR b NEAR/4 c", "NEAR/4"),
        ("a AND (zzz OR (b c)", "("),
        ("zzz a) b", ")"),
        ('zzz "a b', '"'),
        ("zzz 👪 tr*st", "tr*st"),
        ("zzz OR", "OR"),
        ("zzz AND AND b", "AND"),
        ("zzz OR -b", "-"),
    ],
)
def test_a_refused_query_says_where_and_repeats_nothing(query, marked, as_researcher, open_study):
    answer = as_researcher.post(open_study.path("search"), {"query": query})

    place = answer.json()["place"]
    assert query[place["start"] : place["end"]] == marked
    assert "zzz" not in answer.text


def test_the_bracket_that_stays_open_is_the_one_that_is_named(as_researcher, open_study):
    answer = as_researcher.post(open_study.path("search"), {"query": "(a OR b) AND (c OR (d)"})

    assert answer.json()["place"] == {"start": 13, "end": 14}
