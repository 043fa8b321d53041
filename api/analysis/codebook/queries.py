"""Questions to the codebook."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import String, bindparam, cast, delete, func, insert, literal, select, union_all, update

from api.access.models import Account
from api.analysis.codebook.models import Code, CodeChange
from api.base.database import Session, Source, dialect_of
from api.base.fields import as_kept

C: Any = Code
H: Any = CodeChange
A: Any = Account
#: Tables that only count what stands in others.
COUNTERS = frozenset({"coding_count", "coding_count_person"})


#: The whole codebook as it is sent, by engine: built once, for building costs more than asking.
SENT = [c for c in C.__table__.c if c.name not in ("study_id", "label_key")]
OF_STUDY = C.study_id == bindparam("study_id")
CODES_TO_SEND = {
    "sqlite": select(*map(as_kept, SENT)).where(OF_STUDY),
    "postgresql": select(*SENT).where(OF_STUDY),
}
USABLE = select(C.retired).where(OF_STUDY, C.id == bindparam("code_id")).with_for_update(read=True)
PARENTS = select(C.id, C.parent_id).where(OF_STUDY)
FAMILY = {
    "sqlite": select(as_kept(C.id), as_kept(C.parent_id)).where(OF_STUDY),
    "postgresql": select(cast(C.id, String), cast(C.parent_id, String)).where(OF_STUDY),
}


def retired(session: Session, study_id: UUID, code_id: UUID) -> bool | None:
    """Tell whether a code is retired, held as it is until the end of the change; None if it is not here."""
    return session.connection().execute(USABLE, {"study_id": study_id, "code_id": code_id}).scalar()


def codes_to_send(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return all codes of a study; on SQLite ids and instants as text."""
    return source.execute(CODES_TO_SEND[dialect_of(source)], {"study_id": study_id}).all()


