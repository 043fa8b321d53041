"""Table of what each person has read."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from api.base.fields import instant, listed, ref, within


class TurnsRead(SQLModel, table=True):
    """The turns of a transcript that one person has read.

    ranges: [first, last] numbers of turns of version `version_n`, in order, apart from each other.
    """

    __tablename__ = "turns_read"
    __table_args__ = (within("transcript_id", "transcript", ondelete="CASCADE"),)

    study_id: UUID = ref()
    transcript_id: UUID = ref(primary_key=True)
    account_id: UUID = ref(primary_key=True, foreign_key="account.id")
    version_n: int = Field(nullable=False)
    ranges: list[list[int]] = listed()
    updated_at: datetime = instant()
