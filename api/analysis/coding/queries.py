"""Questions about codings."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    String,
    bindparam,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    table,
    type_coerce,
    union_all,
    update,
)
from sqlalchemy.orm import aliased

from api.access.models import Account
from api.analysis.coding.models import Coding
from api.analysis.transcripts.models import Speaker, TranscriptVersion, Turn
from api.base.database import Session, Source, connection_of, dialect_of, written
from api.base.fields import Guid, as_kept, list_written
from api.fieldwork.participants.models import Participant

D: Any = Coding
A: Any = Account
V: Any = TranscriptVersion
U: Any = Turn
S: Any = Speaker
P: Any = Participant

SHOWN = (D.id, D.transcript_id, D.code_id, D.coder_id, D.start, D.end, D.memo, D.created_at, D.version)
#: Written into the statement: SQLite would plan it anew each time for a limit that is given.
CAP: Any = literal_column("20000")
#: How many ids one statement takes, well under what both engines allow.
AT_ONCE = 5_000
#: Themes stand a floor higher; which codes they hold is read and moved here by the table alone.
LINKS = table(
    "theme_code",
    column("study_id", Guid),
    column("theme_id", Guid),
    column("code_id", Guid),
    column("position"),
)
THEMES = table("theme", column("study_id", Guid), column("id", Guid), column("version"))


IN_TRANSCRIPT = (
    D.study_id == bindparam("study_id"),
    D.transcript_id == bindparam("transcript_id"),
    D.version_id == bindparam("version_id"),
)
ADD = insert(D.__table__)
WHOLE = tuple(column.name for column in D.__table__.c)
CODER = select(D.coder_id).where(D.study_id == bindparam("study_id"), D.id == bindparam("coding_id"))
CODER = CODER.with_for_update()
SAME = select(D.id).where(
    D.study_id == bindparam("study_id"),
    D.version_id == bindparam("version_id"),
    D.code_id == bindparam("code_id"),
    D.coder_id == bindparam("coder_id"),
    D.start == bindparam("start"),
    D.end == bindparam("end"),
)
NAMES = select(A.id, A.display_name.label("name")).where(A.id.in_(bindparam("ids", expanding=True)))
NAMES = NAMES.order_by(A.display_name, A.id)


def _all_of(columns: Sequence[Any]) -> Any:
    return select(*columns).where(*IN_TRANSCRIPT).order_by(D.start, D.id).limit(CAP)


#: All codings of a transcript, and who made them: built once, for building costs more than asking.
CODINGS, CODINGS_WRITTEN = _all_of(SHOWN), list_written(_all_of([as_kept(c) for c in SHOWN]))
CODERS = select(A.id, A.display_name.label("name")).order_by(A.display_name, A.id)
CODERS = CODERS.where(A.id.in_(select(D.coder_id).where(*IN_TRANSCRIPT)))


def first_turn_of(segments: Any) -> Any:
    """Return where the first turn of each of these segments starts.

    Turns lie one after the other: those of a segment begin with the last that starts at or before it.
    """
    of = segments.c
    before: Any = aliased(Turn)
    asked = select(func.coalesce(func.max(before.start), 0))
    asked = asked.where(before.version_id == of.version_id, before.start <= of.start)
    return asked.correlate(segments).scalar_subquery()


TURNS_AT = (
    select(D.id.label("coding_id"), U.n, U.starts_at_ms, S.kind, P.study_code)
    .join(U, (U.version_id == D.version_id) & (U.start < D.end) & (U.end > D.start))
    .outerjoin(S, S.id == U.speaker_id)
    .outerjoin(P, P.id == S.participant_id)
    .where(D.study_id == bindparam("study_id"), D.id.in_(bindparam("ids", expanding=True)))
    .where(U.start >= first_turn_of(D.__table__))
    .order_by(D.id, U.n)
)


def _plain_ids(source: Source) -> tuple[Any, ...]:
    """Return the shown columns; on SQLite ids are read as the text they are, which costs nothing."""
    if dialect_of(source) == "postgresql":
        return SHOWN
    return tuple(type_coerce(c, String).label(c.name) if isinstance(c.type, Guid) else c for c in SHOWN)


def codings_of_transcript(
    source: Source, study_id: UUID, transcript_id: UUID, version_id: UUID
) -> tuple[Any, Sequence[Any]]:
    """Return the codings on a version for an answer, in reading order, at most 20,000; and their coders."""
    given = {"study_id": study_id, "transcript_id": transcript_id, "version_id": version_id}
    coders = source.execute(CODERS, given).all()
    if dialect_of(source) == "postgresql":
        found = source.execute(CODINGS, given)
        names = tuple(found.keys())
        return [dict(zip(names, row, strict=True)) for row in found], coders
    return written(source, CODINGS_WRITTEN, given), coders


def codings_by_id(source: Source, study_id: UUID, ids: Sequence[UUID]) -> Sequence[Any]:
    """Return codings by id, in reading order."""
    return source.execute(
        select(*_plain_ids(source)).where(D.study_id == study_id, D.id.in_(ids)).order_by(D.start, D.id)
    ).all()


def same(source: Source, row: Coding) -> UUID | None:
    """Return the coding that already stands for (version, code, coder, span), or None."""
    names = ("study_id", "version_id", "code_id", "coder_id", "start", "end")
    return connection_of(source).execute(SAME, {name: getattr(row, name) for name in names}).scalar()


def add(session: Session, row: Coding) -> None:
    """Write a coding. Columns alone: the session need not follow a row that nothing changes again."""
    session.connection().execute(ADD, {name: getattr(row, name) for name in WHOLE})


def coder_of(session: Session, study_id: UUID, coding_id: UUID) -> UUID | None:
    """Return who made a coding of this study, held for changing until the end of the change, or None."""
    given = {"study_id": study_id, "coding_id": coding_id}
    return session.connection().execute(CODER, given).scalar()


def coding(session: Session, study_id: UUID, coding_id: UUID) -> Coding | None:
    """Return a coding of this study, held for changing until the end of the change, or None."""
    row = session.get(Coding, coding_id, with_for_update=True)
    return row if row is not None and row.study_id == study_id else None


def turns_at(source: Source, study_id: UUID, coding_ids: Sequence[UUID]) -> Sequence[Any]:
    """Return for each coding its turns: number, time, kind of speaker, participant's study code."""
    return source.execute(TURNS_AT, {"study_id": study_id, "ids": list(coding_ids)}).all()


