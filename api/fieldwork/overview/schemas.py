"""Bodies of participants as they are read: with consent and data state at a glance."""

from typing import Literal
from uuid import UUID

from api.base.schemas import Day, Instant, Out, Page
from api.fieldwork.consent.schemas import ConsentOut
from api.fieldwork.interviews.schemas import InterviewOut
from api.fieldwork.participants.schemas import AttributeOut, ParticipantOut, WarningOut


class ConsentGlance(Out):
    """Consent at a glance: that of the latest form."""

    state: Literal["valid", "ended", "missing"]
    document_version: str | None
    consented_on: Day | None
    allows_quotes: bool
    allows_reviewers: bool


class ParticipantLine(ParticipantOut):
    """A participant in the list, with consent and data state at a glance."""

    consent: ConsentGlance
    interviews: int
    transcripts: int
    deidentified: int


class ParticipantsOut(Page[ParticipantLine]):
    """A page of participants by study code."""


class ParticipantTranscript(Out):
    """A transcript in which a participant speaks. `zone` is original until de-identification is attested."""

    id: UUID
    title: str
    zone: str
    interview_id: UUID | None
    created_at: Instant


class ClosedOut(Out):
    """What keeps a participant's data closed, and what to do."""

    code: str
    detail: str


class ParticipantPage(ParticipantLine):
    """All there is of a participant, in one answer."""

    warnings: list[WarningOut]
    closed: ClosedOut | None
    attributes_defined: list[AttributeOut]
    consents: list[ConsentOut]
    interview_list: list[InterviewOut]
    transcript_list: list[ParticipantTranscript]
