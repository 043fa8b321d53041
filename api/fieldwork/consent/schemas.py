"""Bodies of consents in their small form."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from api.base.schemas import Day, Flag, In, Instant, Out, Versioned

State = Literal["valid", "replaced", "ended"]
DocumentVersion = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\n\r\t]*$")
]


class ConsentIn(In):
    """You attest that this participant consented. It is never edited; a new one takes its place."""

    document_version: DocumentVersion
    consented_on: Day
    allows_quotes: Flag = False
    allows_reviewers: Flag = False


class ConsentEndIn(In):
    """The day on which a consent ended."""

    ended_on: Day


class ConsentOut(Versioned):
    """A consent as it was attested. Only the latest can be valid."""

    participant_id: UUID
    document_version: str
    consented_on: Day
    allows_quotes: bool
    allows_reviewers: bool
    ended_on: Day | None
    state: State
    attested_by: UUID | None
    attested_by_name: str
    attested_at: Instant


class ConsentsOut(Out):
    """The consents of a participant, the latest first."""

    items: list[ConsentOut]
