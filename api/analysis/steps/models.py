"""Table of the steps that can be undone."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from api.base.fields import StudyRow, addressable, mapped, ref


class Step(StudyRow, table=True):
    """A step of one person that can be undone: the verb, and what it touched as it was before and after.

    Both sides hold lists by kind of object: `codings`, `codes`, and what else a verb needs.
    """

    __tablename__ = "step"
    __table_args__ = (addressable(), Index(None, "study_id", "account_id", "id"))

    account_id: UUID = ref(foreign_key="account.id")
    verb: str = Field(max_length=30, nullable=False)
    before: dict[str, Any] = mapped()
    after: dict[str, Any] = mapped()
    undone: bool = Field(default=False, nullable=False)
