"""Answers are kept for one place of the feed, and for the studies used last."""

from uuid import uuid4

from api.base.kept import Kept


def test_an_answer_holds_at_its_own_place_alone():
    kept, study = Kept(), uuid4()
    kept.put(study, 7, b"seven")

    assert kept.get(study, 7) == b"seven"
    assert kept.get(study, 8) is None
    assert kept.get(study, 7) is None  # let go of: what was written then may hold what has been removed


def test_the_oldest_makes_way():
    kept, studies = Kept(most=2), [uuid4() for _ in range(3)]
    for study in studies:
        kept.put(study, 1, b"written")

    assert [kept.get(study, 1) for study in studies] == [None, b"written", b"written"]
