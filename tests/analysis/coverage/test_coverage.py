"""Coverage over HTTP: what is coded and read, what a question drew, where codes first came."""

from typing import Any

import pytest

from tests.factories.analysis import make_code, make_codings, make_participant, make_transcript
from tests.statements import watched

TALK = (
    ("I", "How did it begin?"),
    ("P", "With a letter."),
    ("I", "And then?"),
    ("P", "Then nothing for a month."),
    ("P", "Then a call."),
)


@pytest.fixture
def talk(ground, open_study):
    person = make_participant(ground, open_study.id, "SU-01")
    return make_transcript(ground, open_study.id, TALK, title="First", participant_id=person)


def code(by: Any, study: Any, made: Any, code_id: Any, words: str) -> None:
    start, end = made.find(words)
    body = {"transcript_id": str(made.id), "version": 1, "start": start, "end": end, "code_id": str(code_id)}
    assert by.post(study.path("codings"), body).status_code == 201


def covered(by: Any, study: Any) -> Any:
    answer = by.get(study.path("coverage"))
    assert answer.status_code == 200, answer.text
    return answer.json()


def mark(by: Any, study: Any, made: Any, **body: Any) -> Any:
    return by.put(study.path(f"transcripts/{made.id}/read-turns"), {"version": 1, **body})


def test_the_strip_says_which_turns_of_participants_are_coded(as_researcher, open_study, ground, talk):
    code(as_researcher, open_study, talk, make_code(ground, open_study.id, "Waiting"), "nothing for a month")

    line = covered(as_researcher, open_study)["transcripts"][0]

    assert (line["strip"], line["first_turn"]) == ("i-ic-", 1)
    assert (line["turns"], line["participant_turns"], line["coded_turns"]) == (5, 3, 1)
    assert (line["first_uncoded"], line["first_unread"]) == (2, 1)
    assert line["coders"] == ["Rea Researcher"]


def test_a_coding_over_two_turns_covers_both(as_researcher, open_study, ground, talk):
    code_id = make_code(ground, open_study.id, "Waiting")
    code(as_researcher, open_study, talk, code_id, "for a month.\nThen a call")

    assert covered(as_researcher, open_study)["transcripts"][0]["strip"] == "i-icc"


def test_what_one_has_read_is_kept_and_taken_back(as_researcher, open_study, talk):
    assert mark(as_researcher, open_study, talk, read=[[1, 2], [4, 4]]).json()["ranges"] == [[1, 2], [4, 4]]
    assert mark(as_researcher, open_study, talk, read=[[3, 3]], unread=[[1, 1]]).json()["ranges"] == [[2, 4]]

    line = covered(as_researcher, open_study)["transcripts"][0]
    assert (line["read"], line["first_unread"]) == ([[2, 4]], 1)
    mine = as_researcher.get(open_study.path(f"transcripts/{talk.id}/read-turns")).json()
    assert mine == {"version": 1, "ranges": [[2, 4]]}


def test_each_person_reads_for_themselves(as_researcher, as_supervisor, open_study, talk):
    mark(as_supervisor, open_study, talk, read=[[1, 5]])

    line = covered(as_researcher, open_study)["transcripts"][0]

    assert line["read"] == []
    assert line["readers"] == [{"name": "Sue Supervisor", "version": None}]


def test_turns_that_there_are_not_are_left_out_however_wide_the_range(as_researcher, open_study, talk):
    assert mark(as_researcher, open_study, talk, read=[[0, 2**31 - 1]]).json()["ranges"] == [[1, 5]]
    assert mark(as_researcher, open_study, talk, unread=[[4, 2]]).json()["ranges"] == [[1, 5]]
    assert mark(as_researcher, open_study, talk, read=[[1, 2, 3]]).status_code == 422


def test_a_reading_of_another_version_is_refused_with_the_current_one(as_researcher, open_study, talk):
    answer = as_researcher.put(
        open_study.path(f"transcripts/{talk.id}/read-turns"), {"version": 2, "read": [[1, 1]]}
    )

    assert answer.status_code == 409
    assert answer.json()["code"] == "version_superseded"
    assert answer.json()["current_version"] == 1


