"""Guides: ordered questions mapped to objectives; what was approved stands."""

from uuid import UUID

import pytest

from api.analysis.transcripts.models import Transcript, TranscriptVersion, TurnQuestion
from api.fieldwork.interviews.queries import questions_of_guide

FIVE = [{"text": f"Question {n}?", "prompts": ["And then?"], "objective_ns": [n]} for n in range(1, 6)]


def write(person, study, **more):
    return person.post(study.path("guides"), {"title": "People on probation", "questions": FIVE} | more)


def change(person, study, guide, **body):
    return person.patch(study.path(f"guides/{guide['id']}"), body, version=guide["version"])


@pytest.fixture
def guide(as_researcher, study):
    return write(as_researcher, study).json()


def test_a_guide_keeps_its_questions_in_order(as_researcher, study, guide):
    found = as_researcher.get(study.path(f"guides/{guide['id']}")).json()

    assert [(q["n"], q["text"]) for q in found["questions"]] == [(n, f"Question {n}?") for n in range(1, 6)]
    assert found["questions"][2]["objective_ns"] == [3]
    assert (found["state"], found["uncovered_objectives"]) == ("draft", [])


def test_a_supervisor_writes_guides_and_a_reviewer_does_not(as_supervisor, as_reviewer, study):
    assert write(as_supervisor, study).status_code == 201
    assert write(as_reviewer, study).status_code == 403


def test_an_objective_without_a_question_is_a_nudge_not_a_lock(as_researcher, study):
    made = write(as_researcher, study, questions=FIVE[:3])
    listed = as_researcher.get(study.path("guides")).json()["items"][0]

    assert made.status_code == 201
    assert made.json()["uncovered_objectives"] == [4, 5]
    assert (listed["questions"], listed["uncovered_objectives"]) == (3, [4, 5])
    assert change(as_researcher, study, made.json(), state="approved").json()["state"] == "approved"


def test_questions_are_moved_changed_added_and_removed_as_a_whole(as_researcher, study, guide):
    one, two, three = guide["questions"][:3]
    asked = [
        {"id": three["id"], "text": three["text"], "objective_ns": [3, 3, 1]},
        {"text": "A new one?"},
        {"id": one["id"], "text": "One, said better?"},
    ]

    done = change(as_researcher, study, guide, questions=asked).json()

    assert [(q["n"], q["text"]) for q in done["questions"]] == [
        (1, "Question 3?"),
        (2, "A new one?"),
        (3, "One, said better?"),
    ]
    assert [done["questions"][0]["id"], done["questions"][2]["id"]] == [three["id"], one["id"]]
    assert done["questions"][0]["objective_ns"] == [1, 3]
    assert two["id"] not in {q["id"] for q in done["questions"]}


def test_a_question_of_another_guide_is_not_taken_over(as_researcher, study, guide):
    other = write(as_researcher, study).json()
    stolen = {"id": guide["questions"][0]["id"], "text": "Mine now?"}

    refused = change(as_researcher, study, other, questions=[stolen])
    twice = change(as_researcher, study, guide, questions=[stolen, stolen])

    assert (refused.status_code, refused.json()["code"]) == (422, "question_unknown")
    assert (twice.status_code, twice.json()["code"]) == (422, "question_unknown")


def test_an_objective_that_is_not_there_is_refused(as_researcher, study):
    refused = write(as_researcher, study, questions=[{"text": "What?", "objective_ns": [6]}])

    assert (refused.status_code, refused.json()["code"]) == (422, "objective_unknown")
    assert refused.json()["fields"][0]["path"] == "questions.0.objective_ns"


def test_an_approved_guide_stands_and_a_new_version_is_made_from_it(as_researcher, study, guide):
    approved = change(as_researcher, study, guide, state="approved").json()

    refused = change(as_researcher, study, approved, questions=FIVE[:1])
    renamed = change(as_researcher, study, approved, title="Another")
    back = change(as_researcher, study, approved, state="draft")
    second = write(as_researcher, study, label="1.1", questions=[], based_on=approved["id"]).json()

    assert (refused.status_code, refused.json()["code"]) == (409, "guide_not_draft")
    assert (renamed.status_code, renamed.json()["code"]) == (409, "guide_not_draft")
    assert (back.status_code, back.json()["code"]) == (409, "guide_state")
    assert [q["text"] for q in second["questions"]] == [q["text"] for q in approved["questions"]]
    assert not {q["id"] for q in second["questions"]} & {q["id"] for q in approved["questions"]}


