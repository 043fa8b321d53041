"""Table of saved queries."""

from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from api.base.fields import StudyRow, addressable, mapped, words


class SavedRetrieval(StudyRow, table=True):
    """A query of retrieval under a name; its author's alone, or shared with the team."""

    __tablename__ = "saved_retrieval"
    __table_args__ = (addressable(), Index(None, "study_id", "created_by"))

    name: str = words(...)
    query: dict[str, Any] = mapped()
    shared: bool = Field(default=False, nullable=False)
