"""Questions about members and invitations."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, select, union_all

from api.access.models import AccessToken, Account, Membership, SignInSession
from api.base.database import Session, Source
from api.study.models import Invitation

A: Any = Account
M: Any = Membership
S: Any = SignInSession
T: Any = AccessToken
I: Any = Invitation  # noqa: E741 - the letter of the table


MEMBER = (M.account_id, A.display_name, A.email, M.role, M.release_approver, A.active)
#: These open every study, so they are built once: building costs more than asking.
MEMBERS = (
    select(*MEMBER, M.created_at.label("joined_at"), M.version)
    .join(A, A.id == M.account_id)
    .where(M.study_id == bindparam("study_id"))
    .order_by(A.display_name, A.id)
)
WAITING = (
    select(I.id, I.email, I.role, I.release_approver, I.ends_at, I.created_at)
    .where(I.study_id == bindparam("study_id"), I.used_at.is_(None), I.ends_at > bindparam("at"))
    .order_by(I.created_at, I.id)
)


def members(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return the members of a study by name."""
    return source.execute(MEMBERS, {"study_id": study_id}).all()


def names(source: Source, account_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return display names by account. Leavers keep their name on what they did."""
    asked = select(A.id, A.display_name).where(A.id.in_(account_ids))
    return {row.id: row.display_name for row in source.execute(asked)}


def standing(
    source: Source, study_id: UUID, credential_ids: Collection[UUID], at: datetime, idle_since: datetime
) -> dict[UUID, str]:
    """Return the role in a study behind each session or token that still holds; others are left out."""
    member = and_(M.account_id == A.id, M.study_id == study_id)
    sessions = (
        select(S.id, M.role)
        .join(A, A.id == S.account_id)
        .join(M, member)
        .where(S.id.in_(credential_ids), S.ends_at > at, S.last_seen_at > idle_since, A.active)
    )
    tokens = (
        select(T.id, M.role)
        .join(A, A.id == T.account_id)
        .join(M, member)
        .where(T.id.in_(credential_ids), T.study_id == study_id, T.ends_at > at, A.active)
    )
    return {row.id: row.role for row in source.execute(union_all(sessions, tokens))}


def waiting_invitations(source: Source, study_id: UUID, at: datetime) -> Sequence[Any]:
    """Return the invitations of a study that can still be used."""
    return source.execute(WAITING, {"study_id": study_id, "at": at}).all()


def invitation(session: Session, invitation_id: UUID) -> Invitation | None:
    """Return an invitation."""
    return session.get(Invitation, invitation_id)


def withdraw_invitations(session: Session, study_id: UUID, email: str) -> None:
    """Delete the unused invitations of an address to a study."""
    session.execute(delete(I).where(I.study_id == study_id, I.email == email, I.used_at.is_(None)))


def member(session: Session, study_id: UUID, account_id: UUID) -> Membership | None:
    """Return a membership for changing."""
    asked = select(Membership).where(M.study_id == study_id, M.account_id == account_id)
    return session.execute(asked).scalars().first()


def own_account(source: Source, account_id: UUID) -> Any:
    """Return one's own account."""
    asked = select(A.id, A.email, A.display_name, A.is_admin, A.may_create_studies).where(A.id == account_id)
    return source.execute(asked).one()