def codes(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return all codes of a study."""
    columns = [c for c in C.__table__.c if c.name not in ("study_id", "label_key")]
    return source.execute(select(*columns).where(C.study_id == study_id)).all()


def parents(source: Source, study_id: UUID) -> dict[UUID, UUID | None]:
    """Return the parent of every code."""
    return {row[0]: row[1] for row in source.execute(PARENTS, {"study_id": study_id})}


def family(source: Source, study_id: UUID) -> dict[str, str | None]:
    """Return the parent of every code, ids as text: for a way from code to code, which never leaves text."""
    return {row[0]: row[1] for row in source.execute(FAMILY[dialect_of(source)], {"study_id": study_id})}


def is_code(source: Source, study_id: UUID, code_id: UUID) -> bool:
    """Tell whether a code is of this study."""
    asked = select(C.id).where(C.study_id == study_id, C.id == code_id)
    return source.execute(asked).first() is not None


def looks(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return (parent_id, colour, pattern) of every code in use."""
    return source.execute(
        select(C.parent_id, C.colour, C.pattern).where(C.study_id == study_id, ~C.retired)
    ).all()


def labels(source: Source, study_id: UUID) -> dict[UUID, str]:
    """Return the label of every code."""
    rows = source.execute(select(C.id, C.label).where(C.study_id == study_id))
    return {row.id: row.label for row in rows}


def in_use(source: Source, study_id: UUID, label_key: str) -> UUID | None:
    """Return the code in use that bears a label, or None."""
    asked = select(C.id).where(C.study_id == study_id, C.label_key == label_key, ~C.retired)
    return source.execute(asked).scalar()


def siblings(session: Session, study_id: UUID, parent_id: UUID | None) -> list[Code]:
    """Return the codes under a parent, in their order, for changing."""
    under = C.parent_id.is_(None) if parent_id is None else C.parent_id == parent_id
    asked = select(Code).where(C.study_id == study_id, under).order_by(C.position, C.label, C.id)
    return list(session.execute(asked).scalars())


def next_position(source: Source, study_id: UUID, parent_id: UUID | None) -> int:
    """Return the place after the last sibling."""
    under = C.parent_id.is_(None) if parent_id is None else C.parent_id == parent_id
    asked = select(func.coalesce(func.max(C.position) + 1, 0)).where(C.study_id == study_id, under)
    found: int = source.execute(asked).scalar_one()
    return found


def set_positions(session: Session, study_id: UUID, places: dict[UUID, int]) -> None:
    """Write the places of siblings, without counting their versions up."""
    for code_id, place in places.items():
        session.execute(update(C).where(C.study_id == study_id, C.id == code_id).values(position=place))


# Many at once


def some(session: Session, study_id: UUID, code_ids: Sequence[UUID]) -> dict[UUID, Code]:
    """Return these codes of the study for changing, held until the end of the change."""
    asked = select(Code).where(C.study_id == study_id, C.id.in_(code_ids)).order_by(C.id)
    return {row.id: row for row in session.execute(asked.with_for_update()).scalars()}


def all_codes(session: Session, study_id: UUID) -> list[Code]:
    """Return every code of the study, held for changing."""
    asked = select(Code).where(C.study_id == study_id).order_by(C.id)
    return list(session.execute(asked.with_for_update()).scalars())


def rows(source: Source, study_id: UUID, code_ids: Sequence[UUID]) -> dict[str, Any]:
    """Return the columns of these codes, by id as text."""
    asked = select(*C.__table__.c).where(C.study_id == study_id, C.id.in_(code_ids))
    return {str(row.id): row for row in source.execute(asked)}


def held(session: Session, study_id: UUID, code_ids: Sequence[UUID]) -> dict[str, Any]:
    """Return the columns of these codes, by id as text, held for changing until the end of the change."""
    asked = select(*C.__table__.c).where(C.study_id == study_id, C.id.in_(code_ids)).order_by(C.id)
    return {str(row.id): row for row in session.execute(asked.with_for_update())}


def bearing(source: Source, study_id: UUID, label_keys: Sequence[str]) -> Sequence[Any]:
    """Return (id, label_key) of the codes in use that bear one of these labels."""
    asked = select(C.id, C.label_key).where(C.study_id == study_id, C.label_key.in_(label_keys), ~C.retired)
    return source.execute(asked).all()


def standings(source: Source, study_id: UUID) -> dict[UUID, tuple[UUID | None, bool]]:
    """Return (parent, retired) of every code."""
    asked = select(C.id, C.parent_id, C.retired).where(C.study_id == study_id)
    return {row.id: (row.parent_id, row.retired) for row in source.execute(asked)}


def put_in(session: Session, codes: Sequence[dict[str, Any]]) -> None:
    """Add codes, parents before children."""
    for code in codes:  # one by one: a child points at its parent
        session.execute(insert(C), code)


def change(session: Session, changes: Sequence[dict[str, Any]]) -> None:
    """Write parts of codes and count their versions up. All bear the same parts and their `id`."""
    table = C.__table__
    parts: dict[str, Any] = {name: bindparam(name) for name in changes[0] if name != "id"}
    asked = (
        update(table).where(table.c.id == bindparam("code_id")).values(version=table.c.version + 1, **parts)
    )
    session.execute(
        asked,
        [
            {name: value for name, value in one.items() if name != "id"} | {"code_id": one["id"]}
            for one in changes
        ],
    )
    session.expire_all()


def take_out(session: Session, study_id: UUID, code_ids: Sequence[UUID]) -> None:
    """Delete codes and their history."""
    session.execute(delete(C).where(C.study_id == study_id, C.id.in_(code_ids)))
    session.expire_all()


def resting_on(source: Source, study_id: UUID, code_ids: Sequence[UUID]) -> Sequence[Any]:
    """Return (table, code_id, its id) of what points at these codes, whatever room it is of."""
    asked = []
    for table in C.__table__.metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            if key.referred_table is not C.__table__ or key.ondelete == "CASCADE" or table.name in COUNTERS:
                continue
            column = next(e.parent for e in key.elements if e.column.name == "id")
            its = table.c.get("id", next(c for c in table.primary_key if c is not column))
            found = select(literal(table.name).label("rests"), column.label("code_id"), its.label("its_id"))
            asked.append(found.where(table.c.study_id == study_id, column.in_(code_ids)))
    return source.execute(union_all(*asked)).all()


# History


def add_changes(session: Session, changes: Sequence[dict[str, Any]]) -> None:
    """Write into the history of codes."""
    session.execute(insert(CodeChange), list(changes))


def changes(source: Source, study_id: UUID, code_id: UUID, before: UUID | None, limit: int) -> Sequence[Any]:
    """Return the changes of a code with their author, newest first, from a place on."""
    columns = (H.id, H.created_at, H.verb, H.before, H.after, A.display_name.label("author"))
    asked = select(*columns).outerjoin(A, A.id == H.created_by)
    asked = asked.where(H.study_id == study_id, H.code_id == code_id)
    if before:
        asked = asked.where(H.id < before)
    return source.execute(asked.order_by(H.id.desc()).limit(limit)).all()
