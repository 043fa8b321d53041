"""Tables of codes and of what was changed about them."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from api.base.fields import StudyRow, addressable, listed, mapped, ref, within, words


class Code(StudyRow, table=True):
    """A code of the codebook. `label_key` is the label in folded case: unique among codes in use.

    `merged_into_id`: the code that took its segments; it is then retired.
    """

    __tablename__ = "code"
    __table_args__ = (
        addressable(),
        within("parent_id", "code"),
        within("merged_into_id", "code"),
        Index(
            "uq_code_label_in_use",
            "study_id",
            "label_key",
            unique=True,
            sqlite_where=text("retired = 0"),
            postgresql_where=text("NOT retired"),
        ),
        Index(None, "study_id", "parent_id", "position"),
    )

    parent_id: UUID | None = ref(None)
    position: int = Field(default=0, nullable=False)
    label: str = words(...)
    label_key: str = words(...)
    definition: str = words()
    use_when: str = words()
    not_when: str = words()
    example: str = words()
    kind: str = Field(default="semantic", max_length=12, nullable=False)
    origin: str = Field(default="inductive", max_length=12, nullable=False)
    colour: int = Field(default=1, nullable=False)
    pattern: int = Field(default=1, nullable=False)
    objective_ns: list[int] = listed()
    retired: bool = Field(default=False, nullable=False)
    merged_into_id: UUID | None = ref(None)


class CodeChange(StudyRow, table=True):
    """One change of a code: the verb, and the changed parts as they were and as they became."""

    __tablename__ = "code_change"
    __table_args__ = (
        addressable(),
        within("code_id", "code", ondelete="CASCADE"),
        Index(None, "study_id", "code_id", "id"),
    )

    code_id: UUID = ref()
    verb: str = Field(max_length=30, nullable=False)
    before: dict[str, Any] = mapped()
    after: dict[str, Any] = mapped()
