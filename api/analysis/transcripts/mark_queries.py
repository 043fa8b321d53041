"""Questions about marks: which question of the guide a turn asks."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, delete, insert, select

from api.analysis.transcripts.models import Turn, TurnQuestion
from api.base.database import Session, Source

U: Any = Turn
K: Any = TurnQuestion


def mark(session: Session, study_id: UUID, version_id: UUID, turn_n: int, question: UUID, by: UUID) -> None:
    """Say which question a turn asks, in place of any said before."""
    unmark(session, study_id, version_id, turn_n)
    row = TurnQuestion(
        study_id=study_id, version_id=version_id, turn_n=turn_n, question_id=question, marked_by=by
    )
    session.add(row)
    session.flush()


def marks(source: Source, study_id: UUID, version_id: UUID) -> Sequence[Any]:
    """Return (turn_n, question_id, marked_by, body_start, end) of the marks of a version."""
    turn = and_(U.study_id == K.study_id, U.version_id == K.version_id, U.n == K.turn_n)
    asked = select(K.turn_n, K.question_id, K.marked_by, U.body_start, U.end).join(U, turn)
    asked = asked.where(K.study_id == study_id, K.version_id == version_id)
    return source.execute(asked.order_by(K.turn_n)).all()


def add_marks(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store marks, many at once."""
    if rows:
        session.execute(insert(K), rows)


def unmark(session: Session, study_id: UUID, version_id: UUID, turn_n: int) -> bool:
    """Remove the mark of a turn; False if there was none."""
    gone = delete(K).where(K.study_id == study_id, K.version_id == version_id, K.turn_n == turn_n)
    found = session.execute(gone.returning(K.turn_n)).first() is not None
    session.expire_all()
    return found
