"""Sweeps over stretches keep what a loop over every pair keeps."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.analysis.searching import intervals
from api.analysis.searching.intervals import APART, MOST_MEETINGS, Stretch, TooMany, fuse
from api.analysis.searching.turns import Sheet, Turns, under_questions

#: Few places, so that stretches touch and nest often; two lists share codings, and a coding has its bounds.
stretches = st.lists(
    st.builds(
        lambda text, start, length, coder: Stretch(
            text * APART + start,
            text * APART + start + length,
            frozenset({text * 1_000 + start * 100 + length * 10 + coder}),
        ),
        st.integers(0, 1),
        st.integers(0, 9),
        st.integers(1, 6),
        st.integers(0, 1),
    ),
    max_size=8,
).map(fuse)


def another(one: Stretch, other: Stretch) -> bool:
    return not (one.codings == other.codings and len(one.codings) == 1)


def places(one: Stretch) -> set[int]:
    return set(range(one.start, one.end))


@given(stretches, stretches)
def test_what_shares_a_place_overlaps(ours, theirs):
    wanted = [a for a in ours if any(places(a) & places(b) and another(a, b) for b in theirs)]

    assert intervals.overlapping(ours, theirs) == wanted


@given(stretches, stretches)
def test_what_holds_every_place_is_around(ours, theirs):
    wanted = [a for a in ours if any(places(a) <= places(b) and another(a, b) for b in theirs)]

    assert intervals.within(ours, theirs) == wanted


@given(stretches, stretches)
def test_what_is_outside_shares_no_place_with_any(ours, theirs):
    wanted = [a for a in ours if not any(places(a) & places(b) for b in theirs)]

    assert intervals.outside(ours, theirs) == wanted


@given(stretches, stretches)
def test_what_is_in_the_same_transcript(ours, theirs):
    wanted = [a for a in ours if any(a.start // APART == b.start // APART and another(a, b) for b in theirs)]

    assert intervals.in_same_transcript(ours, theirs) == wanted


@given(stretches, stretches)
def test_an_intersection_holds_what_each_two_share(ours, theirs):
    shared = [
        Stretch(min(common), max(common) + 1, a.codings | b.codings)
        for a, b in product(ours, theirs)
        if (common := places(a) & places(b))
    ]

    assert intervals.intersect(ours, theirs) == fuse(shared)


@given(stretches, stretches, st.integers(0, 3))
def test_near_counts_turns_between(ours, theirs, turns):
    sheet = Sheet([n * 3 for n in range(6)], [n * 3 + 2 for n in range(6)], range(1, 7), [None] * 6)
    known = Turns({0: sheet, 1: sheet}, {})

    def turns_of(one: Stretch) -> set[tuple[int, int]]:
        """A stretch in the gap behind a turn counts with that turn."""
        text, here = one.start // APART, {place % APART for place in places(one)}
        return {
            (text, n)
            for start, end, n in zip(sheet.starts, sheet.ends, sheet.ns, strict=True)
            if here & set(range(start, end)) or here == {end}
        }

    wanted = [
        a
        for a in ours
        if any(
            another(a, b)
            and any(x[0] == y[0] and abs(x[1] - y[1]) <= turns for x in turns_of(a) for y in turns_of(b))
            for b in theirs
        )
    ]

    assert intervals.near(ours, theirs, turns, known.extent) == wanted


def test_stretches_of_the_same_bounds_become_one():
    one, other = Stretch(4, 9, frozenset({1})), Stretch(4, 9, frozenset({2}))

    assert fuse([one, Stretch(2, 9, frozenset({3})), other]) == [
        Stretch(2, 9, frozenset({3})),
        Stretch(4, 9, frozenset({1, 2})),
    ]


def test_a_coding_is_no_neighbour_of_itself():
    alone = [Stretch(4, 9, frozenset({1}))]
    two_coders = [Stretch(4, 9, frozenset({1, 2}))]

    assert intervals.overlapping(alone, alone) == []
    assert intervals.overlapping(two_coders, two_coders) == two_coders


def test_too_many_meetings_are_refused_and_not_worked_out():
    many = [Stretch(n, 5_000, frozenset({n})) for n in range(2_000)]

    with pytest.raises(TooMany):
        intervals.intersect(many, many)
    assert MOST_MEETINGS < 2_000 * 2_000


def test_a_turn_stands_under_the_question_asked_last():
    assert under_questions([1, 2, 3, 4], {2: "a", 4: "b"}) == [None, "a", "a", "b"]
