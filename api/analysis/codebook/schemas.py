"""Bodies of the codebook."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.base.schemas import Count, In, Instant, Name, Out, Page, Versioned, Words

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


class LookIn(In):
    """How a code looks from now on."""

    id: UUID
    colour: Colour
    pattern: Pattern


class RecolourIn(In):
    """Codes and their new look; one step to undo."""

    items: Annotated[list[LookIn], Field(min_length=1, max_length=500)]


class CodeOut(Versioned):
    """A code. `merged_into_id`: the code that took its segments; it is then retired."""

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
    merged_into_id: UUID | None
    created_at: Instant
    created_by: UUID | None


class ChangedCodesOut(Out):
    """Codes that were changed together."""

    items: list[CodeOut]


class CodePartOut(Out):
    """A part of a code as it was and as it became; null where there was nothing."""

    field: str
    old: str | None
    new: str | None


class CodeChangeOut(Out):
    """One change of a code: who did what when."""

    id: UUID
    at: Instant
    by: str | None
    verb: str
    changes: list[CodePartOut]


class CodeHistoryOut(Page[CodeChangeOut]):
    """What was changed about a code, newest first."""


class CodeColumnOut(Out):
    """A column of the file and which part of a code it becomes; null: it is left out."""

    heading: str
    becomes: str | None


class CodeRowProblem(Out):
    """What is wrong with a row of the file (headings are row 1), and what to do. Never what it holds."""

    row: int
    column: str | None
    message: str


class PlannedCodeOut(Out):
    """A code of the file: where it will stand, and what is done with it."""

    row: int
    label: str
    parent: str | None
    does: Literal["create", "update", "keep"]
    parts: list[str]


class CodeImportOut(Out):
    """What was understood of the file, and what it does (or would do, in a preview)."""

    encoding: str
    delimiter: str
    columns: list[CodeColumnOut]
    codes: list[PlannedCodeOut]
    problems: list[CodeRowProblem]
    warnings: list[CodeRowProblem]
    created: int
    updated: int
    kept: int


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
