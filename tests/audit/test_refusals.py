"""What was refused stands on the trail, with ids alone, and not once for every try."""

from api.access import refusals


def refused(person, study):
    items = person.get(study.path("audit?limit=200")).json()["items"]
    return [e for e in items if e["kind"] == "action.refused"]


def test_a_refused_action_stands_on_the_trail_of_the_study(as_reviewer, as_supervisor, study):
    assert as_reviewer.get(study.path("codes")).status_code == 403

    (event,) = refused(as_supervisor, study)

    assert event["actor_id"] == str(as_reviewer.account_id)
    assert (event["role"], event["via"]) == ("reviewer", "session")
    assert event["details"] == {"action": "read_codebook"}
    assert as_supervisor.get(study.path("audit/verify")).json()["holds"] is True


def test_the_same_refusal_is_recorded_once_a_minute(as_reviewer, as_supervisor, study, monkeypatch):
    for _ in range(3):
        as_reviewer.post(study.path("codes"), {"label": "x"})
    as_reviewer.get(study.path("participants"))
    assert [e["details"]["action"] for e in refused(as_supervisor, study)] == [
        "read_participants",
        "change_codebook",
    ]

    monkeypatch.setattr(refusals, "APART_SECONDS", 0.0)
    as_reviewer.post(study.path("codes"), {"label": "x"})

    assert len(refused(as_supervisor, study)) == 3


def test_a_refused_change_changes_nothing_but_the_trail(as_researcher, as_supervisor, study):
    before = as_supervisor.get(study.path()).json()

    as_researcher.patch(study.path(), {"short_title": "Mine"}, version=before["version"])

    assert as_supervisor.get(study.path()).json() == before
    assert len(refused(as_supervisor, study)) == 1


def test_a_refusal_is_no_news_to_colleagues(as_reviewer, as_researcher, study):
    as_reviewer.get(study.path("codes"))

    feed = as_researcher.get(study.path("activity")).json()

    assert "action.refused" not in [e["kind"] for e in feed["items"]]
    assert feed["seq"] > feed["items"][-1]["seq"]
    assert refused(as_researcher, study) == []


def test_a_study_that_is_hidden_gets_no_mark(as_outsider, as_supervisor, study):
    assert as_outsider.get(study.path("codes")).status_code == 404

    assert refused(as_supervisor, study) == []
