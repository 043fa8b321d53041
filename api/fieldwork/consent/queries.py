"""Questions about consents."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select

from api.access.models import Account
from api.base.database import Source
from api.fieldwork.consent.models import Consent

C: Any = Consent
A: Any = Account


def _latest(*columns: Any) -> Any:
    place = func.row_number().over(partition_by=C.participant_id, order_by=(C.created_at.desc(), C.id.desc()))
    ours = (C.study_id == bindparam("study_id"), C.participant_id.in_(bindparam("ids", expanding=True)))
    ranked = select(*columns, place.label("place")).where(*ours).subquery()
    return select(ranked).where(ranked.c.place == 1)


#: These stand before every coding, so they are built once: building costs more than asking.
LATEST = _latest(*C.__table__.c)
LATEST_ENDS = _latest(C.participant_id, C.ended_on)


def consents_of(source: Source, study_id: UUID, participant_id: UUID) -> Sequence[Any]:
    """Return the consents of a participant with who attested them, the latest first."""
    asked = select(*C.__table__.c, A.display_name.label("attested_by_name"))
    asked = asked.outerjoin(A, A.id == C.created_by)
    asked = asked.where(C.study_id == study_id, C.participant_id == participant_id)
    return source.execute(asked.order_by(C.created_at.desc(), C.id.desc())).all()


def consented(source: Source, study_id: UUID, participant_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Return which of these participants consent: their latest consent has not ended."""
    found = source.execute(LATEST_ENDS, {"study_id": study_id, "ids": list(participant_ids)}).all()
    return frozenset(row.participant_id for row in found if not row.ended_on)


def latest_consents(source: Source, study_id: UUID, participant_ids: Iterable[UUID]) -> dict[UUID, Any]:
    """Return the latest consent of each participant, by participant, ended ones too."""
    found = source.execute(LATEST, {"study_id": study_id, "ids": list(participant_ids)})
    return {row.participant_id: row for row in found}
