"""Tables of the study: its facts and policy, groups, objectives, invitations."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.base.fields import Guid, Row, StudyRow, UtcDateTime, addressable, listed, mapped, words


class Study(Row, table=True):
    """One study. `facts` holds what its register says of it; `policy` its switches."""

    __tablename__ = "study"

    short_title: str = words(...)
    research_question: str = words()
    facts: dict[str, Any] = mapped()
    policy: dict[str, Any] = mapped()
    demonstration: bool = Field(default=False, nullable=False)
    archived: bool = Field(default=False, nullable=False)


class ParticipantGroup(StudyRow, table=True):
    """A group of participants with its target."""

    __tablename__ = "participant_group"
    __table_args__ = (addressable(), UniqueConstraint("study_id", "code"))

    code: str = Field(max_length=12, nullable=False)
    label: str = words(...)
    reviewer_label: str = words("A participant")
    criterion: str = words()
    target_min: int | None = Field(default=None)
    target_max: int | None = Field(default=None)
    sub_roles: list[str] = listed()
    position: int = Field(default=0, nullable=False)


class Objective(StudyRow, table=True):
    """One objective of the study, numbered from 1."""

    __tablename__ = "objective"
    __table_args__ = (addressable(), UniqueConstraint("study_id", "n"))

    n: int = Field(nullable=False)
    text: str = words(...)
    plain_text: str = words()


class Invitation(StudyRow, table=True):
    """An invitation into a study: e-mail and role, used once, by a link that a person hands over."""

    __tablename__ = "invitation"
    __table_args__ = (addressable(), Index(None, "study_id", "email"))

    email: str = words(...)
    role: str = Field(max_length=20, nullable=False)
    release_approver: bool = Field(default=False, nullable=False)
    ends_at: datetime = Field(sa_type=UtcDateTime, nullable=False)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    used_by: UUID | None = Field(default=None, sa_type=Guid)
