"""Questions about studies, groups and objectives."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, func, select

from api.access.models import Membership
from api.base.database import Session, Source
from api.base.errors import NotFound
from api.study.models import Objective, ParticipantGroup, Study

T: Any = Study
G: Any = ParticipantGroup
O: Any = Objective  # noqa: E741 - the letter of the table
M: Any = Membership

STUDY = (
    T.id,
    T.version,
    T.short_title,
    T.research_question,
    T.facts,
    T.policy,
    T.demonstration,
    T.created_at,
)
GROUP = (
    G.id,
    G.version,
    G.code,
    G.label,
    G.reviewer_label,
    G.criterion,
    G.target_min,
    G.target_max,
    G.sub_roles,
    G.position,
)
#: These open every study, the policy also every text; built once, for building costs more than asking.
OF_STUDY: Any = bindparam("study_id")
STUDIES = select(*STUDY).where(T.id == OF_STUDY)
GROUPS = select(*GROUP).where(G.study_id == OF_STUDY).order_by(G.position, G.code)
OBJECTIVES = select(O.id, O.version, O.n, O.text, O.plain_text).where(O.study_id == OF_STUDY).order_by(O.n)
POLICY = select(T.policy).where(T.id == bindparam("study_id"))


def study_row(source: Source, study_id: UUID) -> Any:
    """Return the columns of a study. Raises NotFound."""
    row = source.execute(STUDIES, {"study_id": study_id}).first()
    if row is None:
        raise NotFound
    return row


def study(session: Session, study_id: UUID) -> Study:
    """Return a study for changing. Raises NotFound."""
    row = session.get(Study, study_id)
    if row is None:
        raise NotFound
    return row


def policy_of(source: Source, study_id: UUID) -> dict[str, Any]:
    """Return the stored switches of a study."""
    found: dict[str, Any] = source.execute(POLICY, {"study_id": study_id}).scalar_one()
    return found


def studies_of(source: Source, account_id: UUID) -> Sequence[Any]:
    """Return the studies of an account, with its role in each."""
    asked = select(T.id, T.short_title, T.policy, T.demonstration, M.role, M.release_approver)
    asked = asked.join(M, and_(M.study_id == T.id, M.account_id == account_id))
    return source.execute(asked.order_by(T.short_title, T.id)).all()


def all_studies(source: Source, account_id: UUID) -> Sequence[Any]:
    """Return every study, with the role of an account where it has one."""
    asked = select(T.id, T.short_title, T.policy, T.demonstration, M.role, M.release_approver)
    asked = asked.outerjoin(M, and_(M.study_id == T.id, M.account_id == account_id))
    return source.execute(asked.order_by(T.short_title, T.id)).all()


def groups(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return the groups of a study in their order."""
    return source.execute(GROUPS, {"study_id": study_id}).all()


def objectives(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return the objectives of a study by number."""
    return source.execute(OBJECTIVES, {"study_id": study_id}).all()


def last_objective(source: Source, study_id: UUID) -> int:
    """Return the highest number of an objective; 0 if there is none."""
    found: int = source.execute(
        select(func.coalesce(func.max(O.n), 0)).where(O.study_id == study_id)
    ).scalar_one()
    return found
