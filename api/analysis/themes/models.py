"""Tables of themes, their versions, codes and evidence."""

from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from api.base.fields import StudyRow, addressable, listed, ref, within, words


class Theme(StudyRow, table=True):
    """A theme as it stands. state: candidate, reviewing, defined, final, discarded. `text_n`: its version."""

    __tablename__ = "theme"
    __table_args__ = (addressable(), Index(None, "study_id", "position"))

    name: str = words(...)
    central_organising_concept: str = words()
    definition: str = words()
    scope_in: str = words()
    scope_out: str = words()
    plain_summary: str = words()
    easy_read: str = words()
    why_we_think_this: str = words()
    state: str = Field(default="candidate", max_length=12, nullable=False)
    state_reason: str = words()
    objective_ns: list[int] = listed()
    position: int = Field(default=0, nullable=False)
    text_n: int = Field(default=1, nullable=False)


class ThemeVersion(StudyRow, table=True):
    """A theme's text as it stood, numbered from 1; `reason` says why it changed."""

    __tablename__ = "theme_version"
    __table_args__ = (
        addressable(),
        within("theme_id", "theme", ondelete="CASCADE"),
        UniqueConstraint("study_id", "theme_id", "n"),
    )

    theme_id: UUID = ref()
    n: int = Field(nullable=False)
    name: str = words(...)
    central_organising_concept: str = words()
    definition: str = words()
    scope_in: str = words()
    scope_out: str = words()
    plain_summary: str = words()
    easy_read: str = words()
    why_we_think_this: str = words()
    reason: str = words()


class ThemeCode(SQLModel, table=True):
    """A code gathered under a theme; a code may stand under several."""

    __tablename__ = "theme_code"
    __table_args__ = (
        within("theme_id", "theme", ondelete="CASCADE"),
        within("code_id", "code"),
        Index(None, "study_id", "code_id"),
    )

    study_id: UUID = ref()
    theme_id: UUID = ref(primary_key=True)
    code_id: UUID = ref(primary_key=True)
    position: int = Field(default=0, nullable=False)


class Evidence(StudyRow, table=True):
    """A coded segment that supports, nuances or contradicts a theme."""

    __tablename__ = "evidence"
    __table_args__ = (
        addressable(),
        within("theme_id", "theme", ondelete="CASCADE"),
        within("coding_id", "coding"),
        UniqueConstraint("study_id", "theme_id", "coding_id"),
        Index(None, "study_id", "coding_id"),
    )

    theme_id: UUID = ref()
    coding_id: UUID = ref()
    relation: str = Field(default="supports", max_length=12, nullable=False)
    note: str = words()