def test_approving_a_version_supersedes_the_one_before_of_the_same_group(as_researcher, study, group):
    mine = {"group_id": group("SU")}
    first = change(as_researcher, study, write(as_researcher, study, **mine).json(), state="approved").json()
    other = write(as_researcher, study, group_id=group("PR")).json()
    change(as_researcher, study, other, state="approved")

    change(as_researcher, study, write(as_researcher, study, label="1.1", **mine).json(), state="approved")

    states = {g["id"]: g["state"] for g in as_researcher.get(study.path("guides")).json()["items"]}
    assert states[first["id"]] == "superseded"
    assert sorted(states.values()) == ["approved", "approved", "superseded"]


def test_an_empty_guide_is_not_approved(as_researcher, study):
    empty = write(as_researcher, study, questions=[]).json()

    refused = change(as_researcher, study, empty, state="approved")

    assert (refused.status_code, refused.json()["code"]) == (409, "guide_empty")


def test_a_question_that_a_transcript_marks_as_asked_is_not_lost(as_researcher, study, guide, ground):
    with ground.database.change() as session:
        transcript = Transcript(study_id=study.id, title="One")
        session.add(transcript)
        session.flush()
        version = TranscriptVersion(study_id=study.id, transcript_id=transcript.id, sha256="", length=1)
        session.add(version)
        session.flush()
        session.add(
            TurnQuestion(
                study_id=study.id,
                version_id=version.id,
                turn_n=1,
                question_id=UUID(guide["questions"][0]["id"]),
                marked_by=as_researcher.account_id,
            )
        )

    kept = [{"id": q["id"], "text": q["text"]} for q in guide["questions"]]
    refused = change(as_researcher, study, guide, questions=kept[1:])
    moved = change(as_researcher, study, guide, questions=kept[::-1])

    assert (refused.status_code, refused.json()["code"]) == (409, "question_in_use")
    assert moved.status_code == 200


def test_contact_details_do_not_belong_in_a_guide(as_researcher, study):
    refused = write(as_researcher, study, questions=[{"text": "Call 07700 900123?"}])

    assert (refused.status_code, refused.json()["code"]) == (422, "identifier_detected")


def test_a_guide_of_another_study_is_not_there(as_researcher, study, open_study, guide):
    path = open_study.path(f"guides/{guide['id']}")

    assert as_researcher.get(path).status_code == 404
    assert as_researcher.patch(path, {"title": "Mine"}, version=1).status_code == 404
    assert write(as_researcher, open_study, questions=[], based_on=guide["id"]).status_code == 404


def test_a_change_that_rests_on_an_older_version_is_refused(as_researcher, study, guide):
    assert change(as_researcher, study, guide, title="First").status_code == 200
    assert change(as_researcher, study, guide, title="Second").status_code == 412


def test_the_questions_are_there_for_whoever_marks_turns(ground, study, guide, founder_id):
    with ground.database.read() as connection:
        rows = questions_of_guide(connection, study.id, UUID(guide["id"]))
        elsewhere = questions_of_guide(connection, founder_id, UUID(guide["id"]))

    assert [(r.n, r.text) for r in rows] == [(n, f"Question {n}?") for n in range(1, 6)]
    assert list(elsewhere) == []


def test_the_list_asks_as_much_for_many_guides_as_for_one(as_researcher, study, guide, counted):
    with counted() as one:
        as_researcher.get(study.path("guides"))
    for n in range(20):
        write(as_researcher, study, label=f"2.{n}")
    with counted() as many:
        assert len(as_researcher.get(study.path("guides")).json()["items"]) == 21

    assert len(one) == len(many)
