"""Table of consents, in their small form: attested by a named person, with date and document version."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from api.base.fields import StudyRow, addressable, ref, within, words


class Consent(StudyRow, table=True):
    """One participant's consent. `created_by` attests it. Never edited; a new one takes its place."""

    __tablename__ = "consent"
    __table_args__ = (
        addressable(),
        within("participant_id", "participant"),
        Index(None, "study_id", "participant_id"),
    )

    participant_id: UUID = ref()
    document_version: str = words(...)
    consented_on: date = Field(nullable=False)
    allows_quotes: bool = Field(default=False, nullable=False)
    allows_reviewers: bool = Field(default=False, nullable=False)
    ended_on: date | None = Field(default=None)
