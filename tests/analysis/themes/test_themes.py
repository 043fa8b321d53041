"""Themes: words with versions, codes, evidence on every side."""

import pytest

from tests.factories.analysis import make_code, make_participant, make_transcript


@pytest.fixture
def theme(as_researcher, open_study):
    return as_researcher.post(open_study.path("themes"), {"name": "Heard before helped"}).json()


@pytest.fixture
def coding(as_researcher, ground, open_study):
    transcript = make_transcript(
        ground, open_study.id, participant_id=make_participant(ground, open_study.id, "SU-01")
    )
    start, end = transcript.find("asked me")
    code = make_code(ground, open_study.id, "Being heard")
    said = {
        "transcript_id": str(transcript.id),
        "version": 1,
        "start": start,
        "end": end,
        "code_id": str(code),
    }
    return as_researcher.post(open_study.path("codings"), said).json()


def test_every_change_of_words_is_kept_as_a_version(as_researcher, open_study, theme):
    path = open_study.path(f"themes/{theme['id']}")
    as_researcher.patch(path, {"name": "Being heard first", "reason": "A reviewer said so."}, version=1)
    as_researcher.patch(path, {"objective_ns": [1]}, version=2)

    versions = as_researcher.get(f"{path}/versions").json()["items"]

    assert [(v["n"], v["name"], v["reason"]) for v in versions] == [
        (2, "Being heard first", "A reviewer said so."),
        (1, "Heard before helped", ""),
    ]
    assert versions[0]["author"] == "Rea Researcher"


def test_codes_gather_under_several_themes(as_researcher, ground, open_study, theme):
    one, two = make_code(ground, open_study.id, "One"), make_code(ground, open_study.id, "Two")
    other = as_researcher.post(open_study.path("themes"), {"name": "A plan", "code_ids": [str(one)]}).json()
    as_researcher.put(
        open_study.path(f"themes/{theme['id']}/codes"),
        {"code_ids": [str(two), str(one)]},
        headers={"If-Match": '"1"'},
    )

    board = as_researcher.get(open_study.path("themes")).json()["items"]

    assert {t["id"]: [c["label"] for c in t["codes"]] for t in board} == {
        theme["id"]: ["Two", "One"],
        other["id"]: ["One"],
    }


def test_evidence_shows_where_it_stands_and_whose_words_it_holds(as_researcher, open_study, theme, coding):
    path = open_study.path(f"themes/{theme['id']}")
    added = as_researcher.post(f"{path}/evidence", {"coding_id": coding["id"], "relation": "contradicts"})

    assert added.status_code == 201
    found = as_researcher.get(path).json()
    evidence = found["evidence"][0]
    assert (evidence["quote"], evidence["participants"], evidence["groups"]) == (
        "asked me",
        ["SU-01"],
        ["SU"],
    )
    assert found["presence"] == [{"group": "SU", "people": 1, "of": 1}, {"group": "PR", "people": 0, "of": 0}]
    again = as_researcher.post(f"{path}/evidence", {"coding_id": coding["id"]})
    assert again.json()["code"] == "already_evidence"


def test_a_coding_that_is_evidence_is_not_removed(as_researcher, open_study, theme, coding):
    as_researcher.post(open_study.path(f"themes/{theme['id']}/evidence"), {"coding_id": coding["id"]})

    refused = as_researcher.delete(open_study.path(f"codings/{coding['id']}"))
    undone = as_researcher.post(open_study.path("undo"))

    assert refused.json()["code"] == undone.json()["code"] == "coding_in_use"
    assert len(as_researcher.get(open_study.path(f"codes/{coding['code_id']}/codings")).json()["items"]) == 1
    assert as_researcher.get(open_study.path("codes")).json()["items"][0]["segments"] == 1


def test_evidence_is_changed_and_taken_out(as_researcher, open_study, theme, coding):
    path = open_study.path(f"themes/{theme['id']}/evidence")
    row = as_researcher.post(path, {"coding_id": coding["id"]}).json()

    changed = as_researcher.patch(f"{path}/{row['id']}", {"relation": "nuances", "note": "But"}, version=1)
    assert changed.json()["relation"] == "nuances"
    assert as_researcher.delete(f"{path}/{row['id']}").status_code == 204
    assert as_researcher.get(open_study.path(f"themes/{theme['id']}")).json()["evidence"] == []


def test_discarding_a_theme_needs_a_reason(as_researcher, open_study, theme):
    path = open_study.path(f"themes/{theme['id']}/state")

    refused = as_researcher.post(path, {"state": "discarded"}, headers={"If-Match": '"1"'})
    done = as_researcher.post(path, {"state": "discarded", "reason": "A topic."}, headers={"If-Match": '"1"'})

    assert refused.status_code == 422
    assert done.json()["state"] == "discarded"


def test_nudges_ask_and_never_refuse(as_researcher, open_study):
    made = as_researcher.post(open_study.path("themes"), {"name": "Trust"}).json()

    nudges = as_researcher.get(open_study.path(f"themes/{made['id']}")).json()["nudges"]

    assert any("one word" in n for n in nudges)
    assert any("plain-language" in n for n in nudges)


def test_a_code_of_another_study_is_refused(as_researcher, ground, study, open_study, theme):
    elsewhere = make_code(ground, study.id, "Elsewhere")

    answer = as_researcher.put(
        open_study.path(f"themes/{theme['id']}/codes"),
        {"code_ids": [str(elsewhere)]},
        headers={"If-Match": '"1"'},
    )

    assert answer.status_code == 422


def test_two_people_cannot_overwrite_each_other(as_researcher, as_supervisor, open_study, theme):
    path = open_study.path(f"themes/{theme['id']}")
    as_researcher.patch(path, {"definition": "Mine"}, version=1)

    assert as_supervisor.patch(path, {"definition": "Theirs"}, version=1).status_code == 412
    assert as_researcher.get(path).json()["definition"] == "Mine"


def test_themes_keep_the_order_of_the_board(as_researcher, open_study, theme):
    other = as_researcher.post(open_study.path("themes"), {"name": "A plan that fits"}).json()

    as_researcher.put(open_study.path("themes/order"), {"theme_ids": [other["id"], theme["id"]]})

    board = as_researcher.get(open_study.path("themes")).json()["items"]
    assert [t["id"] for t in board] == [other["id"], theme["id"]]
