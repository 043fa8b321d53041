"""Table of quotes and their release."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from api.base.fields import StudyRow, addressable, instant, listed, mapped, ref, within, words


class Quote(StudyRow, table=True):
    """A quote for one destination. state: proposed, approved, rejected, revoked. `created_by` proposed it.

    `checks`: which check was confirmed, and the id of the account that confirmed it.
    `worried`: a reviewer could tell who it is from; no round takes it any more.
    """

    __tablename__ = "quote"
    __table_args__ = (
        addressable(),
        within("coding_id", "coding"),
        Index(None, "study_id", "state", "id"),
        Index(None, "study_id", "coding_id"),
    )

    coding_id: UUID = ref()
    destination: str = Field(default="reviewers", max_length=12, nullable=False)
    text: str = words(...)
    labels: list[str] = listed()
    checks: dict[str, str] = mapped()
    state: str = Field(default="proposed", max_length=10, nullable=False)
    decided_by: UUID | None = ref(None, foreign_key="account.id")
    decided_at: datetime | None = instant(None)
    self_check: bool = Field(default=False, nullable=False)
    reason: str = words()
    worried: bool = Field(default=False, nullable=False)
