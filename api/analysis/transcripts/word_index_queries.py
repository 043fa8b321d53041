"""The tables in which words are looked up: made from the texts, and so made anew from them at any time.

They stand beside the migrations: `keep_search_tables` makes them after each run. `indexed_turn` names each
passage and where it stands; its words lie in the FTS5 table `turn_words` on SQLite, in the tsvector
`indexed_turn.words` on PostgreSQL, cut by `api.text`. No engine's own cutter, stemmer or dictionary decides.
A trigger empties them with the version that they were made from.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, bindparam, column, delete, func, inspect, select, table, text

from api.analysis.transcripts.models import Transcript, TranscriptVersion, Turn
from api.analysis.transcripts.storing_queries import add_rows, kept_id
from api.base.database import Session, Source
from api.base.fields import Guid

T: Any = Transcript
V: Any = TranscriptVersion
U: Any = Turn

#: The passages: rows are keyed by a number, which is FTS5's rowid.
X: Any = table(
    "indexed_turn",
    column("id", Integer),
    column("study_id", Guid),
    column("transcript_id", Guid),
    column("version_id", Guid),
    column("turn_n", Integer),
    column("part", Integer),
    column("start", Integer),
    column("end", Integer),
)
#: What names a passage, without its number.
PASSAGE = ("study_id", "transcript_id", "version_id", "turn_n", "part", "start", "end")
LAST_PASSAGE = select(func.coalesce(func.max(X.c.id), 0))
FORGET = delete(X).where(
    X.c.study_id == bindparam("study_id"), X.c.transcript_id == bindparam("transcript_id")
)
#: What stands beside the models: alembic looks past these, and past FTS5's own shadow tables.
SEARCH_TABLES = ("indexed_turn", "turn_words")

_PASSAGES = """
CREATE TABLE IF NOT EXISTS indexed_turn (
  id {key} PRIMARY KEY, study_id {id} NOT NULL, transcript_id {id} NOT NULL, version_id {id} NOT NULL,
  turn_n INTEGER NOT NULL, part INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL{words})
"""
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS ix_indexed_turn_version_id ON indexed_turn (version_id, turn_n, part)",
    "CREATE INDEX IF NOT EXISTS ix_indexed_turn_transcript_id ON indexed_turn (study_id, transcript_id)",
)
_ON_SQLITE = (
    _PASSAGES.format(key="INTEGER", id="CHAR(36)", words=""),
    *_INDEXES,
    # `ascii` takes every character beyond ASCII for a letter: it parts our words at the spaces alone
    "CREATE VIRTUAL TABLE IF NOT EXISTS turn_words USING fts5(study, words, tokenize='ascii')",
    "INSERT INTO turn_words(turn_words, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER IF NOT EXISTS turn_words_gone AFTER DELETE ON indexed_turn
    BEGIN DELETE FROM turn_words WHERE rowid = old.id; END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS indexed_turn_gone AFTER DELETE ON transcript_version
    BEGIN DELETE FROM indexed_turn WHERE version_id = old.id; END
    """,
)
_ON_POSTGRES = (
    _PASSAGES.format(key="BIGINT GENERATED ALWAYS AS IDENTITY", id="UUID", words=", words TSVECTOR NOT NULL"),
    *_INDEXES,
    "CREATE INDEX IF NOT EXISTS ix_indexed_turn_words ON indexed_turn USING gin (words)",
    """
    CREATE OR REPLACE FUNCTION forget_indexed_turns() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN DELETE FROM indexed_turn WHERE version_id = old.id; RETURN old; END $$
    """,
    "DROP TRIGGER IF EXISTS indexed_turn_gone ON transcript_version",
    """
    CREATE TRIGGER indexed_turn_gone AFTER DELETE ON transcript_version
    FOR EACH ROW EXECUTE FUNCTION forget_indexed_turns()
    """,
)


# Making the tables


