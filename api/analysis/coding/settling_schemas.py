"""Bodies of settling: codings that a correction left for a person."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, model_validator

from api.analysis.coding.schemas import Coder, CodingOut
from api.analysis.transcripts.version_schemas import PassageOut
from api.base.schemas import Count, Flag, In, Out, Page, Versioned


class SettleIn(In):
    """Where a segment lies in the current version: code points [start, end); or that the coding goes."""

    version: Annotated[int, Field(strict=True, ge=1, le=100_000)] | None = None
    start: Count | None = None
    end: Count | None = None
    remove: Flag = False

    @model_validator(mode="after")
    def _one_of_both(self) -> "SettleIn":
        placed = (self.version, self.start, self.end)
        if self.remove and any(one is not None for one in placed):
            raise ValueError("remove")
        if not self.remove and any(one is None for one in placed):
            raise ValueError("span")
        return self


class StaleOut(Versioned):
    """A coding that waits for a person: the words it lay on, and where they may be now."""

    code_id: UUID
    coder_id: UUID
    memo: str
    was: PassageOut
    guess: PassageOut | None
    may_place: bool
    may_remove: bool


class StaleListOut(Page[StaleOut]):
    """The codings of a transcript that wait for a person, in reading order of the text they lie on.

    `count`: of everybody; `mine`: one's own.
    """

    current_n: int
    count: int
    mine: int
    coders: list[Coder]


class SettledOut(Out):
    """A coding that was settled; without it if it was removed."""

    id: UUID
    outcome: Literal["placed", "removed"]
    coding: CodingOut | None
