"""Bodies of notes, of what they are about and of what they mention."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from api.base.schemas import HIDDEN, Day, Flag, In, Instant, Name, Out, Page, Versioned, Words

Kind = Literal["memo", "familiarisation", "journal", "decision"]
#: A memo of a coding is kept with the coding; it is found among the notes and changed there.
Found = Literal["memo", "coding_memo", "familiarisation", "journal", "decision"]
TargetKind = Literal[
    "study",
    "participant",
    "interview",
    "question",
    "transcript",
    "code",
    "coding",
    "theme",
    "round",
]
RefKind = Literal[
    "study",
    "participant",
    "interview",
    "question",
    "transcript",
    "code",
    "coding",
    "theme",
    "round",
    "note",
    "member",
]
Occasion = Literal["", "positioning", "after_interview"]


def _seen_whole(text: str) -> str:
    if any(c in HIDDEN for c in text):
        raise ValueError("hidden_characters")
    return text


#: A title in one line; may be empty.
Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\n\r\t]*$"),
    AfterValidator(_seen_whole),
]


class TargetIn(In):
    """What a note is about."""

    kind: TargetKind
    id: UUID


class MemoIn(In):
    """A memo; or what one person noted on first reading a transcript (`familiarisation`)."""

    kind: Literal["memo", "familiarisation"] = "memo"
    title: Title = ""
    words: Words = ""
    surprises: Words = ""
    links_to_objectives: Words = ""
    my_reaction: Words = ""
    target: TargetIn | None = None


class MemoPatch(In):
    """Parts of a memo to change. A `target` of null: it is about nothing in particular."""

    title: Title | None = None
    words: Words | None = None
    surprises: Words | None = None
    links_to_objectives: Words | None = None
    my_reaction: Words | None = None
    target: TargetIn | None = None


class MethodDecisionIn(In):
    """A decision about method: what (title), why (words), what else was thought of."""

    title: Name
    words: Words = ""
    alternatives: Words = ""
    decided_on: Day | None = None
    target: TargetIn | None = None
    supersedes_id: UUID | None = None


class MethodDecisionPatch(In):
    """Parts of a decision to change, while it is fresh."""

    title: Name | None = None
    words: Words | None = None
    alternatives: Words | None = None
    decided_on: Day | None = None
    target: TargetIn | None = None


class EntryIn(In):
    """An entry of one's journal. `shared`: the supervisors of the study may read it."""

    title: Title = ""
    words: Words = ""
    occasion: Occasion = ""
    target: TargetIn | None = None
    shared: Flag = False
    include_in_audit_trail: Flag = False


class EntryPatch(In):
    """Parts of a journal entry to change; sharing can be taken back."""

    title: Title | None = None
    words: Words | None = None
    occasion: Occasion | None = None
    target: TargetIn | None = None
    shared: Flag | None = None
    include_in_audit_trail: Flag | None = None


class FindIn(In):
    """Which notes; of any kind if none is named. `concerning`: about it or mentioning it."""

    kinds: Annotated[list[Found], Field(max_length=5)] = []
    author_id: UUID | None = None
    about: TargetIn | None = None
    concerning: "RefIn | None" = None
    words: Annotated[str, StringConstraints(max_length=200)] = ""
    limit: Annotated[int, Field(strict=True, ge=1, le=200)] = 50
    cursor: Annotated[str, StringConstraints(max_length=400)] | None = None


class RefIn(In):
    """Something that a note can be about or mention."""

    kind: RefKind
    id: UUID


class RefOut(Out):
    """Something by its present name; `label` is null for what the reader may not see or is no longer there.

    `within_id`: the transcript of a coding, the guide of a question. `detail`: of a note, its kind.
    """

    kind: RefKind
    id: UUID
    label: str | None
    within_id: UUID | None = None
    detail: str = ""


class AuthorOut(Out):
    """Who wrote a note."""

    account_id: UUID | None
    name: str


class NoteLine(Versioned):
    """A note in a list: how it begins, what it is about, what its beginning mentions."""

    kind: Found
    title: str
    excerpt: str
    occasion: str
    target: RefOut | None
    links: list[RefOut]
    author: AuthorOut
    mine: bool
    shared: bool
    decided_on: Day | None
    superseded: bool
    created_at: Instant
    updated_at: Instant


class NotesOut(Page[NoteLine]):
    """A page of notes, the latest written first."""


class NoteOut(Versioned):
    """A note whole."""

    kind: Kind
    title: str
    words: str
    surprises: str
    links_to_objectives: str
    my_reaction: str
    alternatives: str
    decided_on: Day | None
    occasion: str
    shared: bool
    include_in_audit_trail: bool
    target: RefOut | None
    links: list[RefOut]
    author: AuthorOut
    mine: bool
    may_change: bool
    may_remove: bool
    supersedes: RefOut | None
    superseded_by: RefOut | None
    created_at: Instant
    updated_at: Instant
    updated_by: str


class NoteWritten(Versioned):
    """A note that was written."""

    kind: Kind
    updated_at: Instant


class MentionablesOut(Out):
    """Everything that a note can mention, by its present name."""

    items: list[RefOut]


FindIn.model_rebuild()
