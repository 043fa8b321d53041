"""Attempts at search, coverage and retrieval: rows 24, 26, 69, 87."""

from typing import Any

from tests.contracts.matrix_attempts import attempt
from tests.contracts.matrix_world import Scene
from tests.factories.people import Person

#: A word of the transcript that is made for a voice.
WORD = "asked"

# Search


@attempt(24, "read")
def search_for_words(s: Scene, who: Person, _: Person) -> Any:
    s.voice()
    return who.post(s.path("search"), {"query": WORD})


def a_coded_search(s: Scene) -> dict[str, Any]:
    """Say which results could be coded, with a code that nobody has given them."""
    where = str(s.voice().transcript_id)
    return {"query": WORD, "transcript_ids": [where], "code_id": str(s.code())}


@attempt(26, "write", S="Y")
def preview_coding_what_is_found(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("search/code/preview"), a_coded_search(s))


@attempt(26, "write", S="Y")
def code_what_is_found(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("search/code"), a_coded_search(s))


# Coverage


@attempt(24, "read")
def read_coverage_of_the_study(s: Scene, who: Person, _: Person) -> Any:
    s.voice()
    return who.get(s.path("coverage"))


@attempt(24, "read")
def list_turns_one_has_read(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"transcripts/{s.voice().transcript_id}/read-turns"))


@attempt(24, None)
def say_which_turns_one_has_read(s: Scene, who: Person, _: Person) -> Any:
    return who.put(
        s.path(f"transcripts/{s.voice().transcript_id}/read-turns"), {"version": 1, "read": [[1, 1]]}
    )


# Retrieval


def a_query(s: Scene) -> dict[str, Any]:
    """Say what could be asked for."""
    return {"where": {"code": str(s.code())}}


def saved_by(s: Scene, who: Person, *, shared: bool = False) -> dict[str, Any]:
    """Let somebody save a query, or the other researcher if they cannot."""
    body = {"name": f"Query {next(s.n)}", "query": a_query(s), "shared": shared}
    done = who.post(s.path("retrievals"), body)
    made = done if done.status_code == 201 else s.researcher.post(s.path("retrievals"), body)
    found: dict[str, Any] = made.json()
    return found


@attempt(69, "read")
def retrieve_segments(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("retrieval"), a_query(s))


@attempt(69, "read")
def count_codes_by_group(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("retrieval/matrix"), {"code_ids": [str(s.code())]})


@attempt(87, "read")
def list_saved_queries(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path("retrievals"))


@attempt(87, "read")
def read_a_query_that_another_shares(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"retrievals/{saved_by(s, s.researcher, shared=True)['id']}"))


@attempt(87, "write")
def save_a_query(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("retrievals"), {"name": f"Query {next(s.n)}", "query": a_query(s)})


@attempt(87, "write", R="own", S="own")
def change_ones_saved_query(s: Scene, who: Person, owner: Person) -> Any:
    return who.patch(s.path(f"retrievals/{saved_by(s, owner)['id']}"), {"shared": True}, version=1)


@attempt(87, "write", R="own", S="own")
def remove_ones_saved_query(s: Scene, who: Person, owner: Person) -> Any:
    return who.delete(s.path(f"retrievals/{saved_by(s, owner)['id']}"), version=1)
