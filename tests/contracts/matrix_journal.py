"""Attempts at notes and the journal: rows 28 and 29."""

from typing import Any

from tests.contracts.matrix_attempts import attempt, condition
from tests.contracts.matrix_world import Scene
from tests.factories.people import Person


def note_of(s: Scene, who: Person, room: str, **said: Any) -> str:
    """Let somebody write a note, or the other researcher if they cannot; return its path."""
    body = {"title": f"Note {next(s.n)}", "words": "Some words."} | said
    done = who.post(s.path(room), body)
    if done.status_code != 201:
        done = s.researcher.post(s.path(room), body)
    assert done.status_code == 201, done.text
    return s.path(f"{room}/{done.json()['id']}")


@attempt(28, "read")
def find_notes(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("notes/find"), {"words": "some"})


@attempt(28, "read")
def list_what_can_be_mentioned(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path("notes/mentionable"))


@attempt(28, "write")
def write_a_memo(s: Scene, who: Person, _: Person) -> Any:
    about = {"kind": "code", "id": str(s.code())}
    return who.post(s.path("memos"), {"words": "Some words.", "target": about})


@attempt(28, "read")
def read_a_memo(s: Scene, who: Person, _: Person) -> Any:
    return who.get(note_of(s, s.researcher, "memos"))


@attempt(28, "write")
def change_a_memo_of_another(s: Scene, who: Person, _: Person) -> Any:
    return who.patch(note_of(s, s.researcher, "memos"), {"words": "Other words."}, version=1)


@attempt(28, "write")
def remove_ones_memo(s: Scene, who: Person, _: Person) -> Any:
    return who.delete(note_of(s, who, "memos"), version=1)


@attempt(28, "write")
def put_ones_memo_back(s: Scene, who: Person, _: Person) -> Any:
    path = note_of(s, who, "memos")
    who.delete(path, version=1)
    return who.post(f"{path}/restore")


@attempt(28, "write")
def record_a_decision(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("decisions"), {"title": f"Decision {next(s.n)}"})


@attempt(28, "read")
def read_a_decision(s: Scene, who: Person, _: Person) -> Any:
    return who.get(note_of(s, s.researcher, "decisions"))


@attempt(28, "write")
def correct_ones_decision(s: Scene, who: Person, _: Person) -> Any:
    return who.patch(note_of(s, who, "decisions"), {"alternatives": "None."}, version=1)


@attempt(29, None, R="Y", S="Y")
def write_in_ones_journal(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("journal"), {"words": "Some words."})


@attempt(29, None, S="own")
def read_ones_journal(s: Scene, who: Person, owner: Person) -> Any:
    return who.get(note_of(s, owner, "journal"))


@attempt(29, None, S="own")
def change_ones_journal(s: Scene, who: Person, owner: Person) -> Any:
    return who.patch(note_of(s, owner, "journal"), {"words": "Other words."}, version=1)


@attempt(29, None, S="own")
def remove_an_entry_of_ones_journal(s: Scene, who: Person, owner: Person) -> Any:
    return who.delete(note_of(s, owner, "journal"), version=1)


@attempt(29, None, S="own")
def put_an_entry_of_ones_journal_back(s: Scene, who: Person, owner: Person) -> Any:
    path = note_of(s, owner, "journal")
    for each in (owner, s.researcher):
        if each.account_id.int:
            each.delete(path, version=1)
    return who.post(f"{path}/restore")


@condition(29, "S")
def c9_ones_own_and_what_its_author_shares(s: Scene, who: Person) -> None:
    author = s.person("R")
    path = note_of(s, author, "journal")

    assert who.get(path).status_code == 404
    assert author.patch(path, {"shared": True}, version=1).status_code == 200
    assert who.get(path).status_code == 200
    assert s.researcher.get(path).status_code == 404
    assert author.patch(path, {"shared": False}, version=2).status_code == 200
    assert who.get(path).status_code == 404
