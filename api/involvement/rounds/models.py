"""Tables of review rounds: what was chosen, the snapshot reviewers see, comments and responses."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from api.base.fields import StudyRow, addressable, instant, listed, ref, within, words


class ReviewRound(StudyRow, table=True):
    """A round. state: draft, open, closed, published, cancelled."""

    __tablename__ = "review_round"
    __table_args__ = (addressable(), Index(None, "study_id", "state", "id"))

    title: str = words(...)
    kind: str = Field(default="candidate", max_length=16, nullable=False)
    intro: str = words()
    help_contact: str = words()
    share_comments: bool = Field(default=False, nullable=False)
    plain_english_checked_by: UUID | None = ref(None, foreign_key="account.id")
    state: str = Field(default="draft", max_length=10, nullable=False)
    closes_on: date | None = Field(default=None)
    opened_at: datetime | None = instant(None)
    closed_at: datetime | None = instant(None)
    published_at: datetime | None = instant(None)


class RoundTheme(SQLModel, table=True):
    """A theme chosen for a round."""

    __tablename__ = "round_theme"
    __table_args__ = (within("round_id", "review_round", ondelete="CASCADE"), within("theme_id", "theme"))

    study_id: UUID = ref()
    round_id: UUID = ref(primary_key=True)
    theme_id: UUID = ref(primary_key=True)
    position: int = Field(default=0, nullable=False)


class RoundQuote(SQLModel, table=True):
    """An approved quote chosen for a theme of a round."""

    __tablename__ = "round_quote"
    __table_args__ = (
        within("round_id", "review_round", ondelete="CASCADE"),
        within("theme_id", "theme"),
        within("quote_id", "quote"),
    )

    study_id: UUID = ref()
    round_id: UUID = ref(primary_key=True)
    theme_id: UUID = ref(primary_key=True)
    quote_id: UUID = ref(primary_key=True)
    position: int = Field(default=0, nullable=False)


class RoundInvitee(StudyRow, table=True):
    """A reviewer invited to a round. The marks say what their next visit opens on."""

    __tablename__ = "round_invitee"
    __table_args__ = (
        addressable(),
        within("round_id", "review_round", ondelete="CASCADE"),
        UniqueConstraint("study_id", "round_id", "account_id"),
        Index(None, "account_id"),
    )

    round_id: UUID = ref()
    account_id: UUID = ref(foreign_key="account.id")
    finished_at: datetime | None = instant(None)
    visited_at: datetime | None = instant(None)
    seen_responses_at: datetime | None = instant(None)
    call_wanted: bool = Field(default=False, nullable=False)


class SnapshotTheme(StudyRow, table=True):
    """A theme as the reviewers of a round see it. Frozen at opening; its id is its own."""

    __tablename__ = "snapshot_theme"
    __table_args__ = (
        addressable(),
        within("round_id", "review_round", ondelete="CASCADE"),
        within("theme_id", "theme"),
        Index(None, "study_id", "round_id", "position"),
    )

    round_id: UUID = ref()
    theme_id: UUID = ref()
    theme_n: int = Field(nullable=False)
    position: int = Field(default=0, nullable=False)
    name: str = words(...)
    plain_summary: str = words()
    easy_read: str = words()
    why_we_think_this: str = words()


class SnapshotQuote(StudyRow, table=True):
    """A quote as reviewers see it: its words, a group label, content warnings. Frozen but for removal."""

    __tablename__ = "snapshot_quote"
    __table_args__ = (
        addressable(),
        within("snapshot_theme_id", "snapshot_theme", ondelete="CASCADE"),
        within("quote_id", "quote"),
        Index(None, "study_id", "quote_id"),
        Index(None, "study_id", "snapshot_theme_id", "position"),
    )

    snapshot_theme_id: UUID = ref()
    quote_id: UUID = ref()
    position: int = Field(default=0, nullable=False)
    text: str = words(...)
    speaker_label: str = words(...)
    labels: list[str] = listed()
    removed: str | None = Field(default=None, max_length=20)


class ReviewComment(StudyRow, table=True):
    """A reviewer's answer on a theme, a quote or the round. state: draft, submitted, retracted."""

    __tablename__ = "review_comment"
    __table_args__ = (
        addressable(),
        within("round_id", "review_round"),
        within("snapshot_theme_id", "snapshot_theme"),
        within("snapshot_quote_id", "snapshot_quote"),
        Index(None, "study_id", "round_id", "state"),
        Index(None, "study_id", "reviewer_id", "round_id"),
    )

    round_id: UUID = ref()
    snapshot_theme_id: UUID | None = ref(None)
    snapshot_quote_id: UUID | None = ref(None)
    reviewer_id: UUID = ref(foreign_key="account.id")
    kinds: list[str] = listed()
    words: str = words()
    state: str = Field(default="draft", max_length=10, nullable=False)
    mode: str = Field(default="screen", max_length=10, nullable=False)
    entered_by: UUID | None = ref(None, foreign_key="account.id")
    submitted_at: datetime | None = instant(None)


class CommentResponse(StudyRow, table=True):
    """The team's response to a comment. state: draft, agreed; shown when the round is published."""

    __tablename__ = "comment_response"
    __table_args__ = (
        addressable(),
        within("comment_id", "review_comment"),
        within("theme_id", "theme"),
        UniqueConstraint("study_id", "comment_id"),
    )

    comment_id: UUID = ref()
    decision: str = Field(max_length=20, nullable=False)
    reason: str = words()
    plain_reason: str = words()
    theme_id: UUID | None = ref(None)
    version_before: int | None = Field(default=None)
    version_after: int | None = Field(default=None)
    state: str = Field(default="draft", max_length=10, nullable=False)
    agreed_by: UUID | None = ref(None, foreign_key="account.id")
