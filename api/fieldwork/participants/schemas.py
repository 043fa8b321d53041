"""Bodies of participants, attributes and their import."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from api.base.schemas import HIDDEN, Flag, In, Instant, Name, Out, Versioned

Status = Literal[
    "identified",
    "pis_given",
    "consented",
    "interview_booked",
    "interviewed",
    "included",
    "withdrawn",
    "excluded",
]
Kind = Literal["text", "number", "choice", "yes_no"]
Value = str | int | float | bool


def _plain(text: str) -> str:
    if any(c in HIDDEN for c in text):
        raise ValueError("hidden_characters")
    return text


#: Letters, an optional hyphen, a number: SU-01. It never changes.
StudyCode = Annotated[
    str, StringConstraints(strip_whitespace=True, to_upper=True, pattern=r"^[A-Za-z]{1,8}-?[0-9]{1,4}$")
]
#: The name used for a participant in the study; never their own. May be empty.
Pseudonym = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=60, pattern=r"^[^\n\r\t]*$"),
    AfterValidator(_plain),
]
GivenValue = Annotated[bool, Field(strict=True)] | Annotated[int, Field(strict=True)] | float | str | None
#: Values by the id of their attribute. null takes a value away.
GivenValues = Annotated[dict[UUID, GivenValue], Field(max_length=100)]


class ParticipantIn(In):
    """A new participant. Without a study code the next free one of the group is given."""

    study_code: StudyCode | None = None
    pseudonym: Pseudonym = ""
    group_id: UUID
    sub_role: Name | None = None
    attributes: GivenValues = Field(default_factory=dict)
    status: Status = "identified"


class ParticipantPatch(In):
    """A changed participant. The study code never changes; attributes that are not named stay."""

    pseudonym: Pseudonym | None = None
    group_id: UUID | None = None
    sub_role: Name | None = None
    attributes: GivenValues | None = None
    status: Status | None = None


class WarningOut(Out):
    """Something to look at. It was saved all the same."""

    code: str
    message: str


class ParticipantOut(Versioned):
    """A participant under their study code. `attributes` maps attribute id to value."""

    study_code: str
    pseudonym: str
    group_id: UUID
    sub_role: str | None
    attributes: dict[str, Value]
    status: Status
    created_at: Instant


class ParticipantSavedOut(ParticipantOut):
    """A participant as saved, with what to look at."""

    warnings: list[WarningOut]


class NextCodeOut(Out):
    """The next free study code of a group."""

    study_code: str


class AttributeIn(In):
    """An attribute that the study defines. `choices` belong to the kind `choice` alone."""

    name: Name
    kind: Kind = "text"
    choices: list[Name] = Field(default_factory=list, max_length=60)


class AttributePatch(In):
    """A changed attribute. `choices` replaces them all, in their order."""

    name: Name | None = None
    kind: Kind | None = None
    choices: Annotated[list[Name], Field(max_length=60)] | None = None
    position: Annotated[int, Field(strict=True, ge=0, le=1_000)] | None = None


class AttributeOut(Versioned):
    """An attribute of participants."""

    name: str
    kind: Kind
    choices: list[str]
    position: int


class AttributeLine(AttributeOut):
    """An attribute, and how many participants have a value."""

    participants: int


class AttributesOut(Out):
    """The attributes of a study, in order."""

    items: list[AttributeLine]


class ColumnOut(Out):
    """A column of the file and what it becomes: a field, an attribute, or nothing."""

    heading: str
    becomes: Literal["study_code", "pseudonym", "group", "sub_role", "status", "attribute"] | None
    attribute_id: UUID | None


class RowProblem(Out):
    """What is wrong with a row of the file (headings are row 1). Never what it holds."""

    row: int
    column: str | None
    message: str


class PlannedOut(Out):
    """A participant that the file would make."""

    row: int
    study_code: str
    pseudonym: str
    group_id: UUID
    sub_role: str | None
    attributes: dict[str, Value]
    status: Status


class ImportOut(Out):
    """What was understood of the file, and what was made of it (nothing, in a preview)."""

    dry_run: Flag
    encoding: str
    delimiter: str
    columns: list[ColumnOut]
    participants: list[PlannedOut]
    problems: list[RowProblem]
    warnings: list[RowProblem]
    made: int
