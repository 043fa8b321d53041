"""Questions about accounts, sessions and tokens."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select

from api.access.models import AccessToken, Account, Membership, SignInSession
from api.accounts.models import Installation, SignInFailures
from api.base.database import Session, Source

A: Any = Account
S: Any = SignInSession
T: Any = AccessToken
M: Any = Membership
F: Any = SignInFailures


def account_by_email(source: Source, email: str) -> Any:
    """Return (id, password_hash, active, failures, display_name) of an address, or None."""
    asked = select(A.id, A.password_hash, A.active, A.failures, A.display_name).where(A.email == email)
    return source.execute(asked).first()


def account(session: Session, account_id: UUID) -> Account | None:
    """Return an account for changing."""
    return session.get(Account, account_id)


def password_of(source: Source, account_id: UUID) -> str | None:
    """Return the hash of an account's password."""
    return source.execute(select(A.password_hash).where(A.id == account_id)).scalar()


def any_account(source: Source) -> bool:
    """Tell whether anybody has an account yet."""
    return source.execute(select(A.id).limit(1)).first() is not None


def installation(source: Source) -> Any:
    """Return the installation's row (demonstration), or None before set-up."""
    return source.execute(select(Installation.demonstration)).first()  # type: ignore[call-overload]


def account_in_role(source: Source, role: str) -> UUID | None:
    """Return the first account that holds a role in any study (or the administrator's right)."""
    asked = select(A.id).where(A.active)
    if role == "administrator":
        asked = asked.where(A.is_admin)
    else:
        asked = asked.join(M, M.account_id == A.id).where(M.role == role, ~A.is_admin)
    return source.execute(asked.order_by(A.created_at, A.id).limit(1)).scalar()


def accounts(source: Source) -> Sequence[Any]:
    """Return all accounts with the number of their studies, by name."""
    studies = select(func.count()).where(M.account_id == A.id).scalar_subquery().label("studies")
    columns = (
        A.id,
        A.email,
        A.display_name,
        A.active,
        A.is_admin,
        A.may_create_studies,
        A.created_at,
        A.version,
    )
    return source.execute(select(*columns, studies).order_by(A.display_name, A.id)).all()


def admins(source: Source) -> int:
    """Count the active administrators."""
    return source.execute(select(func.count()).select_from(A).where(A.is_admin, A.active)).scalar_one()


def sessions_of(source: Source, account_id: UUID, at: datetime, idle_since: datetime) -> Sequence[Any]:
    """Return the living sessions of an account, latest first."""
    asked = select(S.id, S.started_at, S.last_seen_at, S.device).where(
        S.account_id == account_id, S.ends_at > at, S.last_seen_at > idle_since
    )
    return source.execute(asked.order_by(S.last_seen_at.desc(), S.id)).all()


def end_session(session: Session, account_id: UUID, session_id: UUID) -> bool:
    """End one session; False if it is not the account's."""
    asked = delete(S).where(S.id == session_id, S.account_id == account_id).returning(S.id)
    return session.execute(asked).first() is not None


def end_sessions(session: Session, account_id: UUID, keep: UUID | None = None) -> None:
    """End all sessions of an account, but for one."""
    asked = delete(S).where(S.account_id == account_id)
    session.execute(asked.where(S.id != keep) if keep else asked)


def sweep_sessions(session: Session, before: datetime) -> None:
    """Delete sessions that ended before an instant."""
    session.execute(delete(S).where(S.ends_at < before))


def tokens_of(source: Source, account_id: UUID) -> Sequence[Any]:
    """Return the access tokens of an account, newest first."""
    columns = (T.id, T.name, T.study_id, T.scopes, T.created_at, T.ends_at, T.last_used_on)
    return source.execute(select(*columns).where(T.account_id == account_id).order_by(T.id.desc())).all()


def revoke_token(session: Session, account_id: UUID, token_id: UUID) -> UUID | None:
    """Delete a token; return its study, or None if it is not the account's."""
    asked = delete(T).where(T.id == token_id, T.account_id == account_id).returning(T.study_id)
    return session.execute(asked).scalar()


def revoke_tokens(session: Session, account_id: UUID, study_id: UUID | None = None) -> None:
    """Delete all tokens of an account (in one study)."""
    asked = delete(T).where(T.account_id == account_id)
    session.execute(asked.where(T.study_id == study_id) if study_id else asked)


def failures_of(source: Source, bucket: str) -> Any:
    """Return (failures, wait_until) of a bucket, or None."""
    return source.execute(select(F.failures, F.wait_until).where(F.bucket == bucket)).first()


def failures_row(session: Session, bucket: str) -> SignInFailures | None:
    """Return a bucket for changing."""
    return session.get(SignInFailures, bucket)


def forget_failures(session: Session, buckets: Sequence[str]) -> None:
    """Clear buckets."""
    session.execute(delete(F).where(F.bucket.in_(buckets)))
