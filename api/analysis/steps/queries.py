"""Questions to the ledger of steps."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, delete, func, insert, or_, select
from sqlalchemy.orm import aliased

from api.access.models import Account
from api.analysis.steps.models import Step
from api.base.clock import now
from api.base.database import Session, Source
from api.base.fields import new_id

K: Any = Step
A: Any = Account

#: These stand in every coding and every reading of codings, so they are built once.
MINE = (K.study_id == bindparam("study_id"), K.account_id == bindparam("account_id"))
UNDONE = func.coalesce(func.sum(case((K.undone, 1), else_=0)), 0)
LEFT = select(func.count() - UNDONE, UNDONE).where(*MINE)
OLDER: Any = aliased(Step)
BEYOND = select(OLDER.id).where(OLDER.study_id == bindparam("study_id"))
BEYOND = BEYOND.where(OLDER.account_id == bindparam("account_id")).order_by(OLDER.id.desc())
BEYOND = BEYOND.offset(bindparam("kept")).limit(1)
#: These change rows that no session holds, so they ask the table itself: the ORM would look for such rows.
FORGET = delete(K.__table__).where(*MINE, or_(K.undone, K.id <= BEYOND.scalar_subquery()))
ADD = insert(K.__table__)


def hold(session: Session, study_id: UUID, account_id: UUID) -> None:
    """Let one person's steps turn one after the other: wait until a turn that is under way has ended."""
    latest = select(K.id).where(K.study_id == study_id, K.account_id == account_id)
    session.execute(latest.order_by(K.id.desc()).limit(1).with_for_update()).scalar()


def last_step(session: Session, study_id: UUID, account_id: UUID, *, undone: bool) -> Step | None:
    """Return the step to undo (the latest done), or to redo (the earliest undone)."""
    asked = select(Step).where(K.study_id == study_id, K.account_id == account_id, K.undone == undone)
    return session.execute(asked.order_by(K.id if undone else K.id.desc()).limit(1)).scalars().first()


def forget(session: Session, study_id: UUID, account_id: UUID, kept: int) -> None:
    """Let go of a person's undone steps, and of all but the latest `kept`."""
    given = {"study_id": study_id, "account_id": account_id, "kept": kept}
    session.connection().execute(FORGET, given)


def add(session: Session, said: dict[str, Any]) -> None:
    """Write a step. Columns alone: an object made only to be written costs more than the writing."""
    made = {"id": new_id(), "created_at": now(), "version": 1, "undone": False}
    session.connection().execute(ADD, made | said)


def steps_left(source: Source, study_id: UUID, account_id: UUID) -> tuple[int, int]:
    """Return how many steps a person may undo and redo."""
    left = source.execute(LEFT, {"study_id": study_id, "account_id": account_id}).one()
    return int(left[0]), int(left[1])


def name_of(source: Source, account_id: UUID) -> str | None:
    """Return the name of somebody."""
    name: str | None = source.execute(select(A.display_name).where(A.id == account_id)).scalar()
    return name
