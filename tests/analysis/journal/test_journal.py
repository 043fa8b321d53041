"""The journal: its author's alone; shared with the supervisors entry by entry, and taken back again."""

import json

import pytest

from tests.factories.analysis import make_code
from tests.factories.people import make_token


@pytest.fixture
def entry(as_researcher, open_study):
    """Return an entry in somebody's journal."""
    made = as_researcher.post(
        open_study.path("journal"), {"title": "Uneasy", "words": "I felt uneasy.", "occasion": "positioning"}
    )
    assert made.status_code == 201, made.text
    return made.json()


@pytest.fixture
def path(open_study, entry):
    return open_study.path(f"journal/{entry['id']}")


def found(who, open_study, **sought):
    return who.post(open_study.path("notes/find"), sought).json()["items"]


def test_an_entry_is_its_authors_alone(
    as_researcher, as_second_researcher, as_supervisor, as_reviewer, as_admin, open_study, entry, path
):
    assert as_researcher.get(path).json()["words"] == "I felt uneasy."
    assert len(found(as_researcher, open_study)) == 1
    for other in (as_second_researcher, as_supervisor):
        missing = other.get(open_study.path("journal/01900000-0000-7000-8000-000000000000")).json()
        hidden = other.get(path)
        assert hidden.status_code == 404
        assert hidden.json() | {"request_id": ""} == missing | {"request_id": ""}
        assert other.patch(path, {"words": "x"}, version=1).status_code == 404
        assert other.delete(path, version=1).status_code == 404
        assert found(other, open_study) == []
        assert found(other, open_study, words="uneasy", kinds=["journal"]) == []
        assert found(other, open_study, author_id=str(as_researcher.account_id)) == []
    assert as_reviewer.get(path).status_code == 403
    assert as_reviewer.post(open_study.path("notes/find"), {}).status_code == 403


def test_an_entry_is_reached_through_no_other_room(as_researcher, open_study, entry):
    for room in ("memos", "decisions"):
        assert as_researcher.get(open_study.path(f"{room}/{entry['id']}")).status_code == 404


def test_a_shared_entry_is_read_by_the_supervisors_until_it_is_taken_back(
    as_researcher, as_second_researcher, as_supervisor, open_study, path
):
    as_researcher.patch(path, {"shared": True}, version=1)

    read = as_supervisor.get(path).json()
    assert (read["words"], read["mine"], read["may_change"], read["may_remove"]) == (
        "I felt uneasy.",
        False,
        False,
        False,
    )
    assert [one["author"]["name"] for one in found(as_supervisor, open_study)] == ["Rea Researcher"]
    assert as_supervisor.patch(path, {"words": "x"}, version=2).json()["code"] == "note_of_another"
    assert as_supervisor.delete(path, version=2).json()["code"] == "note_of_another"
    assert as_second_researcher.get(path).status_code == 404

    as_researcher.patch(path, {"shared": False}, version=2)
    assert as_supervisor.get(path).status_code == 404
    assert found(as_supervisor, open_study) == []


def test_nobody_hears_of_a_private_entry_from_feed_or_trail(
    as_researcher, as_second_researcher, as_supervisor, open_study, entry, path
):
    as_researcher.patch(path, {"words": "More."}, version=1)
    as_researcher.delete(path, version=2)
    as_researcher.post(f"{path}/restore")

    def heard(who):
        items = who.get(open_study.path("activity?since_seq=0")).json()["items"]
        trail = who.get(open_study.path("audit")).json()["items"]
        return [e for e in (*items, *trail) if e["kind"].startswith("journal.")]

    assert heard(as_second_researcher) == []
    assert heard(as_supervisor) == []
    own = heard(as_researcher)
    assert {e["kind"] for e in own} == {
        "journal.written",
        "journal.changed",
        "journal.removed",
        "journal.restored",
    }
    assert entry["id"] not in json.dumps(own)
    assert "journal" not in json.dumps(as_supervisor.get(open_study.path("home")).json())
    assert as_supervisor.get(open_study.path("audit/verify")).json()["holds"] is True


def test_that_an_entry_is_shared_the_supervisors_hear_and_nobody_else(
    as_researcher, as_second_researcher, as_supervisor, open_study, entry, path
):
    as_researcher.patch(path, {"shared": True}, version=1)

    def shared(who):
        items = who.get(open_study.path("activity?since_seq=0")).json()["items"]
        return [e["object_id"] for e in items if e["kind"] == "journal.shared"]

    assert (shared(as_supervisor), shared(as_researcher)) == ([entry["id"]], [entry["id"]])
    assert shared(as_second_researcher) == []


def test_a_mention_of_a_private_entry_tells_nothing_to_others(
    as_researcher, as_second_researcher, open_study, entry
):
    said = {"words": f"As I wrote in @[note:{entry['id']}]."}
    memo = as_researcher.post(open_study.path("memos"), said).json()
    path = open_study.path(f"memos/{memo['id']}")

    assert as_researcher.get(path).json()["links"][0]["label"] == "Uneasy"
    hidden = as_second_researcher.get(path).json()["links"][0]
    assert (hidden["label"], hidden["detail"]) == (None, "")
    offered = as_second_researcher.get(open_study.path("notes/mentionable")).json()["items"]
    assert entry["id"] not in {one["id"] for one in offered}


def test_what_a_private_entry_mentions_does_not_say_so(
    as_researcher, as_second_researcher, open_study, ground
):
    code = make_code(ground, open_study.id, "Being heard")
    said = {"words": f"About @[code:{code}].", "target": {"kind": "code", "id": str(code)}}
    as_researcher.post(open_study.path("journal"), said)
    concerning = {"kind": "code", "id": str(code)}

    assert len(found(as_researcher, open_study, concerning=concerning)) == 1
    assert found(as_second_researcher, open_study, concerning=concerning) == []


def test_no_script_reads_a_journal(as_researcher, ground, open_study, entry, path, new_client):
    token = make_token(ground, open_study.id, as_researcher.account_id, "read", "write")
    client, headers = new_client(), {"Authorization": f"Bearer {token}"}

    assert client.get(path, headers=headers).status_code == 403
    assert client.post(open_study.path("journal"), json={"words": "x"}, headers=headers).status_code == 403
    listed = client.post(open_study.path("notes/find"), json={}, headers=headers)
    assert (listed.status_code, listed.json()["items"]) == (200, [])


def test_an_entry_is_removed_and_put_back_by_its_author(as_researcher, as_supervisor, path):
    assert as_researcher.delete(path, version=1).status_code == 204
    assert as_researcher.get(path).status_code == 404
    assert as_supervisor.post(f"{path}/restore").status_code == 404
    assert as_researcher.post(f"{path}/restore").status_code == 200
    assert as_researcher.get(path).json()["occasion"] == "positioning"
