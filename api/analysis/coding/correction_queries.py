"""Questions about codings and the versions of a text that they lie on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, literal, select, tuple_

from api.analysis.coding.models import Coding
from api.analysis.transcripts.models import TranscriptVersion, Turn
from api.base.database import Source
from api.base.fields import Guid

D: Any = Coding
V: Any = TranscriptVersion
U: Any = Turn

PLACED = (D.id, D.transcript_id, D.version_id, D.code_id, D.coder_id, D.start, D.end, D.stale)


def codings_to_place(source: Source, study_id: UUID, transcript_id: UUID) -> Sequence[Any]:
    """Return where every coding of a transcript lies, whatever its version, in reading order."""
    asked = select(*PLACED).where(D.study_id == study_id, D.transcript_id == transcript_id)
    return source.execute(asked.order_by(D.start, D.id)).all()


def versions_of(source: Source, study_id: UUID, transcript_ids: Sequence[UUID]) -> Sequence[Any]:
    """Return (transcript_id, id, n, created_by) of the versions of transcripts, the oldest first."""
    asked = select(V.transcript_id, V.id, V.n, V.created_by)
    asked = asked.where(V.study_id == study_id, V.transcript_id.in_(transcript_ids))
    return source.execute(asked.order_by(V.transcript_id, V.n)).all()


def stale_codings(
    source: Source, study_id: UUID, transcript_id: UUID, after: tuple[int, UUID] | None, limit: int
) -> Sequence[Any]:
    """Return the codings of a transcript that wait for a person, in reading order, after a place."""
    asked = select(*PLACED, D.memo, D.version, V.n).join(V, V.id == D.version_id)
    asked = asked.where(D.study_id == study_id, D.transcript_id == transcript_id, D.stale)
    if after is not None:
        place = tuple_(literal(after[0]), literal(after[1], Guid))
        asked = asked.where(tuple_(D.start, D.id) > place)
    return source.execute(asked.order_by(D.start, D.id).limit(limit)).all()


#: Stands in every reading of codings, so it is built once.
STALE_CODERS = select(D.coder_id).where(
    D.study_id == bindparam("study_id"), D.transcript_id == bindparam("transcript_id"), D.stale
)


def stale_by_coder(source: Source, study_id: UUID, transcript_id: UUID) -> Sequence[UUID]:
    """Return the coder of each coding of a transcript that waits for a person."""
    given = {"study_id": study_id, "transcript_id": transcript_id}
    return source.execute(STALE_CODERS, given).scalars().all()


def stale_among(source: Source, study_id: UUID, ids: Sequence[UUID]) -> Sequence[UUID]:
    """Return which of these codings wait for a person."""
    asked = select(D.id).where(D.study_id == study_id, D.id.in_(ids), D.stale)
    return source.execute(asked).scalars().all()


def turn_starts(source: Source, study_id: UUID, version_ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    """Return (n, start) of the turns of versions, in order, by version."""
    asked = select(U.version_id, U.n, U.start).where(U.study_id == study_id, U.version_id.in_(version_ids))
    found: dict[UUID, list[Any]] = {}
    for row in source.execute(asked.order_by(U.version_id, U.n)):
        found.setdefault(row.version_id, []).append(row)
    return found
