"""Bodies of coding."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.analysis.codebook.schemas import CodeIn
from api.base.schemas import Count, In, Instant, Out, Page, Versioned, Words

MOST_AT_ONCE = 500


class CodingIn(In):
    """Apply a code to a segment: code points [start, end) of the text of version `version`."""

    transcript_id: UUID
    version: Annotated[int, Field(strict=True, ge=1, le=100_000, description="The version that was read.")]
    start: Count
    end: Count
    code_id: UUID
    memo: Words = ""


class CodingsIn(In):
    """Several codings at once: all of them, or none."""

    items: Annotated[list[CodingIn], Field(min_length=1, max_length=MOST_AT_ONCE)]


class CodingPatch(In):
    """A changed memo, another code on the same segment, or other bounds: code points [start, end).

    `version` is the version of the text that was read; without it, the current one is meant.
    """

    memo: Words | None = None
    code_id: UUID | None = None
    start: Count | None = None
    end: Count | None = None
    version: Annotated[int, Field(strict=True, ge=1, le=100_000)] | None = None


class CodingOut(Versioned):
    """A coding: one code on one segment by one coder."""

    transcript_id: UUID
    code_id: UUID
    coder_id: UUID
    start: int
    end: int
    memo: str
    created_at: Instant


class CodingsOut(Out):
    """Codings that were made together."""

    items: list[CodingOut]


class Coder(Out):
    """Somebody who coded."""

    id: UUID
    name: str


class TranscriptCodingsOut(Out):
    """All codings on the current version of a transcript, in reading order; or what changed since a place."""

    items: list[CodingOut]
    removed: list[UUID]
    coders: list[Coder]
    seq: int
    undo: int
    redo: int
    #: How many codings a correction of the text left for a person.
    stale: int
    #: The text was corrected since: `items` are all codings on the version that is current now.
    corrected: bool


class SegmentOut(CodingOut):
    """A segment of a code with its context. `stale`: the text was corrected, and nobody has settled it."""

    stale: bool

    quote: str
    before: str
    after: str
    transcript: str
    speaker: str | None
    participants: list[str]
    turn: int | None
    starts_at_ms: int | None
    coder: str


class SegmentsOut(Page[SegmentOut]):
    """The segments of a code in reading order."""


class StepOut(Out):
    """What was undone or redone, and what is left to undo and redo.

    `moved`: how many further codings now bear another code; read them again where they are shown.
    """

    what: str
    verb: str
    transcript_id: UUID | None
    changed: list[CodingOut]
    removed: list[UUID]
    moved: int
    codes_changed: bool
    code_ids: list[UUID]
    undo: int
    redo: int


class MergeIn(In):
    """The code that takes all segments."""

    into: UUID


class MergePreviewOut(Out):
    """What a merge would do. `doubles`: segments that bear both codes by one coder and become one.

    `both_in_use`: doubles of which both rest under a theme or a quote; they must be settled there first.
    `people`: whose words move; `people_after`: whose words the code then holds.
    """

    segments: int
    doubles: int
    both_in_use: int
    people: int
    people_after: int
    segments_after: int
    coders: int
    codes_under: int
    themes: int


class SplitIn(CodeIn):
    """A new code that takes these segments of another."""

    coding_ids: Annotated[list[UUID], Field(min_length=1, max_length=5_000)]