def create_search_tables(connection: Connection) -> None:
    """Make the tables in which words are looked up, and what empties them; those that stand are left."""
    for made in _ON_SQLITE if connection.dialect.name == "sqlite" else _ON_POSTGRES:
        connection.execute(text(made))


def drop_search_tables(connection: Connection) -> None:
    """Let go of the tables in which words are looked up."""
    connection.execute(text("DROP TABLE IF EXISTS indexed_turn"))
    if connection.dialect.name == "sqlite":
        connection.execute(text("DROP TABLE IF EXISTS turn_words"))
    else:
        connection.execute(text("DROP FUNCTION IF EXISTS forget_indexed_turns() CASCADE"))


def make_search_tables_anew(session: Session) -> None:
    """Drop the tables with every word in them, and make them anew, empty."""
    drop_search_tables(session.connection())
    create_search_tables(session.connection())


def keep_search_tables(connection: Connection) -> None:
    """Make the tables where there are transcripts, else drop them. Run after every migration."""
    stands = inspect(connection).has_table("transcript_version")
    (create_search_tables if stands else drop_search_tables)(connection)


# Keeping them


def study_word(study_id: UUID) -> str:
    """Return the word that every passage of a study bears, so that the index looks at no other study's."""
    return study_id.hex


def add_passages(
    session: Session,
    study_id: UUID,
    transcript_id: UUID,
    version_id: UUID,
    places: Sequence[Sequence[int]],
    said: Sequence[Sequence[str]],
) -> None:
    """Store passages of a version: (turn_n, part, start, end) of each, and its words."""
    if not places:
        return
    connection = session.connection()
    own = tuple(kept_id(connection, one) for one in (study_id, transcript_id, version_id))
    if connection.dialect.name == "sqlite":
        first = int(connection.execute(LAST_PASSAGE).scalar_one()) + 1
        rows = [(n, *own, *place) for n, place in enumerate(places, start=first)]
        add_rows(connection, "indexed_turn", ("id", *PASSAGE), rows)
        study = study_word(study_id)
        words = [(n, study, " ".join(some)) for n, some in enumerate(said, start=first)]
        add_rows(connection, "turn_words", ("rowid", "study", "words"), words)
    else:
        vectors = [(*own, *place, _vector(study_id, some)) for place, some in zip(places, said, strict=True)]
        add_rows(connection, "indexed_turn", (*PASSAGE, "words"), vectors)


def _vector(study_id: UUID, words: Iterable[str]) -> str:
    """Write words with their places as PostgreSQL reads them. No word holds a quote or a stroke."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words, start=1):
        places.setdefault(word, []).append(place)
    said = (f"'{word}':{','.join(map(str, at))}" for word, at in places.items())
    return " ".join([f"'/{study_word(study_id)}'", *said])


def forget_passages(session: Session, study_id: UUID, transcript_id: UUID) -> None:
    """Delete the passages of a transcript and their words."""
    session.connection().execute(FORGET, {"study_id": study_id, "transcript_id": transcript_id})


def not_indexed(source: Source) -> Sequence[Any]:
    """Return (study_id, transcript_id, version_id) of the current versions that stand in no index."""
    stands = select(X.c.id).where(X.c.version_id == V.id).exists()
    asked = select(V.study_id, V.transcript_id, V.id.label("version_id"))
    asked = asked.join(T, (T.study_id == V.study_id) & (T.id == V.transcript_id) & (T.current_n == V.n))
    return source.execute(asked.where(V.word_count > 0, ~stands).order_by(V.id)).all()


def turns_to_index(source: Source, study_id: UUID, version_id: UUID) -> list[dict[str, Any]]:
    """Return number and place of the turns of a version."""
    asked = select(U.n, U.body_start, U.end).where(U.study_id == study_id, U.version_id == version_id)
    return [dict(row) for row in source.execute(asked.order_by(U.n)).mappings()]
