"""Questions across fieldwork and beyond: what there is of each participant."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, column, func, select, table

from api.base.database import Source
from api.base.fields import Guid, UtcDateTime
from api.fieldwork.interviews.models import InterviewParticipant

W: Any = InterviewParticipant

#: Tables of a higher floor, by name alone: nothing here may import them.
TRANSCRIPT = table(
    "transcript",
    column("id", Guid),
    column("study_id", Guid),
    column("title"),
    column("interview_id", Guid),
    column("current_n"),
    column("created_at", UtcDateTime),
)
VERSION = table(
    "transcript_version", column("study_id", Guid), column("transcript_id", Guid), column("n"), column("zone")
)
SPEAKER = table(
    "speaker", column("study_id", Guid), column("transcript_id", Guid), column("participant_id", Guid)
)


def interview_counts(source: Source, study_id: UUID, participant_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Count the interviews of each participant."""
    asked = select(W.participant_id, func.count()).where(W.study_id == study_id)
    asked = asked.where(W.participant_id.in_(list(participant_ids))).group_by(W.participant_id)
    return {row[0]: row[1] for row in source.execute(asked)}


def _spoken_in(study_id: UUID, participant_ids: Iterable[UUID]) -> Any:
    """Pair participants with the transcripts of their interviews, and those in which they are a speaker."""
    wanted = list(participant_ids)
    by_interview = (
        select(W.participant_id, TRANSCRIPT.c.id.label("transcript_id"))
        .join(TRANSCRIPT, TRANSCRIPT.c.interview_id == W.interview_id)
        .where(W.study_id == study_id, W.participant_id.in_(wanted))
    )
    by_voice = select(SPEAKER.c.participant_id, SPEAKER.c.transcript_id).where(
        SPEAKER.c.study_id == study_id, SPEAKER.c.participant_id.in_(wanted)
    )
    return by_interview.union(by_voice).subquery()


def _current_version(t: Any) -> Any:
    return and_(VERSION.c.transcript_id == t.c.id, VERSION.c.n == t.c.current_n)


def transcript_counts(
    source: Source, study_id: UUID, participant_ids: Iterable[UUID]
) -> dict[UUID, tuple[int, int]]:
    """Count the transcripts of each participant, and those of them that are de-identified."""
    pair = _spoken_in(study_id, participant_ids)
    deidentified = func.sum(case((VERSION.c.zone == "deidentified", 1), else_=0))
    asked = select(pair.c.participant_id, func.count(), deidentified)
    asked = asked.join(TRANSCRIPT, TRANSCRIPT.c.id == pair.c.transcript_id)
    asked = asked.outerjoin(VERSION, _current_version(TRANSCRIPT)).group_by(pair.c.participant_id)
    return {row[0]: (row[1], row[2]) for row in source.execute(asked)}


def transcripts_of(source: Source, study_id: UUID, participant_id: UUID) -> Sequence[Any]:
    """Return the transcripts of a participant in the order they were imported."""
    pair = _spoken_in(study_id, [participant_id])
    t = TRANSCRIPT.c
    asked = select(
        t.id, t.title, func.coalesce(VERSION.c.zone, "original").label("zone"), t.interview_id, t.created_at
    )
    asked = asked.join(pair, pair.c.transcript_id == t.id).outerjoin(VERSION, _current_version(TRANSCRIPT))
    return source.execute(asked.order_by(t.created_at, t.id)).all()
