"""Questions about guides, their questions, interviews and who took part."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, column, delete, func, select, table

from api.access.models import Account
from api.base.database import Session, Source
from api.base.fields import Guid
from api.fieldwork.interviews.models import Guide, Interview, InterviewParticipant, Question
from api.fieldwork.participants.models import Participant

G: Any = Guide
Q: Any = Question
I: Any = Interview  # noqa: E741 - the letter of the table
W: Any = InterviewParticipant
P: Any = Participant
A: Any = Account

#: Tables of higher floors, by name alone: nothing here may import them.
TRANSCRIPT = table(
    "transcript", column("id", Guid), column("study_id", Guid), column("interview_id", Guid), column("title")
)
MARK = table("turn_question", column("study_id", Guid), column("question_id", Guid))


# Guides


def guides(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return the guides of a study by title, the newest version first."""
    asked = select(*G.__table__.c).where(G.study_id == study_id)
    return source.execute(asked.order_by(G.title, G.created_at.desc(), G.id)).all()


def guide(source: Source, study_id: UUID, guide_id: UUID) -> Any:
    """Return a guide, or None."""
    return source.execute(select(*G.__table__.c).where(G.study_id == study_id, G.id == guide_id)).first()


def approved_guides(session: Session, study_id: UUID, group_id: UUID | None, but: UUID) -> Sequence[Guide]:
    """Return the other approved guides of a group, for changing."""
    asked = select(Guide).where(G.study_id == study_id, G.state == "approved", G.id != but)
    same = G.group_id.is_(None) if group_id is None else G.group_id == group_id
    return session.execute(asked.where(same)).scalars().all()


def interviews_by_guide(source: Source, study_id: UUID) -> dict[UUID, int]:
    """Count the interviews that use each guide."""
    asked = select(I.guide_id, func.count()).where(I.study_id == study_id, I.guide_id.is_not(None))
    return {row[0]: row[1] for row in source.execute(asked.group_by(I.guide_id))}


def questions_of_guide(source: Source, study_id: UUID, guide_id: UUID) -> Sequence[Any]:
    """Return the questions of a guide in order: id, n, text, prompts, objective_ns."""
    asked = select(Q.id, Q.n, Q.text, Q.prompts, Q.objective_ns)
    return source.execute(
        asked.where(Q.study_id == study_id, Q.guide_id == guide_id).order_by(Q.n, Q.id)
    ).all()


def question_rows(session: Session, study_id: UUID, guide_id: UUID) -> Sequence[Question]:
    """Return the questions of a guide in order, for changing."""
    asked = select(Question).where(Q.study_id == study_id, Q.guide_id == guide_id)
    return session.execute(asked.order_by(Q.n, Q.id)).scalars().all()


def objectives_by_guide(source: Source, study_id: UUID) -> dict[UUID, list[list[int]]]:
    """Return, for each guide, the objectives that each of its questions serves."""
    found: dict[UUID, list[list[int]]] = defaultdict(list)
    for row in source.execute(select(Q.guide_id, Q.objective_ns).where(Q.study_id == study_id)):
        found[row.guide_id].append(row.objective_ns)
    return found


def marked_questions(source: Source, study_id: UUID, question_ids: Iterable[UUID]) -> int:
    """Count which of these questions are marked in a transcript as asked."""
    asked = select(func.count(MARK.c.question_id.distinct()))
    asked = asked.where(MARK.c.study_id == study_id, MARK.c.question_id.in_(list(question_ids)))
    return source.execute(asked).scalar_one()


# Interviews


def interviews(
    source: Source,
    study_id: UUID,
    limit: int,
    after: str | None = None,
    status: str | None = None,
    participant_id: UUID | None = None,
) -> Sequence[Any]:
    """Return interviews by code, with interviewer and guide, after one."""
    asked = _interviews(study_id)
    if after is not None:
        asked = asked.where(I.code > after)
    if status is not None:
        asked = asked.where(I.status == status)
    if participant_id is not None:
        asked = asked.where(_took_part(study_id, participant_id))
    return source.execute(asked.order_by(I.code).limit(limit)).all()


def interview(source: Source, study_id: UUID, interview_id: UUID) -> Any:
    """Return an interview with interviewer and guide, or None."""
    return source.execute(_interviews(study_id).where(I.id == interview_id)).first()


def _interviews(study_id: UUID) -> Any:
    asked = select(
        *I.__table__.c,
        func.coalesce(A.display_name, "").label("interviewer"),
        G.title.label("guide_title"),
        G.label.label("guide_label"),
    )
    asked = asked.outerjoin(A, A.id == I.interviewer_id).outerjoin(G, G.id == I.guide_id)
    return asked.where(I.study_id == study_id)


def _took_part(study_id: UUID, participant_id: UUID) -> ColumnElement[bool]:
    mine = select(W.interview_id).where(W.study_id == study_id, W.participant_id == participant_id)
    found: ColumnElement[bool] = I.id.in_(mine)
    return found


def interview_codes(source: Source, study_id: UUID) -> set[str]:
    """Return every interview code in use."""
    return set(source.execute(select(I.code).where(I.study_id == study_id)).scalars())


def participants_of_interviews(
    source: Source, study_id: UUID, interview_ids: Iterable[UUID]
) -> dict[UUID, list[Any]]:
    """Return who took part in each interview, by study code: id, study_code, pseudonym, group_id."""
    asked = select(W.interview_id, P.id, P.study_code, P.pseudonym, P.group_id)
    asked = asked.join(P, P.id == W.participant_id)
    asked = asked.where(W.study_id == study_id, W.interview_id.in_(list(interview_ids)))
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in source.execute(asked.order_by(P.study_code)):
        found[row.interview_id].append(row)
    return found


def set_participants(
    session: Session, study_id: UUID, interview_id: UUID, participant_ids: Iterable[UUID]
) -> None:
    """Say who took part in an interview."""
    session.execute(delete(W).where(W.study_id == study_id, W.interview_id == interview_id))
    session.add_all(
        InterviewParticipant(study_id=study_id, interview_id=interview_id, participant_id=each)
        for each in participant_ids
    )
    session.flush()


def transcripts_of_interviews(
    source: Source, study_id: UUID, interview_ids: Iterable[UUID]
) -> dict[UUID, list[dict[str, Any]]]:
    """Return the transcripts of each interview: id and title."""
    t = TRANSCRIPT.c
    asked = select(t.interview_id, t.id, t.title)
    asked = asked.where(t.study_id == study_id, t.interview_id.in_(list(interview_ids)))
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in source.execute(asked.order_by(t.title, t.id)):
        found[row.interview_id].append({"id": row.id, "title": row.title})
    return found
