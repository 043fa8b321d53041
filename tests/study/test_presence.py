"""Who is on a transcript: told to colleagues while it lasts, stored nowhere, nothing for reviewers."""

from uuid import UUID, uuid4

import pytest

from api.base.fields import new_id
from api.study.presence.places import HERE_SECONDS, MOST_OPEN, Places, Sign

STUDY, OTHER_STUDY, ANA, BEN = (new_id() for _ in range(4))
FIRST, SECOND = new_id(), new_id()


class Clock:
    """A clock that is set by hand."""

    at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stirred() -> list[Sign]:
    return []


@pytest.fixture
def places(clock, stirred) -> Places:
    return Places(stirred.append, clock)


def sign(account: UUID, transcript: UUID = FIRST, here: bool = True, session: UUID | None = None) -> Sign:
    return Sign(STUDY, account, session or account, transcript, here)


def test_people_are_where_they_said_until_they_leave(places):
    for one in (sign(ANA), sign(BEN), sign(BEN, SECOND), sign(ANA, here=False)):
        places.note(one)

    assert places.people(STUDY, FIRST) == {BEN}
    assert places.people(STUDY, SECOND) == {BEN}
    assert places.people(OTHER_STUDY, FIRST) == set()


def test_nobody_is_there_who_has_been_silent(places, clock):
    places.note(sign(ANA))
    clock.at = HERE_SECONDS - 1
    places.note(sign(BEN))
    clock.at = HERE_SECONDS

    assert places.people(STUDY, FIRST) == {BEN}


def test_a_second_browser_keeps_a_person_there(places):
    places.note(sign(ANA, session=FIRST))
    places.note(sign(ANA, session=SECOND))
    places.note(sign(ANA, here=False, session=FIRST))

    assert places.people(STUDY, FIRST) == {ANA}


def test_only_coming_and_leaving_are_news(places, stirred):
    for one in (sign(ANA), sign(ANA), sign(ANA, here=False), sign(ANA, here=False)):
        places.note(one)

    assert [one.is_here for one in stirred] == [True, False]


def test_a_session_cannot_be_everywhere(places):
    open_at_once = [uuid4() for _ in range(MOST_OPEN + 1)]
    for transcript in open_at_once:
        places.note(sign(ANA, transcript))

    assert [bool(places.people(STUDY, one)) for one in open_at_once] == [False] + MOST_OPEN * [True]


@pytest.mark.parametrize("payload", ["", "[]", "{}", '["a", "b", "c", "d", true]', "[1, 2, 3, 4, true]"])
def test_what_is_no_sign_is_left_aside(places, stirred, payload):
    places.told(payload)

    assert stirred == []


def test_another_process_tells_the_same(places):
    places.told(sign(ANA).written())

    assert places.people(STUDY, FIRST) == {ANA}


# Over HTTP


def say(person, study, transcript: UUID = FIRST, **more):
    return person.post(study.path("presence"), {"transcript_id": str(transcript), **more})


def test_colleagues_learn_of_each_other_by_name(as_researcher, as_second_researcher, study, open_study):
    assert say(as_researcher, study).json() == {"items": []}

    met = say(as_second_researcher, study).json()["items"]

    assert met == [{"account_id": str(as_researcher.account_id), "name": "Rea Researcher"}]
    assert say(as_second_researcher, open_study).json() == {"items": []}


def test_who_leaves_is_gone_at_once(as_researcher, as_second_researcher, study):
    say(as_researcher, study)
    say(as_researcher, study, here=False)

    assert say(as_second_researcher, study).json() == {"items": []}


def test_it_leaves_no_trace(as_researcher, study):
    before = as_researcher.get(study.path("activity")).json()["seq"]
    say(as_researcher, study)

    assert as_researcher.get(study.path("activity")).json()["seq"] == before


def test_it_is_not_for_reviewers_outsiders_or_other_pages(as_reviewer, as_outsider, as_researcher, study):
    body = {"transcript_id": str(FIRST)}

    assert say(as_reviewer, study).status_code == 403
    assert say(as_outsider, study).status_code == 404
    assert as_researcher.client.post(study.path("presence"), json=body).status_code == 403
