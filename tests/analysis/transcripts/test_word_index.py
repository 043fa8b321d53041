"""The words of each current version stand in the index, in the same transaction; they go with the text."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from api.analysis.transcripts import word_index, word_index_queries
from tests.factories.transcripts import make_transcript

TALK = "Interviewer: Did you trust her?\n\nP: I trusted the zebrafinch.\n\nP: …\n"


def passages_of(ground: Any) -> list[tuple[int, int, int, int]]:
    """Return (turn, part, start, end) of every passage."""
    with ground.database.read() as connection:
        asked = text('SELECT turn_n, part, start, "end" FROM indexed_turn ORDER BY turn_n, part')
        return [tuple(row) for row in connection.execute(asked)]


def holds(ground: Any, word: str) -> int:
    """Return how many passages hold a word."""
    with ground.database.read() as connection:
        if ground.database.is_sqlite:
            asked = "SELECT count(*) FROM turn_words WHERE turn_words MATCH :asked"
            return connection.execute(text(asked), {"asked": f'words : "{word}"'}).scalar_one()
        asked = "SELECT count(*) FROM indexed_turn WHERE words @@ CAST(:asked AS tsquery)"
        return connection.execute(text(asked), {"asked": f"'{word}'"}).scalar_one()


def test_an_imported_transcript_is_indexed_turn_by_turn(ground, as_researcher, study):
    made = make_transcript(as_researcher, study, TALK)

    version = as_researcher.get(study.path(f"transcripts/{made['id']}/versions/1")).json()
    turns = version["turns"]
    assert passages_of(ground) == [(t["n"], 0, t["body_start"], t["end"]) for t in turns[:2]]
    assert (holds(ground, "zebrafinch"), holds(ground, "trust"), holds(ground, "nothing")) == (1, 1, 0)


def test_what_becomes_current_takes_the_place_of_what_was(ground, as_researcher, study):
    made = make_transcript(as_researcher, study, TALK)
    with ground.database.change() as session:
        version_id = session.execute(text("SELECT version_id FROM indexed_turn LIMIT 1")).scalar_one()
        turn = {"n": 1, "body_start": 3, "end": 8}
        word_index.index_version(session, study.id, UUID(made["id"]), version_id, [turn], "P: heron")

    assert passages_of(ground) == [(1, 0, 3, 8)]
    assert (holds(ground, "heron"), holds(ground, "zebrafinch")) == (1, 0)


def test_the_index_goes_with_the_transcript(ground, as_researcher, study):
    made = make_transcript(as_researcher, study, TALK)

    gone = as_researcher.delete(study.path(f"transcripts/{made['id']}"), version=made["version"])

    assert gone.status_code == 204
    assert (passages_of(ground), holds(ground, "zebrafinch")) == ([], 0)


def test_a_removed_word_is_no_longer_in_the_files(ground, as_researcher, study):
    if not ground.database.is_sqlite:
        pytest.skip("PostgreSQL keeps removed rows until it is vacuumed: docs/administrators.md says how")
    made = make_transcript(as_researcher, study, TALK)
    as_researcher.delete(study.path(f"transcripts/{made['id']}"), version=made["version"])
    with ground.database.writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    files = Path(ground.database.url.database).parent.glob("*sqlite3*")
    assert [path.name for path in files if b"zebrafinch" in path.read_bytes()] == []


def test_a_text_that_stands_in_no_index_is_found_again(ground, as_researcher, study):
    make_transcript(as_researcher, study, TALK)
    before = passages_of(ground)
    with ground.database.change() as session:
        word_index_queries.make_search_tables_anew(session)
    assert passages_of(ground) == []

    with ground.database.change() as session:
        made = word_index.index_what_is_missing(session)
    with ground.database.change() as session:
        again = word_index.index_what_is_missing(session)

    assert (made, again, passages_of(ground)) == (1, 0, before)
    assert holds(ground, "zebrafinch") == 1


def test_the_whole_index_is_made_anew(ground, as_researcher, study):
    make_transcript(as_researcher, study, TALK)
    before = passages_of(ground)

    with ground.database.change() as session:
        made = word_index.rebuild(session)

    assert (made, passages_of(ground)) == (1, before)
    assert holds(ground, "zebrafinch") == 1


def test_making_the_tables_once_more_changes_nothing(ground, as_researcher, study):
    make_transcript(as_researcher, study, TALK)
    before = passages_of(ground)

    with ground.database.writer.begin() as connection:
        word_index_queries.keep_search_tables(connection)

    assert passages_of(ground) == before
    assert holds(ground, "zebrafinch") == 1
