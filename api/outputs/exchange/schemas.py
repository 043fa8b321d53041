"""Bodies of exports."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from api.analysis.searching.retrieval_schemas import QueryIn
from api.base.schemas import Flag, In, Instant, Out, Page

Kind = Literal["codings", "codebook", "segments", "notes", "retrieval"]
Format = Literal["csv", "xlsx", "docx"]
Purpose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=500)]


class OptionsIn(In):
    """What goes in: these codes with what stands under them, one coder, memos or not.

    `own_journal`: to an export of notes, the entries of one's own journal that are marked for the audit
    trail; it is kept on no list. `query`: of an export of what a query finds, the query.
    """

    code_ids: Annotated[list[UUID], Field(min_length=1, max_length=2_000)] | None = None
    coder_id: UUID | None = None
    include_memos: Flag = True
    own_journal: Flag = False
    query: QueryIn | None = None


class ChoiceIn(In):
    """What to export, and how."""

    kind: Kind
    format: Format
    options: OptionsIn = OptionsIn()


class ExportIn(ChoiceIn):
    """An export with its purpose, which stays on record."""

    purpose: Purpose


class CountsOut(Out):
    """How much an export holds."""

    segments: int
    transcripts: int
    codes: int
    coders: int
    notes: int = 0


class PlaceOut(Out):
    """A transcript that is left out."""

    id: UUID
    title: str


class ReasonOut(Out):
    """What is left out for one reason, said in a sentence. `where`: the transcripts, in a preview alone."""

    code: str
    detail: str
    segments: int
    transcripts: int
    codes: int
    notes: int = 0
    where: list[PlaceOut]


class SampleOut(Out):
    """The first rows as they will stand in the file."""

    columns: list[str]
    rows: list[list[str]]


class CoderOut(Out):
    """Somebody whose codings can be taken alone."""

    id: UUID
    name: str


class PreviewOut(Out):
    """What an export would hold and leave out. `refused` says why it cannot be made, if it cannot."""

    counts: CountsOut
    left_out: list[ReasonOut]
    notes: list[str]
    sample: SampleOut
    coders: list[CoderOut]
    refused: str | None


class OptionsOut(Out):
    """The choices of an export."""

    code_ids: list[UUID] | None = None
    coder_id: UUID | None = None
    include_memos: bool = True
    query: dict[str, Any] | None = None


class ExportLine(Out):
    """An export that was made: who, when, what, what for."""

    id: UUID
    kind: Kind
    format: Format
    purpose: str
    options: OptionsOut
    counts: CountsOut
    left_out: list[ReasonOut]
    downloads: int
    sha256: str
    created_at: Instant
    by: str


class ExportsOut(Page[ExportLine]):
    """A page of exports, newest first."""


class ExportOut(ExportLine):
    """An export just made: the link to its file works once, for its maker, until `ends_at`."""

    file_name: str
    download_url: str
    ends_at: Instant
