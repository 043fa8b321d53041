"""Counters by (transcript, code, coder) and the people behind them: moved with each change."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import String, bindparam, delete, func, insert, literal, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_postgres
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from api.analysis.coding.models import Coding, CodingCount, CodingCountPerson
from api.analysis.coding.queries import in_parts
from api.analysis.transcripts.models import Speaker, Turn
from api.base.database import Session, Source, connection_of, dialect_of
from api.base.fields import Guid, as_kept

D: Any = Coding
N: Any = CodingCount
M: Any = CodingCountPerson
S: Any = Speaker
U: Any = Turn


#: These stand in every coding, so they are built once: building costs more than asking.
BEHIND = (
    select(S.participant_id)
    .distinct()
    .join(U, U.speaker_id == S.id)
    .where(U.version_id == bindparam("version_id"), U.start < bindparam("until"), U.end > bindparam("since"))
    .where(S.participant_id.is_not(None))
)


def _count_in(upsert: Any, table: Any) -> Any:
    wanted = upsert(table.__table__)
    on = [column.name for column in table.__table__.primary_key]
    more = {"segments": table.__table__.c.segments + wanted.excluded.segments}
    return wanted.on_conflict_do_update(index_elements=on, set_=more)


COUNT_IN = {
    (dialect, table): _count_in(upsert, table)
    for dialect, upsert in (("sqlite", upsert_sqlite), ("postgresql", upsert_postgres))
    for table in (N, M)
}


def _here(table: Any) -> list[Any]:
    names = ["study_id", *(column.name for column in table.__table__.primary_key)]
    return [table.__table__.c[name] == bindparam(f"its_{name}") for name in names]


def _count_out(table: Any) -> Any:
    segments = table.__table__.c.segments
    asked = update(table.__table__).where(*_here(table)).values(segments=segments + bindparam("by"))
    return asked.returning(segments)


COUNT_OUT = {table: _count_out(table) for table in (N, M)}
FORGET = {table: delete(table.__table__).where(*_here(table)) for table in (N, M)}


def _all_people(code_id: Any, people: Any) -> Any:
    return select(code_id, people).where(M.study_id == bindparam("study_id")).group_by(M.code_id)


SEGMENTS = {
    dialect: select(code_id, func.sum(N.segments))
    .where(N.study_id == bindparam("study_id"))
    .group_by(N.code_id)
    for dialect, code_id in (("sqlite", as_kept(N.code_id)), ("postgresql", N.code_id))
}
PEOPLE = {
    "sqlite": _all_people(
        as_kept(M.code_id), func.group_concat(as_kept(M.participant_id).distinct(), type_=String)
    ),
    "postgresql": _all_people(M.code_id, func.array_agg(M.participant_id.distinct())),
}


def people_behind(source: Source, version_id: UUID, start: int, end: int) -> Sequence[UUID]:
    """Return the participants whose words lie in a segment. Interviewers do not count."""
    given = {"version_id": version_id, "since": start, "until": end}
    return connection_of(source).execute(BEHIND, given).scalars().all()


def move(session: Session, row: Coding, people: Iterable[UUID], by: int) -> None:
    """Count a coding in (+1) or out (-1)."""
    key = {
        "study_id": row.study_id,
        "transcript_id": row.transcript_id,
        "code_id": row.code_id,
        "coder_id": row.coder_id,
    }
    _move(session, N, key, by)
    for person in people:
        _move(session, M, key | {"participant_id": person}, by)


def _move(session: Session, table: Any, key: dict[str, UUID], by: int) -> None:
    connection = session.connection()
    if by > 0:
        connection.execute(COUNT_IN[connection.dialect.name, table], key | {"segments": by})
        return
    given = {f"its_{name}": value for name, value in key.items()} | {"by": by}
    left = connection.execute(COUNT_OUT[table], given).scalar()
    if left is not None and left <= 0:
        del given["by"]
        connection.execute(FORGET[table], given)


def shift(session: Session, study_id: UUID, coding_ids: Sequence[UUID], by: int) -> None:
    """Count many codings in (+1) or out (-1) as they stand: as many statements for 30 as for 3,000."""
    for some in in_parts(coding_ids):
        here = (D.study_id == study_id, D.id.in_(some))
        key = (D.transcript_id, D.code_id, D.coder_id)
        counted = select(*key, func.count().label("segments")).where(*here).group_by(*key)
        _shift(session, N, study_id, session.execute(counted).all(), by)
        behind = (
            select(D.id, *key, S.participant_id)
            .join(U, (U.version_id == D.version_id) & (U.start < D.end) & (U.end > D.start))
            .join(S, S.id == U.speaker_id)
            .where(*here, S.participant_id.is_not(None))
            .distinct()
            .subquery()
        )
        by_person = (behind.c.transcript_id, behind.c.code_id, behind.c.coder_id, behind.c.participant_id)
        people = select(*by_person, func.count().label("segments")).group_by(*by_person)
        _shift(session, M, study_id, session.execute(people).all(), by)


def _shift(session: Session, kind: Any, study_id: UUID, rows: Sequence[Any], by: int) -> None:
    """Move counters by the counted rows, in one statement (two where some come to nothing)."""
    if not rows:
        return
    table = kind.__table__
    names = [name for name in rows[0]._mapping if name != "segments"]
    if by > 0:
        upsert = upsert_sqlite if session.get_bind().dialect.name == "sqlite" else upsert_postgres
        rows = sorted(rows, key=str)  # one order for everybody, so that two merges never wait for each other
        wanted = upsert(table)
        wanted = wanted.on_conflict_do_update(
            index_elements=names, set_={"segments": table.c.segments + wanted.excluded.segments}
        )
        session.connection().execute(wanted, [{"study_id": study_id, **row._mapping} for row in rows])
        return
    here = [table.c[name] == bindparam(f"its_{name}") for name in names]
    less = update(table).where(*here).values(segments=table.c.segments - bindparam("fewer"))
    said = [{f"its_{name}": row._mapping[name] for name in names} | {"fewer": row.segments} for row in rows]
    session.connection().execute(less, said)
    codes = list({row.code_id for row in rows})
    empty = delete(table).where(table.c.study_id == study_id, table.c.code_id.in_(codes))
    session.connection().execute(empty.where(table.c.segments <= 0))


def recount_people(session: Session, study_id: UUID, transcript_id: UUID) -> None:
    """Count the people of one transcript anew, after its speakers were mapped differently."""
    session.execute(delete(M).where(M.study_id == study_id, M.transcript_id == transcript_id))
    behind = (
        select(D.id, D.code_id, D.coder_id, S.participant_id)
        .join(U, (U.version_id == D.version_id) & (U.start < D.end) & (U.end > D.start))
        .join(S, S.id == U.speaker_id)
        .where(D.study_id == study_id, D.transcript_id == transcript_id, S.participant_id.is_not(None))
        .distinct()
        .subquery()
    )
    here = (literal(study_id, Guid), literal(transcript_id, Guid))
    counted = select(*here, behind.c.code_id, behind.c.coder_id, behind.c.participant_id, func.count())
    counted = counted.group_by(behind.c.code_id, behind.c.coder_id, behind.c.participant_id)
    columns = ["study_id", "transcript_id", "code_id", "coder_id", "participant_id", "segments"]
    session.execute(insert(M).from_select(columns, counted))


def segments_by_code(source: Source, study_id: UUID) -> dict[Any, int]:
    """Return how many segments each code holds."""
    asked = select(N.code_id, func.sum(N.segments)).where(N.study_id == study_id).group_by(N.code_id)
    return {row[0]: int(row[1]) for row in source.execute(asked)}


def counts_to_send(source: Source, study_id: UUID) -> tuple[dict[Any, int], dict[Any, frozenset[Any]]]:
    """Return for each code its segments, and the participants whose words it holds.

    Ids are as the engine keeps them: a row and a UUID for each code and person would cost more than all else.
    """
    dialect, given = dialect_of(source), {"study_id": study_id}
    segments = {row[0]: int(row[1]) for row in source.execute(SEGMENTS[dialect], given).all()}
    people = source.execute(PEOPLE[dialect], given).all()
    if dialect == "sqlite":
        return segments, {code_id: frozenset(said.split(",")) for code_id, said in people}
    return segments, {code_id: frozenset(said) for code_id, said in people}


def people_by_code(source: Source, study_id: UUID) -> dict[UUID, set[UUID]]:
    """Return the participants whose words each code holds."""
    asked = select(M.code_id, M.participant_id).where(M.study_id == study_id).distinct()
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for code_id, participant_id in source.execute(asked):
        found[code_id].add(participant_id)
    return found


def counts_of(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return all counters of a study, for checking them against the codings."""
    asked = select(N.transcript_id, N.code_id, N.coder_id, N.segments).where(N.study_id == study_id)
    return source.execute(asked).all()
