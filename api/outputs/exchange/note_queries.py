"""Questions for the export of notes: the notes themselves, and the transcripts that they are about."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import aliased

from api.access.models import Account
from api.access.seat import Seat
from api.analysis.coding.models import Coding
from api.analysis.journal.models import Note
from api.analysis.transcripts.models import Transcript, TranscriptVersion
from api.base.database import Source
from api.fieldwork.interviews.models import InterviewParticipant

N: Any = Note
D: Any = Coding
A: Any = Account
T: Any = Transcript
V: Any = TranscriptVersion
W: Any = InterviewParticipant
Later: Any = aliased(Note)


def leaving(seat: Seat, *, own_journal: bool) -> Any:
    """Return the condition that a note may be in this person's export.

    Of journals only one's own, asked for, entry by entry marked for the audit trail, and to no script.
    """
    journal = N.kind == "journal"
    if not own_journal or seat.via != "session":
        return and_(N.removed_at.is_(None), ~journal)
    own = and_(N.created_by == seat.account_id, N.include_in_audit_trail)
    return and_(N.removed_at.is_(None), or_(~journal, own))


def notes(source: Source, study_id: UUID, condition: Any) -> Sequence[Any]:
    """Return notes whole with their authors, the earliest first."""
    superseded = exists().where(Later.study_id == N.study_id, Later.supersedes_id == N.id)
    texts = (N.title, N.words, N.surprises, N.links_to_objectives, N.my_reaction, N.alternatives)
    more = (N.decided_on, N.target_kind, N.target_id, N.created_at, N.updated_at)
    asked = select(N.id, N.kind, *texts, *more, A.display_name.label("author"))
    asked = asked.add_columns(superseded.label("superseded")).outerjoin(A, A.id == N.created_by)
    return source.execute(asked.where(N.study_id == study_id, condition).order_by(N.id)).all()


def memos_of_codings(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return the memos of codings with their coders, the earliest first."""
    columns = (D.id, D.memo, D.created_at, A.display_name.label("author"))
    asked = select(*columns).outerjoin(A, A.id == D.coder_id)
    return source.execute(asked.where(D.study_id == study_id, D.memo != "").order_by(D.id)).all()


def places_of_codings(source: Source, study_id: UUID, ids: Collection[UUID]) -> dict[UUID, Any]:
    """Return (transcript_id, zone) of the text that each of these codings lies on."""
    of_version = and_(V.study_id == D.study_id, V.id == D.version_id)
    asked = select(D.id, D.transcript_id, V.zone).join(V, of_version)
    return {row.id: row for row in source.execute(asked.where(D.study_id == study_id, D.id.in_(ids)))}


def transcripts_of_interviews(source: Source, study_id: UUID) -> dict[UUID, list[UUID]]:
    """Return the transcripts of each interview that has some."""
    asked = select(T.interview_id, T.id).where(T.study_id == study_id, T.interview_id.is_not(None))
    found: dict[UUID, list[UUID]] = {}
    for interview_id, transcript_id in source.execute(asked.order_by(T.id)):
        found.setdefault(interview_id, []).append(transcript_id)
    return found


def people_of_interviews(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return (interview_id, participant_id) of every interview."""
    return source.execute(select(W.interview_id, W.participant_id).where(W.study_id == study_id)).all()
