"""The one look-up behind every request: who sits where; and answers once said."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_postgres
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from api.access.models import AccessToken, Account, Membership, SaidAnswer, SignInSession
from api.access.roles import Role
from api.base.database import Session, Source, connection_of

A: Any = Account
M: Any = Membership
S: Any = SignInSession
T: Any = AccessToken
X: Any = SaidAnswer

WHO = (A.id.label("account_id"), A.is_admin, A.may_create_studies)


def _seat(*where: Any) -> Any:
    """Select who a living session belongs to, with the membership that counts."""
    asked = (
        select(*WHO, S.last_seen_at, M.role, M.release_approver)
        .join(A, A.id == S.account_id)
        .outerjoin(M, and_(M.account_id == A.id, *where))
        .where(S.id == bindparam("session_id"), S.ends_at > bindparam("at"))
        .where(S.last_seen_at > bindparam("idle_since"), A.active)
    )
    # Of several memberships, the one that reaches furthest.
    return asked.order_by(M.role == Role.REVIEWER.value).limit(1)


#: These stand before every request, so they are built once: building a statement costs more than asking it.
SEAT_IN_STUDY = _seat(M.study_id == bindparam("study_id"))
SEAT_OF_ROLE = _seat(M.role == bindparam("role"))
SEAT = _seat()
SEAT_OF_TOKEN = (
    select(*WHO, T.id, T.secret_hash, T.scopes, T.last_used_on, T.study_id, M.role, M.release_approver)
    .join(A, A.id == T.account_id)
    .outerjoin(M, and_(M.account_id == A.id, M.study_id == T.study_id))
    .where(T.handle == bindparam("handle"), T.ends_at > bindparam("at"), A.active)
    .limit(1)
)


def seat_of_session(
    source: Source,
    session_id: UUID,
    study_id: UUID | None,
    role: Role | None,
    at: datetime,
    idle_since: datetime,
) -> Any:
    """Return who a living session belongs to and their place in the study, or None."""
    given: dict[str, Any] = {"session_id": session_id, "at": at, "idle_since": idle_since}
    if study_id is not None:
        return connection_of(source).execute(SEAT_IN_STUDY, given | {"study_id": study_id}).first()
    if role is not None:
        return connection_of(source).execute(SEAT_OF_ROLE, given | {"role": role.value}).first()
    return connection_of(source).execute(SEAT, given).first()


def seat_of_token(source: Source, handle: str, at: datetime) -> Any:
    """Return who a living token belongs to and their place in its study, or None."""
    return connection_of(source).execute(SEAT_OF_TOKEN, {"handle": handle, "at": at}).first()


def touch_session(session: Session, session_id: UUID, at: datetime) -> None:
    """Note that a session is in use."""
    session.execute(update(S).where(S.id == session_id).values(last_seen_at=at))


def touch_token(session: Session, token_id: UUID, on: date) -> None:
    """Note the day a token was last used."""
    session.execute(update(T).where(T.id == token_id).values(last_used_on=on))


def claim_answer(session: Session, account_id: UUID, key: str, asked: str, at: datetime) -> bool:
    """Reserve an idempotency key; False if it was used before."""
    upsert = upsert_sqlite if session.get_bind().dialect.name == "sqlite" else upsert_postgres
    wanted = upsert(SaidAnswer).values(
        account_id=account_id, key=key, asked=asked, status=0, sealed=b"", at=at
    )
    return session.execute(wanted.on_conflict_do_nothing().returning(X.key)).first() is not None


def said_answer(session: Session, account_id: UUID, key: str) -> Any:
    """Return what was answered under a key."""
    return session.execute(
        select(X.asked, X.status, X.sealed).where(X.account_id == account_id, X.key == key)
    ).one()


def keep_answer(session: Session, account_id: UUID, key: str, status: int, sealed: bytes) -> None:
    """Keep the answer beside its key."""
    asked = update(X).where(X.account_id == account_id, X.key == key)
    session.execute(asked.values(status=status, sealed=sealed))


def forget_answers(session: Session, before: datetime) -> None:
    """Let go of answers older than `before`."""
    session.execute(delete(X).where(X.at < before))


def membership(source: Source, study_id: UUID, account_id: UUID) -> Any:
    """Return (role, release_approver) of an account in a study, or None."""
    asked = select(M.role, M.release_approver).where(M.study_id == study_id, M.account_id == account_id)
    return source.execute(asked).first()


def memberships_of(source: Source, account_id: UUID) -> Any:
    """Return (study_id, role, release_approver) of every study of an account."""
    asked = select(M.study_id, M.role, M.release_approver).where(M.account_id == account_id)
    return source.execute(asked.order_by(M.created_at, M.id)).all()


def count_of_role(source: Source, study_id: UUID, role: Role) -> int:
    """Count the active members who hold a role."""
    asked = select(func.count()).select_from(M).join(A, A.id == M.account_id)
    return source.execute(asked.where(M.study_id == study_id, M.role == role.value, A.active)).scalar_one()
