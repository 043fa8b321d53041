"""Bodies of quotes."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from api.base.schemas import In, Instant, Out, Page, Versioned

#: What a quote may be about that a reader may not want to meet unprepared (B6).
Label = Literal[
    "violence",
    "sexual_violence",
    "child_abuse",
    "self_harm_suicide",
    "substance_use",
    "racism_discrimination",
    "prison_restraint",
    "death_loss",
    "staff_criticism",
    "strong_language",
]
#: What proposer or approver must have looked at before reviewers read a quote (B4).
Check = Literal["no_identifiers", "not_recognisable", "labels_right"]
Passage = Literal["same", "changed", "stale"]
State = Literal["proposed", "approved", "rejected", "revoked"]
QuoteText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8_000)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=2_000)]


class QuoteIn(In):
    """A quote to propose. Without `text` the segment stands as it was said."""

    coding_id: UUID
    text: QuoteText | None = None
    labels: list[Label] = Field(default_factory=list, max_length=10)
    checks: list[Check] = Field(default_factory=list, max_length=3)


class ApprovalIn(In):
    """The checks that the approver confirms; those that the proposer confirmed stand already."""

    checks: list[Check] = Field(default_factory=list, max_length=3)


class DecisionIn(In):
    """Why a quote is turned down or revoked."""

    reason: Reason


class ConfirmedOut(Out):
    """A check that somebody confirmed."""

    check: Check
    confirmed_by: UUID
    confirmer: str


class QuoteOut(Versioned):
    """A quote with where it comes from. `counts_as_approved` says whether a round may use it."""

    coding_id: UUID
    text: str
    labels: list[str]
    checks: list[ConfirmedOut]
    state: State
    counts_as_approved: bool
    worried: bool
    #: Whether a corrected transcript still says this (changed: otherwise; stale: not settled yet).
    passage: Passage
    reason: str
    self_check: bool
    proposed_by: UUID | None
    proposer: str
    created_at: Instant
    decided_by: UUID | None
    decider: str | None
    decided_at: Instant | None
    segment: str
    code_id: UUID
    code: str
    transcript_id: UUID
    transcript: str
    start: int
    end: int
    speaker_label: str


class QuotesOut(Page[QuoteOut]):
    """A page of quotes, newest first."""


class ContextOut(Out):
    """The words around a segment: code points [start, end) of the version, cut at `before` and `after`."""

    before: str
    segment: str
    after: str


class QuoteWholeOut(QuoteOut):
    """A quote with its context, and how many other approved quotes the same people have.

    `unconfirmed`: the checks that somebody must still confirm before it can be approved.
    """

    context: ContextOut
    same_voice: int
    needs_second_person: bool
    unconfirmed: list[Check]