def test_a_corrected_turn_stays_read_and_a_new_one_is_not(as_researcher, as_supervisor, open_study, talk):
    mark(as_researcher, open_study, talk, read=[[1, 5]])
    path = open_study.path(f"transcripts/{talk.id}")
    speakers = {one["label"]: one["id"] for one in as_researcher.get(path).json()["speakers"]}
    said = [*TALK[:3], ("P", "Then nothing, for a month."), ("I", "Mm."), TALK[4]]
    turns = [{"speaker_id": speakers[label], "text": words} for label, words in said]
    body = {"based_on": 1, "reason": "corrected", "turns": turns, "no_identifying_words": True}
    made = as_researcher.post(f"{path}/versions", body, headers={"If-Match": '"1"'})
    assert made.status_code == 201, made.text

    mine = as_researcher.get(f"{path}/read-turns").json()

    assert mine["version"] == 2
    assert mine["ranges"] == [[1, 3], [6, 6]]
    assert covered(as_supervisor, open_study)["transcripts"][0]["readers"][0]["version"] == 1


def test_a_question_tells_what_it_drew_from_each_group(as_researcher, open_study, ground, talk):
    asked = [{"text": "How did it begin?"}, {"text": "What came after?"}]
    guide = as_researcher.post(open_study.path("guides"), {"title": "Guide", "questions": asked})
    assert guide.status_code == 201, guide.text
    questions = guide.json()["questions"]
    for turn, question in ((1, questions[0]), (3, questions[1])):
        done = as_researcher.put(
            open_study.path(f"transcripts/{talk.id}/turns/{turn}/question"), {"question_id": question["id"]}
        )
        assert done.status_code == 200, done.text
    code(as_researcher, open_study, talk, make_code(ground, open_study.id, "Waiting"), "nothing for a month")

    said = covered(as_researcher, open_study)

    group = next(one["id"] for one in said["groups"] if one["code"] == "SU")
    cells = [next(c for c in q["cells"] if c["group_id"] == group) for q in said["questions"]]
    assert [(c["transcripts"], c["turns"], c["coded_turns"]) for c in cells] == [(1, 1, 0), (1, 2, 1)]


def test_codes_are_new_where_they_first_come_in_order(as_researcher, open_study, ground, talk):
    second = make_transcript(ground, open_study.id, TALK, title="Second")
    waiting, calls = (make_code(ground, open_study.id, label) for label in ("Waiting", "Calls"))
    code(as_researcher, open_study, talk, waiting, "nothing for a month")
    code(as_researcher, open_study, second, waiting, "nothing for a month")
    code(as_researcher, open_study, second, calls, "a call")

    order = covered(as_researcher, open_study)["order"]

    assert [one["title"] for one in order] == ["First", "Second"]
    assert [[new["label"] for new in one["new_codes"]] for one in order] == [["Waiting"], ["Calls"]]
    assert [one["codes"] for one in order] == [1, 2]


def test_a_transcript_one_may_not_read_is_counted_and_not_shown(as_researcher, study, ground):
    make_transcript(ground, study.id, TALK, title="Not attested", zone="original")

    said = covered(as_researcher, study)

    assert (said["transcripts"], said["order"], said["hidden"]) == ([], [], 1)


def test_reviewers_read_no_coverage(as_reviewer, study):
    assert as_reviewer.get(study.path("coverage")).status_code == 403


def test_the_coverage_of_many_asks_as_often_as_that_of_few(as_researcher, open_study, ground, talk):
    code_id = make_code(ground, open_study.id, "Waiting")
    covered(as_researcher, open_study)
    with watched(ground) as few:
        covered(as_researcher, open_study)
    more = [make_transcript(ground, open_study.id, TALK, title=f"More {n}") for n in range(12)]
    make_codings(ground, open_study.id, more, [code_id], as_researcher.account_id, 200)
    covered(as_researcher, open_study)  # the turns of a version are kept from here on
    with watched(ground) as many:
        covered(as_researcher, open_study)

    assert len(many) == len(few)
