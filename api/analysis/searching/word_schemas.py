"""Bodies of a search for words, and of coding what it finds."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from api.base.schemas import Count, Flag, In, Out, Page

MOST_CODED = 500

#: What is looked for, in the language that asking.py tells.
Query = Annotated[str, StringConstraints(max_length=500)]
Ids = Annotated[list[UUID], Field(max_length=500)]


class WordsIn(In):
    """What to look for, and where. Empty lists mean everything."""

    query: Query
    transcript_ids: Ids = []
    group_ids: Ids = []
    speakers: Literal["everyone", "participants", "interviewers"] = "everyone"
    question_id: UUID | None = None
    #: Only hits of which nobody has coded a single word.
    uncoded: Flag = False


class SearchIn(WordsIn):
    """A search and the page of its hits. The cursor stands here, not in the address."""

    limit: Annotated[int, Field(strict=True, ge=1, le=200)] = 50
    cursor: Annotated[str, StringConstraints(max_length=400)] | None = None


class Counted(Out):
    """A count; `or_more`: it was counted as far as this."""

    n: int
    or_more: bool


class SearchTotalsOut(Out):
    """How much the whole search finds: hits, transcripts with hits, participants whose words they are in."""

    hits: Counted
    transcripts: Counted
    people: Counted


class HitOut(Out):
    """A hit [start, end) of version `version` in its line: what the same turn says before and after."""

    transcript_id: UUID
    transcript: str
    version: int
    turn: int
    start: int
    end: int
    before: str
    hit: str
    after: str
    speaker: str | None
    kind: Literal["interviewer", "participant", "other"] | None
    starts_at_ms: int | None


class SearchOut(Page[HitOut]):
    """A page of hits in reading order; the first page says how much was found."""

    found: SearchTotalsOut | None


class PlaceIn(In):
    """A stretch of a transcript's current version."""

    transcript_id: UUID
    start: Count
    end: Count


class CodeHitsIn(WordsIn):
    """Give a code to what a search finds: the words found, their sentences, or their turns.

    `only`: these hits and no others. `skip`: segments of the preview that are left out. `seen`: the mark of
    the preview that was looked at; if something else would be coded by now, nothing is.
    """

    code_id: UUID
    unit: Literal["words", "sentence", "turn"] = "words"
    only: Annotated[list[PlaceIn], Field(min_length=1, max_length=MOST_CODED)] | None = None
    skip: Annotated[list[PlaceIn], Field(max_length=MOST_CODED)] = []
    seen: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")] | None = None


class FoundSegmentOut(Out):
    """A segment that would be coded. `state`: new; already coded so by you; closed by a gate."""

    transcript_id: UUID
    transcript: str
    version: int
    turn: int
    start: int
    end: int
    before: str
    text: str
    after: str
    speaker: str | None
    kind: Literal["interviewer", "participant", "other"] | None
    hits: int
    state: Literal["new", "already", "closed"]


class ClosedTranscriptOut(Out):
    """A transcript that may not be coded yet: why, and what to do next."""

    transcript_id: UUID
    transcript: str
    detail: str
    next: str


class HitsPreviewOut(Out):
    """Every segment that would be coded. `seen` goes back with the request to code them."""

    items: list[FoundSegmentOut]
    closed: list[ClosedTranscriptOut]
    seen: str


class HitsCodedOut(Out):
    """How many segments were coded as one step, and how many were left as they were."""

    coded: int
    already: int
    closed: int
    skipped: int
