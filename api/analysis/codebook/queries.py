"""Questions to the codebook."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update

from api.analysis.codebook.models import Code
from api.base.database import Session, Source

C: Any = Code


def codes(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return all codes of a study."""
    columns = [c for c in C.__table__.c if c.name not in ("study_id", "label_key")]
    return source.execute(select(*columns).where(C.study_id == study_id)).all()


def parents(source: Source, study_id: UUID) -> dict[UUID, UUID | None]:
    """Return the parent of every code."""
    rows = source.execute(select(C.id, C.parent_id).where(C.study_id == study_id))
    return {row.id: row.parent_id for row in rows}


def looks(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return (parent_id, colour, pattern) of every code in use."""
    return source.execute(
        select(C.parent_id, C.colour, C.pattern).where(C.study_id == study_id, ~C.retired)
    ).all()


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
