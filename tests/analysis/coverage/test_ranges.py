"""Ranges of turns: joined, changed, and carried to a corrected text."""

import random
from itertools import pairwise

import pytest

from api.analysis.coverage import ranges


@pytest.mark.parametrize(
    ("numbers", "found"),
    [([], []), ([3], [[3, 3]]), ([2, 1, 3], [[1, 3]]), ([1, 2, 5, 5, 6, 9], [[1, 2], [5, 6], [9, 9]])],
)
def test_neighbours_join(numbers, found):
    assert ranges.of(numbers) == found


def test_ranges_say_what_sets_say():
    chance = random.Random(7)
    for _ in range(300):
        kept, add, take = (
            [sorted(chance.sample(range(40), 2)) for _ in range(chance.randrange(4))] for _ in range(3)
        )

        found = ranges.changed(ranges.of(ranges.numbers(kept)), add, take)

        assert ranges.numbers(found) == (ranges.numbers(kept) | ranges.numbers(add)) - ranges.numbers(take)
        assert all(one[1] + 1 < two[0] for one, two in pairwise(found))


def test_a_range_that_runs_backwards_names_nothing():
    assert ranges.numbers([[5, 2]]) == set()


def test_reading_is_carried_to_a_corrected_text():
    before = ["Hello.", "I was late.", "Why?", "The buss was late."]

    corrected = ["Hello.", "I was late.", "Why?", "The bus was late."]
    split = ["Hello.", "I was", "late.", "Why?", "The buss was late."]
    with_one_more = ["Good morning.", *before]

    assert ranges.carried([[0, 3]], before, corrected) == [[0, 3]]
    assert ranges.carried([[0, 3]], before, split) == [[0, 0], [3, 4]]
    assert ranges.carried([[0, 1]], before, with_one_more) == [[1, 2]]
    assert ranges.carried([[2, 2]], before, corrected) == [[2, 2]]
