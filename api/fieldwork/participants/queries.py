"""Questions about participants and attributes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from api.base.database import Session, Source
from api.fieldwork.participants.models import Attribute, Participant

P: Any = Participant
A: Any = Attribute


def participants(
    source: Source,
    study_id: UUID,
    limit: int,
    after: str | None = None,
    group_id: UUID | None = None,
    status: str | None = None,
) -> Sequence[Any]:
    """Return participants by study code, after one."""
    asked = select(*P.__table__.c).where(P.study_id == study_id)
    if after is not None:
        asked = asked.where(P.study_code > after)
    if group_id is not None:
        asked = asked.where(P.group_id == group_id)
    if status is not None:
        asked = asked.where(P.status == status)
    return source.execute(asked.order_by(P.study_code).limit(limit)).all()


def participant(source: Source, study_id: UUID, participant_id: UUID) -> Any:
    """Return a participant, or None."""
    asked = select(*P.__table__.c).where(P.study_id == study_id, P.id == participant_id)
    return source.execute(asked).first()


def study_codes(source: Source, study_id: UUID) -> set[str]:
    """Return every study code in use."""
    return set(source.execute(select(P.study_code).where(P.study_id == study_id)).scalars())


def codes_of(source: Source, study_id: UUID, participant_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the study codes of these participants; those of another study are left out."""
    asked = select(P.id, P.study_code).where(P.study_id == study_id, P.id.in_(participant_ids))
    return {row.id: row.study_code for row in source.execute(asked.order_by(P.study_code))}


def pseudonym_taken(source: Source, study_id: UUID, pseudonym: str, but: UUID | None = None) -> bool:
    """Tell whether another participant bears a pseudonym, in upper or lower case."""
    asked = select(P.id).where(P.study_id == study_id, func.lower(P.pseudonym) == pseudonym.lower())
    return any(found != but for found in source.execute(asked).scalars())


def pseudonyms(source: Source, study_id: UUID) -> set[str]:
    """Return every pseudonym in use, casefolded."""
    asked = select(P.pseudonym).where(P.study_id == study_id, P.pseudonym != "")
    return {found.casefold() for found in source.execute(asked).scalars()}


def attributes(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return the attributes of a study in their order."""
    asked = select(A.id, A.version, A.name, A.kind, A.choices, A.position).where(A.study_id == study_id)
    return source.execute(asked.order_by(A.position, A.name, A.id)).all()


def values(source: Source, study_id: UUID) -> Sequence[dict[str, Any]]:
    """Return the attribute values of every participant."""
    return source.execute(select(P.attributes).where(P.study_id == study_id)).scalars().all()


def with_value(session: Session, study_id: UUID, attribute_id: UUID) -> list[Participant]:
    """Return the participants that have a value of an attribute, for changing."""
    found = session.execute(select(Participant).where(P.study_id == study_id)).scalars()
    return [each for each in found if str(attribute_id) in each.attributes]
