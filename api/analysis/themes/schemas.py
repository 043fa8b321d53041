"""Bodies of themes."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.base.schemas import In, Instant, Name, Out, Versioned, Words

State = Literal["candidate", "reviewing", "defined", "final", "discarded"]
Relation = Literal["supports", "nuances", "contradicts"]
Objectives = Annotated[list[Annotated[int, Field(strict=True, ge=1, le=99)]], Field(max_length=30)]
Reason = Annotated[str, Field(max_length=2_000)]


class ThemeIn(In):
    """A new theme."""

    name: Name
    central_organising_concept: Words = ""
    definition: Words = ""
    scope_in: Words = ""
    scope_out: Words = ""
    plain_summary: Words = ""
    easy_read: Words = ""
    why_we_think_this: Words = ""
    objective_ns: Objectives = []
    code_ids: Annotated[list[UUID], Field(max_length=200)] = []


class ThemePatch(In):
    """Changed words of a theme; every change of words makes a version. `reason` says why."""

    name: Name | None = None
    central_organising_concept: Words | None = None
    definition: Words | None = None
    scope_in: Words | None = None
    scope_out: Words | None = None
    plain_summary: Words | None = None
    easy_read: Words | None = None
    why_we_think_this: Words | None = None
    objective_ns: Objectives | None = None
    reason: Reason = ""


class ThemeStateIn(In):
    """Another state for a theme; discarding needs a reason."""

    state: Literal["candidate", "reviewing", "defined", "discarded"]
    reason: Reason = ""


class ThemeCodesIn(In):
    """The codes gathered under a theme, in order: takes the place of what was there."""

    code_ids: Annotated[list[UUID], Field(max_length=200)]


class ThemeOrderIn(In):
    """The order of the themes on the board."""

    theme_ids: Annotated[list[UUID], Field(min_length=1, max_length=500)]


class EvidenceIn(In):
    """A coded segment as evidence."""

    coding_id: UUID
    relation: Relation = "supports"
    note: Words = ""


class EvidencePatch(In):
    """Changed relation or note."""

    relation: Relation | None = None
    note: Words | None = None


class ThemeCodeOut(Out):
    """A code under a theme."""

    id: UUID
    label: str
    colour: int
    pattern: int
    people: int
    segments: int


class ThemeLine(Versioned):
    """A theme on the board."""

    name: str
    central_organising_concept: str
    plain_summary: str
    state: str
    objective_ns: list[int]
    position: int
    text_n: int
    codes: list[ThemeCodeOut]
    supports: int
    nuances: int
    contradicts: int


class ThemesOut(Out):
    """The board of themes."""

    items: list[ThemeLine]
    seq: int


class EvidenceOut(Versioned):
    """A coded segment that supports, nuances or contradicts a theme, with where it stands."""

    coding_id: UUID
    relation: str
    note: str
    created_at: Instant
    quote: str
    code_id: UUID
    code: str
    transcript_id: UUID
    transcript: str
    start: int
    end: int
    participants: list[str]
    groups: list[str]
    speaker: str | None
    turn: int | None


class ThemeWritten(Versioned):
    """A theme's own words and state."""

    name: str
    central_organising_concept: str
    definition: str
    scope_in: str
    scope_out: str
    plain_summary: str
    easy_read: str
    why_we_think_this: str
    state: str
    state_reason: str
    objective_ns: list[int]
    position: int
    text_n: int
    created_at: Instant
    created_by: UUID | None


class GroupPresence(Out):
    """How many people of a group the theme's evidence holds words of, out of how many with transcripts."""

    group: str
    people: int
    of: int


class ThemeOut(ThemeWritten):
    """A theme whole: words, codes, evidence, presence by group."""

    codes: list[ThemeCodeOut]
    evidence: list[EvidenceOut]
    presence: list[GroupPresence]
    versions: int
    nudges: list[str]


class ThemeVersionOut(Out):
    """A theme's words as they stood."""

    n: int
    name: str
    central_organising_concept: str
    definition: str
    scope_in: str
    scope_out: str
    plain_summary: str
    easy_read: str
    why_we_think_this: str
    reason: str
    created_at: Instant
    author: str


class ThemeVersionsOut(Out):
    """All versions of a theme, newest first."""

    items: list[ThemeVersionOut]


class EvidenceWritten(Versioned):
    """Evidence as it was written."""

    theme_id: UUID
    coding_id: UUID
    relation: str
    note: str
    created_at: Instant


class EvidenceLink(Versioned):
    """A coding that is evidence for a theme."""

    coding_id: UUID
    relation: str
    theme_id: UUID
    name: str


class EvidenceLinksOut(Out):
    """The evidence that rests on a transcript."""

    items: list[EvidenceLink]
