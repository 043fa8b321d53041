"""Tables of transcripts: immutable versions, their text, turns and speakers; attestations; marks."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from api.base.clock import now
from api.base.fields import StudyRow, UtcDateTime, addressable, listed, mapped, ref, within, words


class Transcript(StudyRow, table=True):
    """A transcript. `file_name` is the name of the imported file, which may hold a person's name."""

    __tablename__ = "transcript"
    __table_args__ = (
        addressable(),
        within("interview_id", "interview"),
        Index(None, "study_id", "title", "id"),
        Index(None, "study_id", "source_sha256"),
    )

    title: str = words(...)
    interview_id: UUID | None = ref(None)
    current_n: int = Field(default=1, nullable=False)
    file_name: str = words()
    format: str = Field(default="txt", max_length=12, nullable=False)
    encoding: str | None = Field(default=None, max_length=20)
    source_sha256: str = Field(default="", max_length=64, nullable=False)
    drops: list[dict[str, Any]] = listed()
    asked_to_attest_id: UUID | None = ref(None, foreign_key="account.id")
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, nullable=False)


class TranscriptVersion(StudyRow, table=True):
    """An immutable version. zone: original until attested, then deidentified.

    kind: imported, corrected, deidentified or reimported; `reason` says why in words. receipt: what became of
    the codings (counts). declared: its author declared that no identifying words were brought in.
    """

    __tablename__ = "transcript_version"
    __table_args__ = (
        addressable(),
        within("transcript_id", "transcript", ondelete="CASCADE"),
        UniqueConstraint("study_id", "transcript_id", "n"),
    )

    transcript_id: UUID = ref()
    n: int = Field(default=1, nullable=False)
    zone: str = Field(default="original", max_length=12, nullable=False)
    sha256: str = Field(max_length=64, nullable=False)
    length: int = Field(nullable=False)
    word_count: int = Field(default=0, nullable=False)
    turn_count: int = Field(default=0, nullable=False)
    based_on: int | None = Field(default=None)
    kind: str = Field(default="imported", max_length=12, nullable=False)
    reason: str = words()
    receipt: dict[str, int] = mapped()
    declared: bool = Field(default=False, nullable=False)


class VersionText(SQLModel, table=True):
    """The words of a version. Read and written through texts.py alone: they can be encrypted there."""

    __tablename__ = "version_text"
    __table_args__ = (within("version_id", "transcript_version", ondelete="CASCADE"),)

    study_id: UUID = ref()
    version_id: UUID = ref(primary_key=True)
    body: str = words(...)


class Speaker(StudyRow, table=True):
    """Who speaks: the label in the file (may be a name) and who that is.

    kind: interviewer, participant, other.
    """

    __tablename__ = "speaker"
    __table_args__ = (
        addressable(),
        within("transcript_id", "transcript", ondelete="CASCADE"),
        within("participant_id", "participant"),
        Index(None, "study_id", "transcript_id", "position"),
        Index(None, "study_id", "participant_id"),
    )

    transcript_id: UUID = ref()
    label: str = words()
    kind: str = Field(default="other", max_length=12, nullable=False)
    participant_id: UUID | None = ref(None)
    position: int = Field(default=0, nullable=False)


class Turn(SQLModel, table=True):
    """A turn of a version: code points into its text, half open; n from 1."""

    __tablename__ = "turn"
    __table_args__ = (
        within("version_id", "transcript_version", ondelete="CASCADE"),
        within("speaker_id", "speaker"),
        Index(None, "version_id", "start"),
    )

    study_id: UUID = ref()
    version_id: UUID = ref(primary_key=True)
    n: int = Field(primary_key=True)
    start: int = Field(nullable=False)
    body_start: int = Field(nullable=False)
    end: int = Field(nullable=False)
    speaker_id: UUID | None = ref(None)
    starts_at_ms: int | None = Field(default=None)


class Attestation(StudyRow, table=True):
    """`created_by` attests that a version is de-identified, item by item.

    self_check: the policy allowed one person.
    """

    __tablename__ = "attestation"
    __table_args__ = (
        addressable(),
        within("version_id", "transcript_version", ondelete="CASCADE"),
        Index(None, "study_id", "version_id"),
    )

    version_id: UUID = ref()
    outcome: str = Field(default="attested", max_length=10, nullable=False)
    checklist: dict[str, bool] = mapped()
    self_check: bool = Field(default=False, nullable=False)
    note: str = words()


class TurnQuestion(SQLModel, table=True):
    """A turn asks a question of the guide."""

    __tablename__ = "turn_question"
    __table_args__ = (
        within("version_id", "transcript_version", ondelete="CASCADE"),
        within("question_id", "question", ondelete="CASCADE"),
        Index(None, "study_id", "question_id"),
    )

    study_id: UUID = ref()
    version_id: UUID = ref(primary_key=True)
    turn_n: int = Field(primary_key=True)
    question_id: UUID = ref()
    marked_by: UUID = ref(foreign_key="account.id")
