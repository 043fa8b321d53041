"""Tables of notes and of what they mention."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from api.base import fields
from api.base.clock import now
from api.base.fields import StudyRow, UtcDateTime, addressable, instant, ref, within


class Note(StudyRow, table=True):
    """A note. kind: memo, familiarisation, journal, decision. One table: they are found in one list.

    `words` is the note itself; of a familiarisation note the first thoughts, of a decision why.
    `target_kind` and `target_id`: what it is about; no foreign key, for it may be about anything.
    `shared`: a journal entry that the supervisors may read. `removed_at`: taken away, and can still be put
    back. `search_key`: its words as they are looked up.
    """

    __tablename__ = "note"
    __table_args__ = (
        addressable(),
        within("supersedes_id", "note"),
        Index(None, "study_id", "kind", "id"),
        Index(None, "study_id", "target_id"),
        Index(
            "uq_note_familiarisation",
            "study_id",
            "target_id",
            "created_by",
            unique=True,
            sqlite_where=text("kind = 'familiarisation' AND removed_at IS NULL"),
            postgresql_where=text("kind = 'familiarisation' AND removed_at IS NULL"),
        ),
        Index(
            "uq_note_supersedes",
            "study_id",
            "supersedes_id",
            unique=True,
            sqlite_where=text("supersedes_id IS NOT NULL"),
            postgresql_where=text("supersedes_id IS NOT NULL"),
        ),
    )

    kind: str = Field(max_length=16, nullable=False)
    title: str = fields.words()
    words: str = fields.words()
    surprises: str = fields.words()
    links_to_objectives: str = fields.words()
    my_reaction: str = fields.words()
    alternatives: str = fields.words()
    decided_on: date | None = Field(default=None)
    supersedes_id: UUID | None = ref(None)
    occasion: str = Field(default="", max_length=20, nullable=False)
    shared: bool = Field(default=False, nullable=False)
    include_in_audit_trail: bool = Field(default=False, nullable=False)
    target_kind: str | None = Field(default=None, max_length=16)
    target_id: UUID | None = ref(None)
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, nullable=False)
    updated_by: UUID | None = ref(None)
    removed_at: datetime | None = instant(None)
    search_key: str = fields.words()


class NoteMention(SQLModel, table=True):
    """Something that a note mentions in its words; no foreign key, for it may mention anything."""

    __tablename__ = "note_mention"
    __table_args__ = (
        within("note_id", "note", ondelete="CASCADE"),
        Index(None, "study_id", "mentioned_id"),
    )

    study_id: UUID = ref()
    note_id: UUID = ref(primary_key=True)
    kind: str = Field(primary_key=True, max_length=16)
    mentioned_id: UUID = ref(primary_key=True)
