"""Bodies of review rounds, as the team sees them."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from api.base.schemas import Count, Day, Flag, In, Instant, Name, Out, Page, Versioned
from api.involvement.quotes.schemas import QuoteOut, Reason
from api.involvement.rounds.kinds import CommentKind, Decision, Mode, RoundKind, RoundState

Intro = Annotated[str, StringConstraints(strip_whitespace=True, max_length=5_000)]
HelpContact = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000)]
CommentWords = Annotated[str, StringConstraints(max_length=10_000)]
Kinds = Annotated[list[CommentKind], Field(max_length=6)]


class RoundIn(In):
    """A new round."""

    title: Name
    kind: RoundKind = "candidate"
    intro: Intro = ""
    help_contact: HelpContact = ""
    share_comments: Flag = False
    closes_on: Day | None = None


class RoundPatch(In):
    """Changed fields of a round. `plain_english_checked` puts your name to having read every word of it."""

    title: Name | None = None
    kind: RoundKind | None = None
    intro: Intro | None = None
    help_contact: HelpContact | None = None
    share_comments: Flag | None = None
    closes_on: Day | None = None
    plain_english_checked: Flag | None = None


class RoundThemeIn(In):
    """A theme of a round with the quotes chosen for it, in their order."""

    theme_id: UUID
    quote_ids: list[UUID] = Field(default_factory=list, max_length=12)


class RoundLine(Versioned):
    """A round in the list."""

    title: str
    kind: RoundKind
    state: RoundState
    closes_on: Day | None
    opened_at: Instant | None
    closed_at: Instant | None
    published_at: Instant | None
    themes: int
    invitees: int
    finished: int
    calls_wanted: int
    comments: int
    unanswered: int


class RoundsOut(Page[RoundLine]):
    """A page of rounds, newest first."""


class RoundQuoteOut(QuoteOut):
    """A quote chosen for a round."""


class RoundThemeOut(Out):
    """A theme chosen for a round, as it stands now."""

    theme_id: UUID
    name: str
    plain_summary: str
    easy_read: str
    why_we_think_this: str
    state: str
    text_n: int
    quotes: list[RoundQuoteOut]


class InviteeOut(Out):
    """A reviewer invited to a round. `comments` counts what they have sent."""

    account_id: UUID
    display_name: str
    finished_at: Instant | None
    visited_at: Instant | None
    call_wanted: bool
    comments: int


class MissingOut(Out):
    """One thing that a round needs before it can open: a stable code, a sentence, what it concerns."""

    code: str
    detail: str
    ids: list[UUID]


class SnapshotQuoteOut(Out):
    """A quote of the snapshot; `removed` says why reviewers no longer see it."""

    id: UUID
    quote_id: UUID
    text: str
    speaker_label: str
    labels: list[str]
    removed: Literal["revoked", "worry"] | None


class SnapshotThemeOut(Out):
    """A theme of the snapshot: what reviewers see."""

    id: UUID
    theme_id: UUID
    theme_n: int
    name: str
    plain_summary: str
    easy_read: str
    why_we_think_this: str
    quotes: list[SnapshotQuoteOut]


class RoundOut(Versioned):
    """A round whole: what was chosen, who is invited, what is missing, the snapshot once it is open."""

    title: str
    kind: RoundKind
    intro: str
    help_contact: str
    share_comments: bool
    state: RoundState
    closes_on: Day | None
    opened_at: Instant | None
    closed_at: Instant | None
    published_at: Instant | None
    plain_english_checked_by: UUID | None
    plain_english_checker: str | None
    themes: list[RoundThemeOut]
    invitees: list[InviteeOut]
    missing: list[MissingOut]
    snapshot: list[SnapshotThemeOut]
    comments: int
    unanswered: int


class CommentIn(In):
    """A reviewer's answer. Without a theme it is about the round as a whole."""

    snapshot_theme_id: UUID | None = None
    snapshot_quote_id: UUID | None = None
    kinds: Kinds = Field(default_factory=list)
    words: CommentWords = ""
    submit: Flag = False


class EnteredCommentIn(In):
    """A comment entered for a reviewer who answered on paper, by phone or in a meeting: their own words."""

    reviewer_id: UUID
    snapshot_theme_id: UUID | None = None
    snapshot_quote_id: UUID | None = None
    kinds: Kinds = Field(default_factory=list)
    words: CommentWords = ""
    mode: Literal["paper", "phone", "meeting"]


class ResponseIn(In):
    """What the team did about a comment, and why: once for the team, once in plain words for the reviewer."""

    decision: Decision
    reason: Reason
    plain_reason: Reason
    version_before: Count | None = None
    version_after: Count | None = None


class ResponseOut(Versioned):
    """A response; reviewers meet it when the round is published."""

    comment_id: UUID
    decision: Decision
    reason: str
    plain_reason: str
    theme_id: UUID | None
    version_before: int | None
    version_after: int | None
    state: Literal["draft", "agreed"]
    agreed_by: UUID | None


class CommentOut(Versioned):
    """A sent comment as the team sees it."""

    reviewer_id: UUID
    reviewer: str
    snapshot_theme_id: UUID | None
    snapshot_quote_id: UUID | None
    theme_id: UUID | None
    theme: str | None
    quote: str | None
    kinds: list[str]
    words: str
    mode: Mode
    entered_by: UUID | None
    enterer: str | None
    submitted_at: Instant | None
    response: ResponseOut | None


class CommentsOut(Page[CommentOut]):
    """A page of the sent comments of a round, in the order in which they were begun."""
