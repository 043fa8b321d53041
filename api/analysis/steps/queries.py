"""Questions to the ledger of steps."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, delete, func, insert, select

from api.access.models import Account
from api.analysis.steps.models import Step
from api.base.database import Session, Source

K: Any = Step
A: Any = Account

#: These stand in every coding and every reading of codings, so they are built once.
MINE = (K.study_id == bindparam("study_id"), K.account_id == bindparam("account_id"))
UNDONE = func.coalesce(func.sum(case((K.undone, 1), else_=0)), 0)
LEFT = select(func.count() - UNDONE, UNDONE).where(*MINE)
OLDEST = select(K.id).where(*MINE).order_by(K.id.desc()).offset(bindparam("kept")).limit(1)
#: These change rows that no session holds, so they ask the table itself: the ORM would look for such rows.
FORGET_UNDONE = delete(K.__table__).where(*MINE, K.undone)
FORGET_UP_TO = delete(K.__table__).where(*MINE, K.id <= bindparam("oldest"))
ADD = insert(K.__table__)


def hold(session: Session, study_id: UUID, account_id: UUID) -> None:
    """Let one person's steps turn one after the other: wait until a turn that is under way has ended."""
    latest = select(K.id).where(K.study_id == study_id, K.account_id == account_id)
    session.execute(latest.order_by(K.id.desc()).limit(1).with_for_update()).scalar()


def last_step(session: Session, study_id: UUID, account_id: UUID, *, undone: bool) -> Step | None:
    """Return the step to undo (the latest done), or to redo (the earliest undone)."""
    asked = select(Step).where(K.study_id == study_id, K.account_id == account_id, K.undone == undone)
    return session.execute(asked.order_by(K.id if undone else K.id.desc()).limit(1)).scalars().first()


def forget_undone(session: Session, study_id: UUID, account_id: UUID) -> None:
    """Let go of undone steps: a new step takes their place."""
    session.connection().execute(FORGET_UNDONE, {"study_id": study_id, "account_id": account_id})


def add(session: Session, step: Step) -> None:
    """Write a step."""
    session.connection().execute(ADD, step.model_dump())


def forget_beyond(session: Session, study_id: UUID, account_id: UUID, kept: int) -> None:
    """Keep the latest steps of a person."""
    given = {"study_id": study_id, "account_id": account_id, "kept": kept}
    connection = session.connection()
    oldest = connection.execute(OLDEST, given).scalar()
    if oldest:
        here = {"study_id": study_id, "account_id": account_id, "oldest": oldest}
        connection.execute(FORGET_UP_TO, here)


def steps_left(source: Source, study_id: UUID, account_id: UUID) -> tuple[int, int]:
    """Return how many steps a person may undo and redo."""
    left = source.execute(LEFT, {"study_id": study_id, "account_id": account_id}).one()
    return int(left[0]), int(left[1])


def name_of(source: Source, account_id: UUID) -> str | None:
    """Return the name of somebody."""
    name: str | None = source.execute(select(A.display_name).where(A.id == account_id)).scalar()
    return name
