"""Code what a search finds: a preview of every segment, then all of them as one step that can be undone."""

import pytest

from api.analysis.transcripts import word_index
from tests.factories.analysis import make_code, make_participant, make_transcript
from tests.factories.transcripts import make_transcript as import_transcript

TURNS = (
    ("I", "Did you trust her?"),
    ("P", "I trust her. Trust takes time, trust me! And Dr. Moss? No."),
    ("P", "  Nobody here.  "),
    ("P", "The officer I do not trust "),
)


@pytest.fixture
def talk(ground, open_study):
    participant = make_participant(ground, open_study.id, "SU-01")
    made = make_transcript(ground, open_study.id, TURNS, title="T1", participant_id=participant)
    with ground.database.change() as session:
        word_index.index_what_is_missing(session)
    return made


@pytest.fixture
def code_id(ground, open_study):
    return str(make_code(ground, open_study.id, "Trust"))


def ask(person, study, rest="", **body):
    return person.post(study.path(f"search/code{rest}"), {"query": "trust", **body})


def codings(person, study, transcript):
    found = person.get(study.path(f"transcripts/{transcript.id}/codings")).json()["items"]
    return [transcript.text[one["start"] : one["end"]] for one in found]


@pytest.mark.parametrize(
    ("unit", "texts"),
    [
        ("words", ["trust", "trust", "Trust", "trust", "trust"]),
        (
            "sentence",
            [
                "Did you trust her?",
                "I trust her.",
                "Trust takes time, trust me!",
                "The officer I do not trust",
            ],
        ),
        (
            "turn",
            [
                "Did you trust her?",
                "I trust her. Trust takes time, trust me! And Dr. Moss? No.",
                "The officer I do not trust",
            ],
        ),
    ],
)
def test_the_preview_shows_every_segment_and_coding_makes_just_these(
    unit, texts, as_researcher, open_study, talk, code_id
):
    shown = ask(as_researcher, open_study, "/preview", code_id=code_id, unit=unit).json()
    assert [one["text"] for one in shown["items"]] == texts
    assert sum(one["hits"] for one in shown["items"]) == 5
    assert {one["state"] for one in shown["items"]} == {"new"}
    assert codings(as_researcher, open_study, talk) == []

    done = ask(as_researcher, open_study, code_id=code_id, unit=unit, seen=shown["seen"])

    assert done.status_code == 201
    assert done.json() == {"coded": len(texts), "already": 0, "closed": 0, "skipped": 0}
    assert codings(as_researcher, open_study, talk) == texts


def test_all_of_it_is_one_step(as_researcher, open_study, talk, code_id):
    ask(as_researcher, open_study, code_id=code_id)

    undone = as_researcher.post(open_study.path("undo"))

    assert undone.status_code == 200
    assert codings(as_researcher, open_study, talk) == []
    as_researcher.post(open_study.path("redo"))
    assert len(codings(as_researcher, open_study, talk)) == 5


def test_what_is_ticked_off_is_left_out(as_researcher, open_study, talk, code_id):
    shown = ask(as_researcher, open_study, "/preview", code_id=code_id, unit="sentence").json()
    off = [{k: one[k] for k in ("transcript_id", "start", "end")} for one in shown["items"][1:]]

    body = {"code_id": code_id, "unit": "sentence", "skip": off, "seen": shown["seen"]}
    done = ask(as_researcher, open_study, **body)

    assert done.json() == {"coded": 1, "already": 0, "closed": 0, "skipped": 3}
    assert codings(as_researcher, open_study, talk) == ["Did you trust her?"]


def test_only_chosen_hits_are_coded(as_researcher, open_study, talk, code_id):
    hits = as_researcher.post(open_study.path("search"), {"query": "trust"}).json()["items"]
    only = [{k: one[k] for k in ("transcript_id", "start", "end")} for one in hits[:2]]

    ask(as_researcher, open_study, code_id=code_id, unit="turn", only=only)

    assert len(codings(as_researcher, open_study, talk)) == 2


def test_what_you_coded_so_already_is_said_and_left(
    as_researcher, as_second_researcher, open_study, talk, code_id
):
    ask(as_second_researcher, open_study, code_id=code_id)
    hits = as_researcher.post(open_study.path("search"), {"query": "trust"}).json()["items"]
    only = [{k: one[k] for k in ("transcript_id", "start", "end")} for one in hits[:2]]
    ask(as_researcher, open_study, code_id=code_id, only=only)

    shown = ask(as_researcher, open_study, "/preview", code_id=code_id).json()
    done = ask(as_researcher, open_study, code_id=code_id).json()
    again = ask(as_researcher, open_study, code_id=code_id)

    assert [one["state"] for one in shown["items"]] == ["already", "already", "new", "new", "new"]
    assert [one["kind"] for one in shown["items"]] == ["interviewer"] + ["participant"] * 4
    assert (done["coded"], done["already"]) == (3, 2)
    assert (again.status_code, again.json()["code"]) == (409, "nothing_to_code")


def test_nothing_is_coded_that_the_preview_did_not_show(ground, as_researcher, open_study, talk, code_id):
    shown = ask(as_researcher, open_study, "/preview", code_id=code_id).json()
    make_transcript(ground, open_study.id, TURNS[:1], title="T2")
    with ground.database.change() as session:
        word_index.index_what_is_missing(session)

    done = ask(as_researcher, open_study, code_id=code_id, seen=shown["seen"])

    assert (done.status_code, done.json()["code"]) == (409, "results_changed")
    assert codings(as_researcher, open_study, talk) == []


def test_a_transcript_whose_gate_is_closed_is_named_and_left(ground, as_researcher, study):
    code_id = str(make_code(ground, study.id, "Trust"))
    made = import_transcript(as_researcher, study, "I: Do you trust?\n\nP: I trust.\n")

    shown = ask(as_researcher, study, "/preview", code_id=code_id).json()
    done = ask(as_researcher, study, code_id=code_id)

    assert {one["state"] for one in shown["items"]} == {"closed"}
    assert [one["transcript_id"] for one in shown["closed"]] == [made["id"]]
    assert shown["closed"][0]["next"]
    assert (done.status_code, done.json()["code"]) == (409, "nothing_to_code")


def test_more_than_500_segments_are_refused(ground, as_researcher, open_study, code_id):
    make_transcript(ground, open_study.id, (("P", "trust it " * 501),), title="Long")
    with ground.database.change() as session:
        word_index.index_what_is_missing(session)

    asked = ask(as_researcher, open_study, "/preview", code_id=code_id)
    by_turn = ask(as_researcher, open_study, "/preview", code_id=code_id, unit="turn").json()

    assert (asked.status_code, asked.json()["code"]) == (422, "too_many_to_code")
    assert [one["hits"] for one in by_turn["items"]] == [501]


def test_a_retired_or_unknown_code_is_refused(as_researcher, open_study, talk, code_id):
    unknown = "00000000-0000-7000-8000-000000000000"
    as_researcher.post(open_study.path(f"codes/{code_id}/retire"), headers={"If-Match": '"1"'})

    for rest in ("", "/preview"):
        retired = ask(as_researcher, open_study, rest, code_id=code_id)
        absent = ask(as_researcher, open_study, rest, code_id=unknown)
        assert (retired.status_code, retired.json()["code"]) == (409, "code_retired")
        assert (absent.status_code, absent.json()["code"]) == (422, "query_outdated")
