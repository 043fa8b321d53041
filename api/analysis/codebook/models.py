"""Table of codes."""

from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from api.base.fields import StudyRow, addressable, listed, ref, within, words


class Code(StudyRow, table=True):
    """A code of the codebook. `label_key` is the label in folded case: unique among codes in use."""

    __tablename__ = "code"
    __table_args__ = (
        addressable(),
        within("parent_id", "code"),
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
