"""Store rows as plain values: no object is made of them.

Many rows go in one statement, as the driver takes them: working out each value by its column's type would
cost more than storing it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from api.base.database import Connection, Session
from api.base.fields import Guid

TURN = ("study_id", "version_id", "n", "start", "body_start", "end", "speaker_id", "starts_at_ms")


def add(session: Session, kind: Any, *rows: Mapping[str, Any]) -> None:
    """Store a few rows of a table; what is not said is as its model says. Store their parents first."""
    if rows:
        session.connection().execute(insert(kind.__table__), [dict(row) for row in rows])


def kept_id(connection: Connection, one: UUID) -> Any:
    """Return an id as the engine keeps it: `Guid` alone knows how."""
    return Guid().process_bind_param(one, connection.dialect)


def add_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Store rows of numbers, text and kept ids. Table and columns are named by code alone."""
    if not rows:
        return
    place = "?" if connection.dialect.name == "sqlite" else "%s"
    named, places = ", ".join(f'"{one}"' for one in columns), ", ".join([place] * len(columns))
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({named}) VALUES ({places})",  # noqa: S608
        [tuple(row) for row in rows],
    )


def add_turns(session: Session, study_id: UUID, version_id: UUID, turns: Iterable[Mapping[str, Any]]) -> None:
    """Store the turns of a version: n, start, body_start, end, speaker_id and starts_at_ms of each."""
    connection = session.connection()
    own = (kept_id(connection, study_id), kept_id(connection, version_id))
    found = list(turns)
    speakers: dict[UUID | None, Any] = {None: None}
    speakers |= {one: kept_id(connection, one) for one in {turn["speaker_id"] for turn in found} if one}
    rows = [
        (
            *own,
            *(turn["n"], turn["start"], turn["body_start"], turn["end"]),
            *(speakers[turn["speaker_id"]], turn["starts_at_ms"]),
        )
        for turn in found
    ]
    add_rows(connection, "turn", TURN, rows)
