"""Questions of the guide: marks on turns, and suggestions from the wording."""

import pytest

from tests.factories.transcripts import make_guide, make_interview, make_participant, make_transcript

TALK = """Interviewer: Thanks for coming. Before we start, is the recorder all right there?

P: Yes.

Interviewer: So can you tell me how you first heard about joint casework, and who told you?

P: My officer.

Interviewer: And what happened in the meetings that you had together?

P: We talked.
"""
FIRST = "How did you first hear about joint casework?"
MEETINGS = "What happened in the joint meetings you had together?"


@pytest.fixture
def asked(as_researcher, study, ground):
    """A transcript whose interview has a guide of three questions; with the questions' ids."""
    guide_id, questions = make_guide(ground, study.id, FIRST, MEETINGS, "What should change for others?")
    held = make_interview(
        ground, study.id, "SU-01-A", make_participant(ground, study.id, "SU-01"), guide_id=guide_id
    )
    made = make_transcript(as_researcher, study, TALK, interview_id=held)
    return study.path(f"transcripts/{made['id']}"), [str(q) for q in questions]


def marks(person, path):
    turns = person.get(f"{path}/versions/1").json()["turns"]
    return {t["n"]: t["question_id"] for t in turns if t["question_id"]}


def test_turns_that_sound_like_a_question_of_the_guide_are_suggested(asked, as_researcher):
    path, questions = asked

    found = as_researcher.get(f"{path}/question-suggestions").json()

    assert [(s["turn_n"], s["question_id"]) for s in found["items"]] == [(3, questions[0]), (5, questions[1])]
    assert all(0.6 <= s["score"] <= 1 for s in found["items"])


def test_suggestions_are_taken_many_at_once_and_not_made_again(asked, as_researcher):
    path, questions = asked
    items = as_researcher.get(f"{path}/question-suggestions").json()["items"]
    taken = [{k: s[k] for k in ("turn_n", "question_id")} for s in items]

    done = as_researcher.post(f"{path}/question-suggestions/accept", {"items": taken})

    assert done.json()["items"] == taken
    assert marks(as_researcher, path) == {3: questions[0], 5: questions[1]}
    assert as_researcher.get(f"{path}/question-suggestions").json()["items"] == []


def test_a_mark_takes_the_place_of_another_and_can_be_removed(asked, as_researcher):
    path, questions = asked

    as_researcher.put(f"{path}/turns/3/question", {"question_id": questions[1]})
    done = as_researcher.put(f"{path}/turns/3/question", {"question_id": questions[2]})

    assert done.json() == {"turn_n": 3, "question_id": questions[2]}
    assert marks(as_researcher, path) == {3: questions[2]}
    assert as_researcher.delete(f"{path}/turns/3/question").status_code == 204
    assert as_researcher.delete(f"{path}/turns/3/question").status_code == 404
    assert marks(as_researcher, path) == {}


def test_turns_and_questions_that_are_not_there_are_refused(asked, as_researcher):
    path, questions = asked
    stranger = "01900000-0000-7000-8000-000000000000"

    assert as_researcher.put(f"{path}/turns/99/question", {"question_id": questions[0]}).status_code == 404
    assert as_researcher.put(f"{path}/turns/0/question", {"question_id": questions[0]}).status_code == 404
    wrong = as_researcher.put(f"{path}/turns/1/question", {"question_id": stranger})
    items = [{"turn_n": 1, "question_id": questions[0]}, {"turn_n": 99, "question_id": questions[0]}]
    partly = as_researcher.post(f"{path}/question-suggestions/accept", {"items": items})

    assert (wrong.status_code, wrong.json()["code"]) == (422, "question_unknown")
    assert [f["path"] for f in partly.json()["fields"]] == ["items.1.turn_n"]
    assert marks(as_researcher, path) == {}


def test_without_a_guide_nothing_is_suggested(as_researcher, study):
    made = make_transcript(as_researcher, study)

    found = as_researcher.get(study.path(f"transcripts/{made['id']}/question-suggestions")).json()

    assert found == {"guide_id": None, "items": []}


def test_who_may_not_read_the_text_marks_nothing(asked, as_second_researcher, as_reviewer):
    path, questions = asked
    body = {"question_id": questions[0]}

    assert as_second_researcher.put(f"{path}/turns/1/question", body).status_code == 409
    assert as_second_researcher.get(f"{path}/question-suggestions").status_code == 409
    assert as_reviewer.put(f"{path}/turns/1/question", body).status_code == 403