def names_of(source: Source, account_ids: Sequence[Any]) -> Sequence[Any]:
    """Return (id, name) of accounts."""
    return source.execute(NAMES, {"ids": list(account_ids)}).all()


# Many at once: as many statements for 30 codings as for 3,000


def in_parts(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Cut a long list of ids into parts that one statement takes."""
    return (ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE))


def whole(session: Session, study_id: UUID, ids: Sequence[UUID]) -> dict[str, Any]:
    """Return all columns of codings, by id as text; held for changing until the end of the change."""
    asked = select(*D.__table__.c).order_by(D.id).with_for_update()
    return {
        str(row.id): row
        for some in in_parts(ids)
        for row in session.execute(asked.where(D.study_id == study_id, D.id.in_(some)))
    }


def bearing(session: Session, study_id: UUID, code_id: UUID) -> Sequence[Any]:
    """Return (id, transcript_id) of all codings that bear a code, held for changing."""
    asked = select(D.id, D.transcript_id).where(D.study_id == study_id, D.code_id == code_id)
    return session.execute(asked.order_by(D.id).with_for_update()).all()


def bearing_in(
    source: Source, study_id: UUID, transcript_id: UUID, code_ids: Sequence[UUID]
) -> Sequence[UUID]:
    """Return the ids of a transcript's codings that bear one of these codes."""
    asked = select(D.id).where(D.study_id == study_id, D.transcript_id == transcript_id)
    return source.execute(asked.where(D.code_id.in_(code_ids)).order_by(D.start, D.id)).scalars().all()


def among(session: Session, study_id: UUID, code_id: UUID, ids: Sequence[UUID]) -> Sequence[Any]:
    """Return (id, transcript_id) of those of these codings that bear a code, held for changing."""
    asked = select(D.id, D.transcript_id).where(D.study_id == study_id, D.code_id == code_id)
    asked = asked.order_by(D.id).with_for_update()
    return [row for some in in_parts(ids) for row in session.execute(asked.where(D.id.in_(some)))]


def recode(session: Session, study_id: UUID, ids: Sequence[UUID], code_id: UUID) -> None:
    """Let codings bear another code, and count their versions up."""
    here = D.__table__
    for some in in_parts(ids):
        asked = update(here).where(here.c.study_id == study_id, here.c.id.in_(some))
        session.connection().execute(asked.values(code_id=code_id, version=here.c.version + 1))
    session.expire_all()


def change_many(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Write parts of codings and count their versions up. All bear the same parts and their `id`."""
    if not rows:
        return
    here = D.__table__
    parts: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "id"}
    asked = update(here).where(here.c.id == bindparam("its_id"))
    said = [{("its_id" if k == "id" else k): v for k, v in row.items()} for row in rows]
    session.connection().execute(asked.values(version=here.c.version + 1, **parts), said)
    session.expire_all()


def put_in_many(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Add codings."""
    if rows:
        session.connection().execute(insert(D.__table__), list(rows))


def take_out_many(session: Session, study_id: UUID, ids: Sequence[UUID]) -> None:
    """Delete codings. Raises IntegrityError while something rests on one."""
    here = D.__table__
    for some in in_parts(ids):
        session.connection().execute(delete(here).where(here.c.study_id == study_id, here.c.id.in_(some)))
    session.expire_all()


# Merging


def doubles(source: Source, study_id: UUID, code_id: UUID, into: UUID) -> Sequence[Any]:
    """Return (merged, kept): codings of one coder that give both codes to exactly the same words."""
    other: Any = aliased(Coding)
    same_place = (
        (other.study_id == D.study_id)
        & (other.version_id == D.version_id)
        & (other.coder_id == D.coder_id)
        & (other.start == D.start)
        & (other.end == D.end)
        & (other.code_id == into)
    )
    asked = select(D.id.label("merged"), other.id.label("kept")).join(other, same_place)
    return source.execute(asked.where(D.study_id == study_id, D.code_id == code_id).order_by(D.id)).all()


def in_use(source: Source, study_id: UUID, ids: Sequence[UUID]) -> set[UUID]:
    """Return the codings that something rests on (evidence, a quote), whatever room it is of."""
    found: set[UUID] = set()
    for some in in_parts(ids):
        asked = []
        for held in D.__table__.metadata.sorted_tables:
            for key in held.foreign_key_constraints:
                if key.referred_table is D.__table__ and key.ondelete != "CASCADE":
                    points = next(e.parent for e in key.elements if e.column.name == "id")
                    asked.append(select(points).where(held.c.study_id == study_id, points.in_(some)))
        if asked:
            found |= set(source.execute(union_all(*asked)).scalars())
    return found


def theme_links(source: Source, study_id: UUID, code_ids: Sequence[UUID]) -> Sequence[Any]:
    """Return (theme_id, code_id, position) of the themes that hold these codes."""
    asked = select(LINKS.c.theme_id, LINKS.c.code_id, LINKS.c.position)
    asked = asked.where(LINKS.c.study_id == study_id, LINKS.c.code_id.in_(code_ids))
    return source.execute(asked.order_by(LINKS.c.theme_id, LINKS.c.position, LINKS.c.code_id)).all()


def set_theme_links(
    session: Session,
    study_id: UUID,
    theme_ids: Sequence[UUID],
    code_ids: Sequence[UUID],
    links: Sequence[dict[str, Any]],
) -> None:
    """Let themes hold these links to these codes and no others; count the themes' versions up."""
    connection = session.connection()
    here = (LINKS.c.study_id == study_id, LINKS.c.theme_id.in_(theme_ids), LINKS.c.code_id.in_(code_ids))
    connection.execute(delete(LINKS).where(*here))
    if links:
        connection.execute(insert(LINKS), [{"study_id": study_id, **link} for link in links])
    asked = update(THEMES).where(THEMES.c.study_id == study_id, THEMES.c.id.in_(theme_ids))
    connection.execute(asked.values(version=THEMES.c.version + 1))
    session.expire_all()


def coders_of(source: Source, study_id: UUID, code_id: UUID) -> int:
    """Return how many people have coded with a code."""
    asked = select(func.count(D.coder_id.distinct())).where(D.study_id == study_id, D.code_id == code_id)
    return int(source.execute(asked).scalar_one())
