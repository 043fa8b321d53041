"""Queries saved under a name: private or shared, changed by their author, named in the feed without words."""

from typing import Any

import pytest

from tests.factories.analysis import make_code


@pytest.fixture
def query(ground, open_study) -> dict[str, Any]:
    """A query with a relation and a filter."""
    code = str(make_code(ground, open_study.id, "Trust"))
    return {
        "where": {"all": [{"code": code, "subtree": True}, {"not": {"any_code": True}}]},
        "filters": {"speakers": ["participant"], "coded_from": "2026-11-01"},
    }


def save(person: Any, study: Any, query: Any, **more: Any) -> dict[str, Any]:
    done = person.post(study.path("retrievals"), {"name": "Trust, spoken", "query": query} | more)
    assert done.status_code == 201, done.text
    return done.json()


def names(person: Any, study: Any) -> list[str]:
    return [one["name"] for one in person.get(study.path("retrievals")).json()["items"]]


def test_a_saved_query_comes_back_as_it_was_said_and_can_be_asked(as_researcher, open_study, query):
    made = save(as_researcher, open_study, query)

    read = as_researcher.get(open_study.path(f"retrievals/{made['id']}"))

    assert read.json()["query"] == query
    assert read.json()["by"] == "Rea Researcher"
    assert read.headers["etag"] == '"1"'
    assert as_researcher.post(open_study.path("retrieval"), read.json()["query"]).status_code == 200


def test_a_private_query_is_its_authors_alone_and_a_shared_one_the_teams(
    as_researcher, as_second_researcher, open_study, query
):
    made = save(as_researcher, open_study, query)
    path = open_study.path(f"retrievals/{made['id']}")

    assert names(as_second_researcher, open_study) == []
    assert as_second_researcher.get(path).status_code == 404
    assert as_second_researcher.patch(path, {"name": "Mine"}, version=1).status_code == 404

    shared = as_researcher.patch(path, {"shared": True}, version=1)
    assert (shared.status_code, shared.json()["version"]) == (200, 2)
    assert names(as_second_researcher, open_study) == ["Trust, spoken"]
    assert as_second_researcher.get(path).json()["query"] == query


def test_only_its_author_or_a_supervisor_changes_what_is_shared(
    as_researcher, as_second_researcher, as_supervisor, open_study, query
):
    made = save(as_researcher, open_study, query, shared=True)
    path = open_study.path(f"retrievals/{made['id']}")

    refused = [
        as_second_researcher.patch(path, {"name": "Mine"}, version=1),
        as_second_researcher.delete(path, version=1),
    ]
    renamed = as_supervisor.patch(path, {"name": "Trust, said aloud"}, version=1)

    assert [(one.status_code, one.json()["code"]) for one in refused] == [(409, "saved_by_another")] * 2
    assert renamed.json()["name"] == "Trust, said aloud"


def test_a_change_says_which_version_it_changes(as_researcher, open_study, query):
    made = save(as_researcher, open_study, query)
    path = open_study.path(f"retrievals/{made['id']}")
    other = {"where": {"any_code": True}}

    changed = as_researcher.patch(path, {"query": other}, version=1)

    assert changed.json()["query"] == other
    assert as_researcher.patch(path, {"name": "Late"}, version=1).status_code == 412
    assert as_researcher.delete(path, version=1).status_code == 412
    assert as_researcher.request("DELETE", path).status_code == 428
    assert as_researcher.delete(path, version=2).status_code == 204
    assert as_researcher.get(path).status_code == 404
    assert names(as_researcher, open_study) == []


def test_what_could_never_be_asked_is_not_saved(as_researcher, open_study):
    refused = as_researcher.post(
        open_study.path("retrievals"),
        {"name": "Much", "query": {"where": {"any": [{"any_code": True}] * 30}}},
    )

    assert (refused.status_code, refused.json()["code"]) == (422, "query_too_large")


def test_the_feed_tells_that_a_query_was_saved_and_never_its_name(as_researcher, open_study, query):
    made = save(as_researcher, open_study, query)
    path = open_study.path(f"retrievals/{made['id']}")
    as_researcher.patch(path, {"name": "Another name"}, version=1)
    as_researcher.delete(path, version=2)

    said = as_researcher.get(open_study.path("activity?since_seq=0"))

    kinds = [one["kind"] for one in said.json()["items"] if one["object_id"] == made["id"]]
    assert sorted(kinds) == ["retrieval.changed", "retrieval.removed", "retrieval.saved"]
    assert "Trust" not in said.text
    assert "Another name" not in said.text


def test_lists_turn_pages(as_researcher, open_study, query):
    for n in range(5):
        save(as_researcher, open_study, query, name=f"Query {n}")

    first = as_researcher.get(open_study.path("retrievals?limit=3")).json()
    rest = as_researcher.get(open_study.path(f"retrievals?limit=3&cursor={first['next_cursor']}")).json()

    assert [one["name"] for one in first["items"] + rest["items"]] == [f"Query {n}" for n in range(5)]
    assert rest["next_cursor"] is None
