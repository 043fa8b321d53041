"""The tables that a guard reads: accounts, memberships, sign-in sessions, access tokens, said answers."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from api.base.fields import Guid, Json, Row, StudyRow, UtcDateTime, words


class Account(Row, table=True):
    """A person who can sign in. `email` is stored in lower case."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("email"),)

    email: str = words(...)
    display_name: str = words(...)
    password_hash: str | None = Field(default=None, max_length=200)
    active: bool = Field(default=True, nullable=False)
    is_admin: bool = Field(default=False, nullable=False)
    may_create_studies: bool = Field(default=False, nullable=False)
    failures: int = Field(default=0, nullable=False)


class Membership(StudyRow, table=True):
    """One account's place in one study."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("account_id", "study_id"),
        UniqueConstraint("study_id", "id"),
        UniqueConstraint("study_id", "account_id"),
    )

    account_id: UUID = Field(sa_type=Guid, foreign_key="account.id", nullable=False)
    role: str = Field(max_length=20, nullable=False)
    release_approver: bool = Field(default=False, nullable=False)
    last_seen_seq: int = Field(default=0, nullable=False)


class SignInSession(SQLModel, table=True):
    """A browser that is signed in. This row is the authority; the cookie only names it."""

    __tablename__ = "sign_in_session"
    __table_args__ = (Index(None, "account_id"),)

    id: UUID = Field(primary_key=True, sa_type=Guid)
    account_id: UUID = Field(sa_type=Guid, foreign_key="account.id", nullable=False)
    started_at: datetime = Field(sa_type=UtcDateTime, nullable=False)
    last_seen_at: datetime = Field(sa_type=UtcDateTime, nullable=False)
    ends_at: datetime = Field(sa_type=UtcDateTime, nullable=False)
    device: str = Field(max_length=80, nullable=False)


class AccessToken(Row, table=True):
    """A script's token: scoped to one study, hashed, ending within 90 days."""

    __tablename__ = "access_token"
    __table_args__ = (Index(None, "account_id"), UniqueConstraint("handle"))

    handle: str = Field(max_length=16, nullable=False)
    secret_hash: str = Field(max_length=64, nullable=False)
    name: str = words(...)
    account_id: UUID = Field(sa_type=Guid, foreign_key="account.id", nullable=False)
    study_id: UUID = Field(sa_type=Guid, foreign_key="study.id", nullable=False)
    scopes: list[str] = Field(sa_type=Json, nullable=False)
    ends_at: datetime = Field(sa_type=UtcDateTime, nullable=False)
    last_used_on: date | None = Field(default=None)


class SaidAnswer(SQLModel, table=True):
    """An answer once given under an Idempotency-Key, sealed, kept for a day."""

    __tablename__ = "said_answer"

    account_id: UUID = Field(primary_key=True, sa_type=Guid)
    key: str = Field(primary_key=True, max_length=64)
    asked: str = Field(max_length=64, nullable=False)
    status: int = Field(default=0, nullable=False)
    sealed: bytes = Field(default=b"", nullable=False)
    at: datetime = Field(sa_type=UtcDateTime, nullable=False)
