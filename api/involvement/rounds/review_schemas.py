"""What a reviewer may meet, field by field. A new field here needs a line in the test that lists them.

Never in here: ids of participants, codes, transcripts or themes; study codes, pseudonyms, sub-roles, sites,
dates of interviews; counts of participants; names of the team or of other reviewers.
"""

from typing import Literal
from uuid import UUID

from api.base.schemas import Day, Flag, In, Instant, Out, Versioned
from api.involvement.rounds.kinds import CommentKind, Decision, Mode
from api.involvement.rounds.schemas import CommentWords, Kinds

ReviewState = Literal["open", "closed", "published"]


class AnswerOut(Out):
    """What the team did about a comment, in plain words. The names show if the idea was renamed."""

    decision: Decision
    because: str
    name_before: str | None
    name_after: str | None


class ReviewChangeOut(AnswerOut):
    """You said, we did, because."""

    round_id: UUID
    round_title: str
    idea: str | None
    kinds: list[CommentKind]
    you_said: str
    new: bool


class ReviewLine(Out):
    """A round that waits for me, or that I can look back at."""

    id: UUID
    title: str
    state: ReviewState
    closes_on: Day | None
    ideas: int
    answered: int
    finished: bool
    new_answers: int


class ReviewRoundsOut(Out):
    """My rounds, and what changed because of me: new answers first."""

    changes: list[ReviewChangeOut]
    items: list[ReviewLine]


class ReviewQuoteOut(Out):
    """A quote: its words, who speaks in a few plain words, what it is about if that may upset."""

    id: UUID
    text: str
    speaker_label: str
    labels: list[str]


class IdeaOut(Out):
    """One idea of the round."""

    id: UUID
    name: str
    plain_summary: str
    easy_read: str
    why_we_think_this: str
    quotes: list[ReviewQuoteOut]


class MyCommentOut(Versioned):
    """A comment of mine. `mode` is not `screen` where the team wrote it down for me."""

    snapshot_theme_id: UUID | None
    snapshot_quote_id: UUID | None
    kinds: list[CommentKind]
    words: str
    state: Literal["draft", "submitted"]
    mode: Mode
    submitted_at: Instant | None
    response: AnswerOut | None


class OtherCommentOut(Out):
    """What another reviewer said, without their name."""

    snapshot_theme_id: UUID | None
    kinds: list[CommentKind]
    words: str
    response: AnswerOut | None


class ReviewRoundOut(Out):
    """A round as an invited reviewer meets it."""

    id: UUID
    title: str
    intro: str
    help_contact: str
    state: ReviewState
    closes_on: Day | None
    share_comments: bool
    finished: bool
    call_wanted: bool
    ideas: list[IdeaOut]
    my_comments: list[MyCommentOut]
    others: list[OtherCommentOut]


class CommentPatch(In):
    """Changed words or answers of a comment of mine."""

    kinds: Kinds | None = None
    words: CommentWords | None = None


class CallIn(In):
    """Whether I would like a call instead."""

    wanted: Flag = True


class FinishedOut(Out):
    """That I have finished; what I had begun is sent with it."""

    finished: bool
    call_wanted: bool


class DraftKeyOut(Out):
    """A key of my own under which this device keeps what I have not sent yet. Never store it."""

    key: str
