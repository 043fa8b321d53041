"""Interviews: with whom, how, when they happened, and how they ended."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from api.access.roles import Role
from api.analysis.transcripts.models import Transcript
from api.base.clock import now
from api.fieldwork.interviews.queries import participants_of_interviews


@pytest.fixture
def someone(make_participant):
    return make_participant("SU-01", pseudonym="Heron")


def add(person, study, *participant_ids, **more):
    return person.post(
        study.path("interviews"), {"participant_ids": [str(p) for p in participant_ids], **more}
    )


def tomorrow():
    return (now().date() + timedelta(days=1)).isoformat()


def test_an_interview_is_recorded_with_its_people(as_researcher, study, someone, make_guide):
    guide = make_guide("People on probation", label="1.1")

    made = add(
        as_researcher,
        study,
        someone,
        mode="probation_site",
        site="A",
        interviewer_id=str(as_researcher.account_id),
        guide_id=str(guide),
        happened_on="2026-03-09",
        status="completed",
        duration_min=52,
    )

    assert made.status_code == 201
    found = as_researcher.get(study.path(f"interviews/{made.json()['id']}")).json()
    assert found["code"] == "SU-01"
    assert (found["interviewer"], found["guide"]) == ("Rea Researcher", "People on probation, 1.1")
    assert [(p["study_code"], p["pseudonym"]) for p in found["participants"]] == [("SU-01", "Heron")]
    assert (found["happened_on"], found["duration_min"]) == ("2026-03-09", 52)
    assert found["recorded_at"].startswith(now().date().isoformat()[:7])


def test_a_supervisor_reads_interviews_and_records_none(as_supervisor, study, someone):
    assert as_supervisor.get(study.path("interviews")).status_code == 200
    assert add(as_supervisor, study, someone).status_code == 403


def test_codes_are_made_from_study_codes_and_stand_once(as_researcher, study, someone, make_participant):
    other = make_participant("SU-02")

    made = [
        add(as_researcher, study, *who).json()["code"] for who in ([someone], [someone], [other, someone])
    ]
    taken = add(as_researcher, study, other, code="SU-01.2")

    assert made == ["SU-01", "SU-01.2", "SU-01+SU-02"]
    assert (taken.status_code, taken.json()["code"]) == (409, "interview_code_taken")


@pytest.mark.parametrize("participant_ids", [[], ["01900000-0000-7000-8000-000000000000"]])
def test_somebody_of_this_study_takes_part(as_researcher, study, participant_ids):
    assert add(as_researcher, study, *participant_ids).status_code == 422


def test_a_participant_of_another_study_does_not_take_part(as_researcher, open_study, someone):
    refused = add(as_researcher, open_study, someone)

    assert (refused.status_code, refused.json()["code"]) == (422, "participant_unknown")


@pytest.mark.parametrize("role", [None, Role.REVIEWER])
def test_the_interviewer_is_a_member_of_the_team(as_researcher, sign_in_as, study, someone, role):
    stranger = sign_in_as("Stray", role, study)

    refused = add(as_researcher, study, someone, interviewer_id=str(stranger.account_id))

    assert (refused.status_code, refused.json()["code"]) == (422, "interviewer_unknown")


def test_an_interviewer_who_left_stays_on_what_they_did(
    as_researcher, as_second_researcher, as_supervisor, study, someone
):
    made = add(as_researcher, study, someone, interviewer_id=str(as_second_researcher.account_id)).json()
    as_supervisor.delete(study.path(f"members/{as_second_researcher.account_id}"))

    done = as_researcher.patch(study.path(f"interviews/{made['id']}"), {"site": "B"}, version=1)

    assert (done.status_code, done.json()["interviewer"]) == (200, "Roe Researcher")


def test_a_guide_of_another_study_is_not_used(as_researcher, study, open_study, someone):
    theirs = as_researcher.post(open_study.path("guides"), {"title": "Theirs"}).json()["id"]

    assert add(as_researcher, study, someone, guide_id=theirs).json()["code"] == "guide_unknown"


def test_only_a_planned_interview_lies_in_the_future(as_researcher, study, someone):
    planned = add(as_researcher, study, someone, happened_on=tomorrow())
    done = add(as_researcher, study, someone, happened_on=tomorrow(), status="completed")
    undated = add(as_researcher, study, someone, status="completed")

    assert planned.status_code == 201
    assert (done.status_code, done.json()["code"]) == (422, "day_in_future")
    assert (undated.status_code, undated.json()["code"]) == (422, "day_missing")


def test_a_change_is_checked_as_a_whole(as_researcher, study, someone):
    made = add(as_researcher, study, someone, happened_on=tomorrow()).json()
    path = study.path(f"interviews/{made['id']}")

    too_early = as_researcher.patch(path, {"status": "completed"}, version=1)
    done = as_researcher.patch(path, {"status": "completed", "happened_on": "2026-03-09"}, version=1)
    cleared = as_researcher.patch(path, {"happened_on": None}, version=2)
    stale = as_researcher.patch(path, {"site": "B"}, version=1)

    assert too_early.json()["code"] == "day_in_future"
    assert done.status_code == 200
    assert cleared.json()["code"] == "day_missing"
    assert stale.status_code == 412


def test_who_took_part_is_changed_as_a_whole(as_researcher, study, someone, make_participant):
    other, third = make_participant("SU-02"), make_participant("SU-03")
    made = add(as_researcher, study, someone, other).json()

    body = {"participant_ids": [str(third), str(other)]}
    done = as_researcher.patch(study.path(f"interviews/{made['id']}"), body, version=1)

    assert [p["study_code"] for p in done.json()["participants"]] == ["SU-02", "SU-03"]


@pytest.mark.parametrize("site", ["sam@example.org", "07700 900123"])
def test_a_site_is_a_code(as_researcher, study, someone, site):
    assert add(as_researcher, study, someone, site=site).status_code == 422


def test_missing_and_late_consent_is_a_nudge(as_researcher, study, someone, make_participant, make_consent):
    late = make_participant("SU-02")
    make_consent(late, consented_on=date(2026, 3, 10))

    made = add(as_researcher, study, someone, late, happened_on="2026-03-09", status="completed").json()

    assert [
        (n["code"], code in n["message"]) for n, code in zip(made["nudges"], ("SU-01", "SU-02"), strict=True)
    ] == [
        ("consent_missing", True),
        ("consent_after_interview", True),
    ]


def test_a_study_without_the_gate_nudges_nobody(as_researcher, open_study):
    group = as_researcher.get(open_study.path()).json()["groups"][0]["id"]
    someone = as_researcher.post(open_study.path("participants"), {"group_id": group}).json()["id"]

    assert add(as_researcher, open_study, someone).json()["nudges"] == []


def test_the_list_is_filtered_and_paged(as_researcher, study, someone, make_participant, make_interview):
    other = make_participant("SU-02")
    for n in range(1, 4):
        make_interview(someone, code=f"A{n}", status="completed")
    make_interview(someone, code="B1")
    make_interview(other, code="C1", status="completed")
    asked = {"participant_id": str(someone), "status": "completed", "limit": 2}

    first = as_researcher.get(study.path("interviews"), params=asked).json()
    second = as_researcher.get(
        study.path("interviews"), params=asked | {"cursor": first["next_cursor"]}
    ).json()

    assert [i["code"] for i in first["items"] + second["items"]] == ["A1", "A2", "A3"]
    assert second["next_cursor"] is None


def test_an_interview_of_another_study_is_not_there(as_researcher, open_study, someone, make_interview):
    path = open_study.path(f"interviews/{make_interview(someone)}")

    assert as_researcher.get(path).status_code == 404
    assert as_researcher.patch(path, {"site": "B"}, version=1).status_code == 404


def test_an_interview_shows_its_transcripts(as_researcher, study, someone, make_interview, ground):
    interview = make_interview(someone)
    with ground.database.change() as session:
        session.add(Transcript(study_id=study.id, title="Part one", interview_id=interview))

    found = as_researcher.get(study.path(f"interviews/{interview}")).json()

    assert [t["title"] for t in found["transcripts"]] == ["Part one"]


def test_who_took_part_is_there_for_other_rooms(ground, study, someone, make_participant, make_interview):
    other = make_participant("SU-02")
    pair, single = make_interview(other, someone, code="P"), make_interview(other, code="S")

    with ground.database.read() as connection:
        both = participants_of_interviews(connection, study.id, [pair, single])
        elsewhere = participants_of_interviews(connection, UUID(int=0), [pair])

    assert [(r.id, r.study_code) for r in both[pair]] == [(someone, "SU-01"), (other, "SU-02")]
    assert {key: len(found) for key, found in both.items()} == {pair: 2, single: 1}
    assert elsewhere == {}


def test_the_list_asks_as_much_for_a_hundred_as_for_one(
    as_researcher, study, someone, make_interview, make_consent, counted
):
    make_consent(someone)
    make_interview(someone, code="000")
    with counted() as one:
        as_researcher.get(study.path("interviews"), params={"limit": 200})
    for n in range(1, 100):
        make_interview(someone, code=f"{n:03}")
    with counted() as many:
        assert len(as_researcher.get(study.path("interviews"), params={"limit": 200}).json()["items"]) == 100

    assert len(one) == len(many)
