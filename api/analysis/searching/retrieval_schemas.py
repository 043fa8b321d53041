"""Bodies of retrieval: queries as trees of codes and relations, filters, what is found, what is saved."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Discriminator, Field, Tag

from api.base.schemas import Day, Flag, In, Instant, Name, Out, Page, Versioned

MOST_PARTS = 30
DEEPEST = 8
MOST_OF_A_KIND = 500

Ids = Annotated[list[UUID], Field(max_length=MOST_OF_A_KIND)]


class CodeTerm(In):
    """Segments that bear a code; with `subtree`, also the codes that stand under it."""

    code: UUID
    subtree: Flag = False


class ThemeTerm(In):
    """Segments that bear a code gathered under a theme."""

    theme: UUID


class AnyTerm(In):
    """Segments of any code."""

    any_code: Literal[True]


class AllOf(In):
    """The words that one stretch of each part share. A `not` among them takes away whole stretches."""

    all: Annotated[list["Where"], Field(min_length=1, max_length=MOST_PARTS)]


class AnyOf(In):
    """The stretches of any part."""

    any: Annotated[list["Where"], Field(min_length=1, max_length=MOST_PARTS)]


class NotTerm(In):
    """Stretches that share no word with any of this; alone, of all coded segments."""

    but: Annotated["Where", Field(alias="not")]


Pair = Annotated[list["Where"], Field(min_length=2, max_length=2)]


class Overlapping(In):
    """Whole stretches of the first that share words with one of the second."""

    overlapping: Pair


class Within(In):
    """Whole stretches of the first that lie wholly in one of the second."""

    within: Pair


class Near(In):
    """Whole stretches of the first with one of the second at most so many turns away; 0: in the same turn."""

    near: Pair
    turns: Annotated[int, Field(strict=True, ge=0, le=100)] = 1


class SameTranscript(In):
    """Whole stretches of the first in transcripts that hold one of the second."""

    same_transcript: Pair


KINDS = ("code", "theme", "any_code", "all", "any", "not", "overlapping", "within", "near", "same_transcript")
NESTED = ("all", "any", "overlapping", "within", "near", "same_transcript")


def _kind_of(value: Any) -> str | None:
    """Tell which kind of part this is by the one key that names it."""
    keys = set(value if isinstance(value, dict) else getattr(type(value), "model_fields", ()))
    if "but" in keys and not isinstance(value, dict):
        return "not"
    return next((kind for kind in KINDS if kind in keys), None)


Where = Annotated[
    Annotated[CodeTerm, Tag("code")]
    | Annotated[ThemeTerm, Tag("theme")]
    | Annotated[AnyTerm, Tag("any_code")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[NotTerm, Tag("not")]
    | Annotated[Overlapping, Tag("overlapping")]
    | Annotated[Within, Tag("within")]
    | Annotated[Near, Tag("near")]
    | Annotated[SameTranscript, Tag("same_transcript")],
    Discriminator(_kind_of),
]
Part = CodeTerm | ThemeTerm | AnyTerm | AllOf | AnyOf | NotTerm | Overlapping | Within | Near | SameTranscript


def parts_of(part: Part) -> list[Part]:
    """Return the parts directly under a part of a query."""
    if isinstance(part, NotTerm):
        return [part.but]
    inner: list[Part] = next((held for kind in NESTED if (held := getattr(part, kind, None))), [])
    return inner


def walk(part: Part, depth: int = 1) -> Iterator[tuple[Part, int]]:
    """Return a part and all under it, each with its depth from 1."""
    yield part, depth
    for inner in parts_of(part):
        yield from walk(inner, depth + 1)


class AttributeFilterIn(In):
    """Values of an attribute, any of which will do; null: no value recorded."""

    attribute_id: UUID
    values: Annotated[list[str | bool | int | float | None], Field(min_length=1, max_length=100)]


class FiltersIn(In):
    """Conditions that hold beside the codes. Within one list any will do; every list that is given must hold.

    Coder and day choose the codings that are looked at at all. Transcript, speaker, participant, group,
    attribute and question must hold of one and the same turn that the stretch touches. Objective: of a code
    that makes the stretch, or of the question asked. Theme: of a coding that makes the stretch.
    """

    transcript_ids: Ids = []
    speakers: Annotated[list[Literal["participant", "interviewer", "other"]], Field(max_length=3)] = []
    participant_ids: Ids = []
    group_ids: Ids = []
    attributes: Annotated[list[AttributeFilterIn], Field(max_length=20)] = []
    question_ids: Ids = []
    objective_ns: Annotated[list[Annotated[int, Field(strict=True, ge=1, le=99)]], Field(max_length=30)] = []
    objective_of: Literal["either", "code", "question"] = "either"
    theme_ids: Ids = []
    coder_ids: Ids = []
    coded_from: Day | None = None
    coded_to: Day | None = None


class QueryIn(In):
    """A query: which stretches, and under which conditions."""

    where: Where
    filters: FiltersIn = FiltersIn()


def is_too_large(where: Part) -> bool:
    """Tell whether a query has more parts, or deeper ones, than a person means."""
    depths = [depth for _, depth in walk(where)]
    return len(depths) > MOST_PARTS or max(depths) > DEEPEST


class RetrievalIn(QueryIn):
    """A query, and which page of its answer."""

    limit: Annotated[int, Field(strict=True, ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=400)] | None = None


class MadeOf(Out):
    """A coding that makes a stretch: it may reach further than the stretch."""

    id: UUID
    code_id: UUID
    coder_id: UUID
    start: int
    end: int


class StretchOut(Out):
    """A stretch that was found: its words in context, the codings that make it, other codes on it.

    `cut`: the stretch is longer than `words`, which hold its beginning.
    """

    transcript_id: UUID
    transcript: str
    version: int
    start: int
    end: int
    words: str
    cut: bool
    before: str
    after: str
    speaker: str | None
    participants: list[str]
    turn: int | None
    starts_at_ms: int | None
    codings: list[MadeOf]
    other_code_ids: list[UUID]


class TotalsOut(Out):
    """How much a query finds. People: participants whose words it finds, in turns that fit the conditions.

    `codings` make the `segments`: more of them where one stretch bears several, by one person or by two.
    """

    segments: int
    codings: int
    transcripts: int
    people: int


class CoderName(Out):
    """Somebody whose coding is shown."""

    id: UUID
    name: str


class RetrievalOut(Page[StretchOut]):
    """A page of what was found, in reading order, with the totals of the whole query."""

    totals: TotalsOut
    coders: list[CoderName]


class MatrixIn(In):
    """Codes against the groups of participants."""

    code_ids: Annotated[list[UUID], Field(min_length=1, max_length=60)]
    subtree: Flag = True
    filters: FiltersIn = FiltersIn()


class CellOut(Out):
    """How many people of a group, in how many segments."""

    group_id: UUID
    people: int
    segments: int


class MatrixRow(Out):
    """A code against every group; the totals also count segments in which no participant speaks."""

    code_id: UUID
    people: int
    segments: int
    cells: list[CellOut]


class MatrixOut(Out):
    """Codes against groups. Counts of people below `small_cell_threshold` are for the team alone."""

    items: list[MatrixRow]
    small_cell_threshold: int


class SavedIn(In):
    """A query to keep under a name; shared: the team sees it."""

    name: Name
    query: QueryIn
    shared: Flag = False


class SavedPatch(In):
    """Another name, another query, shared or not."""

    name: Name | None = None
    query: QueryIn | None = None
    shared: Flag | None = None


class SavedWritten(Versioned):
    """A saved query as it was written."""

    name: str
    query: dict[str, Any]
    shared: bool
    created_at: Instant
    created_by: UUID | None


class SavedOut(SavedWritten):
    """A saved query with whose it is."""

    by: str


class SavedListOut(Page[SavedOut]):
    """The saved queries that one may use: one's own, and those that others share."""
