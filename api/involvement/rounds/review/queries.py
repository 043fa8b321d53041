"""Questions of the review room. Each names the reviewer: invited, and still a reviewer of the study."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select

from api.access.models import Membership
from api.access.roles import Role
from api.analysis.themes.models import ThemeVersion
from api.base.database import Session, Source
from api.involvement.rounds.kinds import VISIBLE
from api.involvement.rounds.models import (
    CommentResponse,
    ReviewComment,
    ReviewRound,
    RoundInvitee,
    SnapshotQuote,
    SnapshotTheme,
)

M: Any = Membership
R: Any = ReviewRound
V: Any = RoundInvitee
ST: Any = SnapshotTheme
SQ: Any = SnapshotQuote
C: Any = ReviewComment
P: Any = CommentResponse
N: Any = ThemeVersion

ROUND = (
    R.id,
    R.study_id,
    R.title,
    R.intro,
    R.help_contact,
    R.state,
    R.closes_on,
    R.published_at,
    R.share_comments,
    V.finished_at,
    V.seen_responses_at,
    V.call_wanted,
)


def _mine(account_id: UUID) -> Any:
    """Select the rounds a reviewer may meet: invited, still a reviewer of the study, and visible (c13)."""
    return (
        select(*ROUND)
        .join(V, and_(V.study_id == R.study_id, V.round_id == R.id, V.account_id == account_id))
        .join(
            M,
            and_(M.study_id == R.study_id, M.account_id == account_id, M.role == Role.REVIEWER.value),
        )
        .where(R.state.in_(VISIBLE))
    )


def my_rounds(source: Source, account_id: UUID) -> Sequence[Any]:
    """Return the rounds of a reviewer: open ones first, then the newest."""
    asked = _mine(account_id).order_by((R.state == "open").desc(), R.opened_at.desc(), R.id)
    return source.execute(asked.limit(200)).all()


def my_round(source: Source, account_id: UUID, round_id: UUID) -> Any:
    """Return one round of a reviewer, or None."""
    return source.execute(_mine(account_id).where(R.id == round_id)).first()


def idea_counts(source: Source, round_ids: Collection[UUID]) -> dict[UUID, int]:
    """Count the ideas of rounds."""
    asked = select(ST.round_id, func.count().label("n")).where(ST.round_id.in_(round_ids))
    return {row.round_id: row.n for row in source.execute(asked.group_by(ST.round_id))}


def answered_counts(source: Source, account_id: UUID, round_ids: Collection[UUID]) -> dict[UUID, int]:
    """Count the ideas of rounds that a reviewer has sent an answer on."""
    asked = select(C.round_id, func.count(C.snapshot_theme_id.distinct()).label("n")).where(
        C.reviewer_id == account_id,
        C.round_id.in_(round_ids),
        C.state == "submitted",
        C.snapshot_quote_id.is_(None),
    )
    return {row.round_id: row.n for row in source.execute(asked.group_by(C.round_id))}


def _answers() -> Any:
    """Select comments with the response to them, if the round is published and the response agreed."""
    return (
        select(
            C.id,
            C.version,
            C.round_id,
            C.reviewer_id,
            C.snapshot_theme_id,
            C.snapshot_quote_id,
            C.kinds,
            C.words,
            C.state,
            C.mode,
            C.submitted_at,
            ST.name.label("idea"),
            SQ.removed,
            P.decision,
            P.plain_reason.label("because"),
            N.name.label("name_after"),
        )
        .join(R, and_(R.study_id == C.study_id, R.id == C.round_id))
        .outerjoin(ST, and_(ST.study_id == C.study_id, ST.id == C.snapshot_theme_id))
        .outerjoin(SQ, and_(SQ.study_id == C.study_id, SQ.id == C.snapshot_quote_id))
        .outerjoin(
            P,
            and_(
                P.study_id == C.study_id,
                P.comment_id == C.id,
                P.state == "agreed",
                R.state == "published",
            ),
        )
        .outerjoin(N, and_(N.study_id == P.study_id, N.theme_id == P.theme_id, N.n == P.version_after))
    )


def my_comments(source: Source, account_id: UUID, round_ids: Collection[UUID]) -> Sequence[Any]:
    """Return a reviewer's own comments in rounds, drafts too, with published responses."""
    asked = _answers().where(C.reviewer_id == account_id, C.round_id.in_(round_ids))
    return source.execute(asked.where(C.state.in_(("draft", "submitted"))).order_by(ST.position, C.id)).all()


def comments_of_others(source: Source, account_id: UUID, round_id: UUID) -> Sequence[Any]:
    """Return what other reviewers of a round have sent, with published responses."""
    asked = _answers().where(C.reviewer_id != account_id, C.round_id == round_id, C.state == "submitted")
    return source.execute(asked.limit(1000)).all()


def own_comment(session: Session, account_id: UUID, round_id: UUID, comment_id: UUID) -> ReviewComment | None:
    """Return a reviewer's own comment for changing, or None."""
    asked = select(ReviewComment).where(
        C.id == comment_id, C.round_id == round_id, C.reviewer_id == account_id
    )
    return session.execute(asked).scalars().first()


def drafts(session: Session, account_id: UUID, round_id: UUID) -> Sequence[ReviewComment]:
    """Return what a reviewer has begun and not sent."""
    asked = select(ReviewComment).where(
        C.reviewer_id == account_id, C.round_id == round_id, C.state == "draft"
    )
    return session.execute(asked).scalars().all()
