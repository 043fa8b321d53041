"""What stands before each coding and each reading of a text, in one question each."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, case, func, or_, select, union
from sqlalchemy.orm import aliased

from api.analysis.transcripts.models import Speaker, Transcript, TranscriptVersion
from api.base.database import Source, connection_of
from api.base.errors import NotFound
from api.fieldwork.consent.models import Consent
from api.fieldwork.interviews.models import InterviewParticipant
from api.study.models import Study

T: Any = Transcript
V: Any = TranscriptVersion
S: Any = Speaker
J: Any = InterviewParticipant
N: Any = Consent
Y: Any = Study
CURRENT: Any = aliased(TranscriptVersion)

OF_STUDY: Any = bindparam("study_id")
OF_TRANSCRIPT: Any = bindparam("transcript_id")
VERSION = (V.id, V.n, V.zone, V.sha256, V.length)


def _people() -> Any:
    """Select whose words a transcript holds; a row without an id is a participant who is not named."""
    spoke = select(S.participant_id).where(S.study_id == OF_STUDY, S.transcript_id == OF_TRANSCRIPT)
    spoke = spoke.where(or_(S.kind == "participant", S.participant_id.is_not(None)))
    took_part = select(J.participant_id).join(
        T, and_(T.study_id == J.study_id, T.interview_id == J.interview_id)
    )
    took_part = took_part.where(T.study_id == OF_STUDY, T.id == OF_TRANSCRIPT)
    return union(spoke, took_part).subquery("people")


def _who_consents() -> Any:
    """Select how many people a transcript is of, and how many of them consent: their latest has not ended."""
    people = _people()
    latest = select(case((N.ended_on.is_(None), 1), else_=0))
    latest = latest.where(N.study_id == OF_STUDY, N.participant_id == people.c.participant_id)
    latest = latest.order_by(N.created_at.desc(), N.id.desc()).limit(1)
    consents = func.coalesce(func.sum(latest.correlate(people).scalar_subquery()), 0)
    return select(func.count().label("people"), consents.label("consenting")).select_from(people).subquery()


def _codable() -> Select[Any]:
    who = _who_consents()
    current = and_(V.study_id == T.study_id, V.transcript_id == T.id, V.n == T.current_n)
    return (
        select(*VERSION, Y.policy, who.c.people, who.c.consenting)
        .select_from(T)
        .join(V, current)
        .join(Y, Y.id == T.study_id)
        .join(who, V.n > 0)
        .where(T.study_id == OF_STUDY, T.id == OF_TRANSCRIPT)
    )


def _readable() -> Select[Any]:
    current = and_(CURRENT.study_id == T.study_id, CURRENT.transcript_id == T.id, CURRENT.n == T.current_n)
    made_by = func.coalesce(CURRENT.created_by, T.created_by).label("made_by")
    return (
        select(*VERSION, Y.policy, T.created_by, T.asked_to_attest_id, made_by)
        .select_from(T)
        .join(CURRENT, current)
        .join(V, and_(V.study_id == T.study_id, V.transcript_id == T.id, V.n == bindparam("n")))
        .join(Y, Y.id == T.study_id)
        .where(T.study_id == OF_STUDY, T.id == OF_TRANSCRIPT)
    )


#: Built once: building costs more than asking.
CODABLE, READABLE = _codable(), _readable()


def current_version(source: Source, study_id: UUID, transcript_id: UUID) -> Any:
    """Return the current version (id, n, zone, sha256, length), the study's `policy`, how many `people` it is
    of (one more if somebody is not named), and how many of them are `consenting`. Raises NotFound.
    """
    given = {"study_id": study_id, "transcript_id": transcript_id}
    row = connection_of(source).execute(CODABLE, given).first()
    if row is None:
        raise NotFound
    return row


def version_to_read(source: Source, study_id: UUID, transcript_id: UUID, n: int) -> Any:
    """Return a version (id, n, zone, sha256, length), the study's `policy`, and who made, imported and was
    asked to check the transcript. Raises NotFound.
    """
    given = {"study_id": study_id, "transcript_id": transcript_id, "n": n}
    row = connection_of(source).execute(READABLE, given).first()
    if row is None:
        raise NotFound
    return row
