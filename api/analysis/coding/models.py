"""Tables of codings and their counters."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from api.base.fields import StudyRow, addressable, ref, within, words

#: What waits for a person alone.
WHERE_STALE: dict[str, Any] = {"sqlite_where": text("stale"), "postgresql_where": text("stale")}


class Coding(StudyRow, table=True):
    """One code applied to one segment [start, end) of a version by one coder.

    stale: its transcript was corrected and nobody has said yet where the segment lies in the newer text.
    """

    __tablename__ = "coding"
    __table_args__ = (
        addressable(),
        within("transcript_id", "transcript"),
        within("version_id", "transcript_version"),
        within("code_id", "code"),
        UniqueConstraint("study_id", "version_id", "code_id", "coder_id", "start", "end"),
        CheckConstraint('start >= 0 AND "end" > start', name="span"),
        Index(None, "study_id", "transcript_id", "start", "id"),
        Index(None, "study_id", "code_id", "transcript_id", "start", "id"),
        Index("ix_coding_stale", "study_id", "transcript_id", "start", "id", **WHERE_STALE),
    )

    transcript_id: UUID = ref()
    version_id: UUID = ref()
    code_id: UUID = ref()
    coder_id: UUID = ref(foreign_key="account.id")
    start: int = Field(nullable=False)
    end: int = Field(nullable=False)
    quote: str = words(...)
    memo: str = words()
    stale: bool = Field(default=False, nullable=False)


class CodingCount(SQLModel, table=True):
    """How many segments of a transcript bear a code by a coder. Maintained, never recounted per request."""

    __tablename__ = "coding_count"
    __table_args__ = (
        within("transcript_id", "transcript"),
        within("code_id", "code"),
        Index(None, "study_id", "code_id", "segments"),
        Index(None, "study_id", "transcript_id", "segments"),
    )

    study_id: UUID = ref()
    transcript_id: UUID = ref(primary_key=True)
    code_id: UUID = ref(primary_key=True)
    coder_id: UUID = ref(primary_key=True, foreign_key="account.id")
    segments: int = Field(default=0, nullable=False)


class CodingCountPerson(SQLModel, table=True):
    """The participants behind a count: how many of its segments hold words of this participant."""

    __tablename__ = "coding_count_person"
    __table_args__ = (
        within("transcript_id", "transcript"),
        within("code_id", "code"),
        within("participant_id", "participant"),
        Index(None, "study_id", "code_id", "participant_id"),
        Index(None, "study_id", "participant_id"),
    )

    study_id: UUID = ref()
    transcript_id: UUID = ref(primary_key=True)
    code_id: UUID = ref(primary_key=True)
    coder_id: UUID = ref(primary_key=True, foreign_key="account.id")
    participant_id: UUID = ref(primary_key=True)
    segments: int = Field(default=0, nullable=False)
