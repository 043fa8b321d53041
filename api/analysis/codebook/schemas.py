"""Bodies of the codebook."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.base.schemas import Count, In, Instant, Name, Out, Versioned, Words

Colour = Annotated[
    int, Field(strict=True, ge=1, le=8, description="One of eight hues; never carries meaning alone.")
]
Pattern = Annotated[int, Field(strict=True, ge=1, le=3, description="1 solid, 2 dashed, 3 dotted.")]
Kind = Literal["semantic", "latent"]
Origin = Literal["inductive", "deductive", "in_vivo"]
Objectives = Annotated[list[Annotated[int, Field(strict=True, ge=1, le=99)]], Field(max_length=30)]


class CodeIn(In):
    """A new code. Without a colour it gets one far from its neighbours."""

    label: Name
    parent_id: UUID | None = None
    definition: Words = ""
    use_when: Words = ""
    not_when: Words = ""
    example: Words = ""
    kind: Kind = "semantic"
    origin: Origin = "inductive"
    colour: Colour | None = None
    pattern: Pattern | None = None
    objective_ns: Objectives = []


class CodePatch(In):
    """Changed parts of a code."""

    label: Name | None = None
    definition: Words | None = None
    use_when: Words | None = None
    not_when: Words | None = None
    example: Words | None = None
    kind: Kind | None = None
    origin: Origin | None = None
    colour: Colour | None = None
    pattern: Pattern | None = None
    objective_ns: Objectives | None = None


class CodeMoveIn(In):
    """Where a code goes: under which parent (null: the top), at which place among siblings (0 first)."""

    parent_id: UUID | None
    position: Count


class CodeOut(Versioned):
    """A code."""

    parent_id: UUID | None
    position: int
    label: str
    definition: str
    use_when: str
    not_when: str
    example: str
    kind: str
    origin: str
    colour: int
    pattern: int
    objective_ns: list[int]
    retired: bool
    created_at: Instant
    created_by: UUID | None


class CodeLine(CodeOut):
    """A code with how many people and segments it holds; `in_all`: with all that stands under it."""

    people: int
    segments: int
    people_in_all: int
    segments_in_all: int


class CodesOut(Out):
    """The whole codebook, parents before children, and the place in the feed it stands for."""

    items: list[CodeLine]
    seq: int
