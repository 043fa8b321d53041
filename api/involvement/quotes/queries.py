"""Questions about quotes, whose words they are, and what those people agreed to."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import aliased

from api.access.models import Account
from api.analysis.codebook.models import Code
from api.analysis.coding.models import Coding
from api.analysis.transcripts.models import Speaker, Transcript, TranscriptVersion, Turn
from api.base.database import Session, Source
from api.fieldwork.interviews.models import InterviewParticipant
from api.fieldwork.participants.models import Participant
from api.involvement.quotes.models import Quote
from api.study.models import ParticipantGroup

A: Any = Account
Q: Any = Quote
C: Any = Coding
K: Any = Code
T: Any = Transcript
V: Any = TranscriptVersion
U: Any = Turn
S: Any = Speaker
P: Any = Participant
G: Any = ParticipantGroup
I: Any = InterviewParticipant  # noqa: E741 - the letter of the table


def _lines() -> Any:
    """Select quotes with where they come from and who decided."""
    proposer: Any = aliased(Account)
    decider: Any = aliased(Account)
    return (
        select(
            Q.id,
            Q.version,
            Q.coding_id,
            Q.text,
            Q.labels,
            Q.checks,
            Q.state,
            Q.worried,
            Q.reason,
            Q.self_check,
            Q.created_by.label("proposed_by"),
            func.coalesce(proposer.display_name, "The system").label("proposer"),
            Q.created_at,
            Q.decided_by,
            decider.display_name.label("decider"),
            Q.decided_at,
            C.quote.label("segment"),
            C.stale,
            C.code_id,
            K.label.label("code"),
            C.transcript_id,
            T.title.label("transcript"),
            C.version_id,
            C.start,
            C.end,
        )
        .join(C, and_(C.study_id == Q.study_id, C.id == Q.coding_id))
        .join(K, and_(K.study_id == C.study_id, K.id == C.code_id))
        .join(T, and_(T.study_id == C.study_id, T.id == C.transcript_id))
        .outerjoin(proposer, proposer.id == Q.created_by)
        .outerjoin(decider, decider.id == Q.decided_by)
    )


def quotes(
    source: Source, study_id: UUID, states: Collection[str], after: UUID | None, limit: int
) -> Sequence[Any]:
    """Return quotes in some states (any if none is named), newest first, below an id."""
    asked = _lines().where(Q.study_id == study_id)
    if states:
        asked = asked.where(Q.state.in_(states))
    if after is not None:
        asked = asked.where(Q.id < after)
    return source.execute(asked.order_by(Q.id.desc()).limit(limit)).all()


def quote_line(source: Source, study_id: UUID, quote_id: UUID) -> Any:
    """Return one quote with where it comes from, or None."""
    return source.execute(_lines().where(Q.study_id == study_id, Q.id == quote_id)).first()


def quotes_named(source: Source, study_id: UUID, quote_ids: Collection[UUID]) -> dict[UUID, Any]:
    """Return the quotes of some ids, by id."""
    asked = _lines().where(Q.study_id == study_id, Q.id.in_(quote_ids))
    return {row.id: row for row in source.execute(asked)}


def coding(source: Source, study_id: UUID, coding_id: UUID) -> Any:
    """Return a coding and the zone of its version, or None."""
    columns = (C.id, C.transcript_id, C.version_id, C.start, C.end, C.quote, C.stale, V.zone)
    asked = select(*columns).join(V, and_(V.study_id == C.study_id, V.id == C.version_id))
    return source.execute(asked.where(C.study_id == study_id, C.id == coding_id)).first()


def voices(source: Source, study_id: UUID, coding_ids: Collection[UUID]) -> Sequence[Any]:
    """Return (coding_id, participant_id, reviewer_label) of the participants who speak within codings."""
    asked = (
        select(C.id.label("coding_id"), P.id.label("participant_id"), G.reviewer_label)
        .distinct()
        .join(
            U,
            and_(U.study_id == C.study_id, U.version_id == C.version_id, U.start < C.end, U.end > C.start),
        )
        .join(S, and_(S.study_id == U.study_id, S.id == U.speaker_id))
        .join(P, and_(P.study_id == S.study_id, P.id == S.participant_id))
        .join(G, and_(G.study_id == P.study_id, G.id == P.group_id))
        .where(C.study_id == study_id, C.id.in_(coding_ids))
    )
    return source.execute(asked).all()


def participants_of(source: Source, study_id: UUID, transcript_ids: Collection[UUID]) -> Sequence[Any]:
    """Return (transcript_id, participant_id) of everybody who speaks in, or took part in, transcripts."""
    speaking = select(S.transcript_id, S.participant_id).where(
        S.study_id == study_id, S.transcript_id.in_(transcript_ids), S.participant_id.is_not(None)
    )
    taking_part = (
        select(T.id.label("transcript_id"), I.participant_id)
        .join(I, and_(I.study_id == T.study_id, I.interview_id == T.interview_id))
        .where(T.study_id == study_id, T.id.in_(transcript_ids))
    )
    return source.execute(speaking.union(taking_part)).all()


def same_voice(source: Source, study_id: UUID, quote_id: UUID, participant_ids: Collection[UUID]) -> int:
    """Count the other approved quotes in which one of these participants speaks."""
    theirs = (
        select(U.n)
        .join(S, and_(S.study_id == U.study_id, S.id == U.speaker_id))
        .where(U.study_id == C.study_id, U.version_id == C.version_id, U.start < C.end, U.end > C.start)
        .where(S.participant_id.in_(participant_ids))
    )
    asked = select(func.count()).select_from(Q).join(C, and_(C.study_id == Q.study_id, C.id == Q.coding_id))
    asked = asked.where(Q.study_id == study_id, Q.state == "approved", Q.id != quote_id, exists(theirs))
    return source.execute(asked).scalar_one()


def account_names(source: Source, account_ids: Collection[str]) -> dict[str, str]:
    """Return the names of accounts, by id as text."""
    asked = select(A.id, A.display_name).where(A.id.in_([UUID(one) for one in account_ids]))
    return {str(row.id): row.display_name for row in source.execute(asked)}


def quote(session: Session, study_id: UUID, quote_id: UUID) -> Quote | None:
    """Return a quote for changing."""
    asked = select(Quote).where(Q.study_id == study_id, Q.id == quote_id)
    return session.execute(asked).scalars().first()
