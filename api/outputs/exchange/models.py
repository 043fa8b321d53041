"""Table of exports: who took what out, for which purpose."""

from typing import Any

from sqlmodel import Field

from api.base.fields import StudyRow, addressable, mapped, words


class Export(StudyRow, table=True):
    """One export. `counts` says how much it holds, `left_out` what and why not."""

    __tablename__ = "export"
    __table_args__ = (addressable(),)

    kind: str = Field(max_length=20, nullable=False)
    format: str = Field(max_length=8, nullable=False)
    purpose: str = words(...)
    options: dict[str, Any] = mapped()
    counts: dict[str, Any] = mapped()
    left_out: dict[str, Any] = mapped()
    sha256: str = Field(default="", max_length=64, nullable=False)
    downloads: int = Field(default=0, nullable=False)
