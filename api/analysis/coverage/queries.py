"""Questions of coverage: what was read, in which order interviews were held, questions and groups."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from api.analysis.coverage.models import TurnsRead
from api.analysis.transcripts.models import Transcript
from api.base.database import Session, Source
from api.fieldwork.interviews.models import Guide, Interview, Question
from api.study.models import ParticipantGroup

R: Any = TurnsRead
T: Any = Transcript
I: Any = Interview  # noqa: E741 - the letter of the table
Q: Any = Question
G: Any = Guide
H: Any = ParticipantGroup


def reads(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return (transcript_id, account_id, version_n, ranges) of everybody's reading."""
    columns = (R.transcript_id, R.account_id, R.version_n, R.ranges)
    return source.execute(select(*columns).where(R.study_id == study_id)).all()


def my_read(
    source: Source, study_id: UUID, transcript_id: UUID, account_id: UUID, *, lock: bool = False
) -> Any:
    """Return (version_n, ranges) of one person's reading of a transcript, or None; `lock` to change it."""
    asked = select(R.version_n, R.ranges).where(R.study_id == study_id)
    asked = asked.where(R.transcript_id == transcript_id, R.account_id == account_id)
    return source.execute(asked.with_for_update() if lock else asked).first()


def keep(session: Session, row: TurnsRead) -> None:
    """Keep what a person has read of a transcript, in place of what was kept before."""
    session.merge(row)
    session.flush()


def interviews(source: Source, study_id: UUID) -> dict[UUID, Any]:
    """Return (code, happened_on, recorded_at) of its interview by transcript."""
    held = and_(I.study_id == T.study_id, I.id == T.interview_id)
    asked = select(T.id, I.code, I.happened_on, I.recorded_at).join(I, held).where(T.study_id == study_id)
    return {row.id: row for row in source.execute(asked)}


def questions(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return the questions of all guides in order: id, n, text, guide."""
    guide = and_(G.study_id == Q.study_id, G.id == Q.guide_id)
    columns = (Q.id, Q.n, Q.text, G.title, G.label)
    asked = select(*columns).join(G, guide).where(Q.study_id == study_id)
    return source.execute(asked.order_by(G.title, G.label, G.id, Q.n, Q.id)).all()


def groups(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return id, code and label of the groups in their order."""
    asked = select(H.id, H.code, H.label).where(H.study_id == study_id)
    return source.execute(asked.order_by(H.position, H.code)).all()
