"""Tables of participants and the attributes a study defines. No names anywhere."""

from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from api.base.fields import StudyRow, addressable, listed, mapped, ref, within, words


class Participant(StudyRow, table=True):
    """A participant under a study code. `attributes` maps attribute id to value."""

    __tablename__ = "participant"
    __table_args__ = (
        addressable(),
        UniqueConstraint("study_id", "study_code"),
        within("group_id", "participant_group"),
    )

    study_code: str = Field(max_length=20, nullable=False)
    pseudonym: str = words()
    group_id: UUID = ref()
    sub_role: str | None = Field(default=None, max_length=200)
    attributes: dict[str, Any] = mapped()
    status: str = Field(default="identified", max_length=20, nullable=False)


class Attribute(StudyRow, table=True):
    """An attribute that the study defines: name, kind (text, number, choice, yes_no), choices."""

    __tablename__ = "attribute"
    __table_args__ = (addressable(), UniqueConstraint("study_id", "name"))

    name: str = words(...)
    kind: str = Field(default="text", max_length=10, nullable=False)
    choices: list[str] = listed()
    position: int = Field(default=0, nullable=False)
