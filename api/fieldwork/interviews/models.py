"""Tables of guides, their questions, interviews and who took part."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from api.base.clock import now
from api.base.fields import StudyRow, UtcDateTime, addressable, listed, ref, within, words


class Guide(StudyRow, table=True):
    """A version of an interview guide. state: draft, approved, superseded."""

    __tablename__ = "guide"
    __table_args__ = (addressable(), within("group_id", "participant_group"))

    title: str = words(...)
    label: str = Field(default="1.0", max_length=20, nullable=False)
    group_id: UUID | None = ref(None)
    state: str = Field(default="draft", max_length=12, nullable=False)
    pilot_tested: bool = Field(default=False, nullable=False)


class Question(StudyRow, table=True):
    """A question of a guide, in its order, with prompts and the objectives it serves."""

    __tablename__ = "question"
    __table_args__ = (addressable(), within("guide_id", "guide"), Index(None, "study_id", "guide_id", "n"))

    guide_id: UUID = ref()
    n: int = Field(nullable=False)
    text: str = words(...)
    prompts: list[str] = listed()
    objective_ns: list[int] = listed()


class Interview(StudyRow, table=True):
    """An interview: when it happened and when that was recorded are kept apart."""

    __tablename__ = "interview"
    __table_args__ = (addressable(), within("guide_id", "guide"), UniqueConstraint("study_id", "code"))

    code: str = Field(max_length=40, nullable=False)
    mode: str = Field(default="remote", max_length=20, nullable=False)
    site: str = words()
    interviewer_id: UUID | None = ref(None, foreign_key="account.id")
    guide_id: UUID | None = ref(None)
    happened_on: date | None = Field(default=None)
    recorded_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, nullable=False)
    status: str = Field(default="planned", max_length=16, nullable=False)
    duration_min: int | None = Field(default=None)


class InterviewParticipant(SQLModel, table=True):
    """A participant of an interview; pairs and groups have several."""

    __tablename__ = "interview_participant"
    __table_args__ = (
        within("interview_id", "interview", ondelete="CASCADE"),
        within("participant_id", "participant"),
        Index(None, "study_id", "participant_id"),
    )

    study_id: UUID = ref()
    interview_id: UUID = ref(primary_key=True)
    participant_id: UUID = ref(primary_key=True)
