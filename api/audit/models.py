"""Tables of the audit chain: one head per study, and its events."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from api.base.fields import Guid, Json, UtcDateTime

#: The chain of what happens outside any study: sign-in, accounts.
INSTALLATION = UUID(int=0)


class AuditHead(SQLModel, table=True):
    """The end of one study's chain. Its row lock orders the events."""

    __tablename__ = "audit_head"

    study_id: UUID = Field(primary_key=True, sa_type=Guid)
    seq: int = Field(default=0, nullable=False)
    seal: str = Field(max_length=64, nullable=False)


class AuditEvent(SQLModel, table=True):
    """One thing done. Holds ids and field names, never words of people."""

    __tablename__ = "audit_event"

    study_id: UUID = Field(primary_key=True, sa_type=Guid)
    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, nullable=False)
    actor_id: UUID | None = Field(default=None, sa_type=Guid)
    role: str | None = Field(default=None, max_length=20)
    via: str = Field(max_length=10, nullable=False)
    kind: str = Field(max_length=60, nullable=False)
    object_id: UUID | None = Field(default=None, sa_type=Guid)
    details: dict[str, Any] = Field(default_factory=dict, sa_type=Json, nullable=False)
    request_id: str = Field(default="", max_length=40, nullable=False)
    idempotency_key: str | None = Field(default=None, max_length=64)
    seal: str = Field(max_length=64, nullable=False)
