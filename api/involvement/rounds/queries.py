"""Questions about rounds: what was chosen, the snapshot, comments and responses."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, delete, func, select, update
from sqlalchemy.orm import aliased

from api.access.models import Account, Membership
from api.access.roles import Role
from api.analysis.themes.models import Theme
from api.base.database import Session, Source
from api.involvement.quotes.models import Quote
from api.involvement.rounds.models import (
    CommentResponse,
    ReviewComment,
    ReviewRound,
    RoundInvitee,
    RoundQuote,
    RoundTheme,
    SnapshotQuote,
    SnapshotTheme,
)

A: Any = Account
M: Any = Membership
T: Any = Theme
R: Any = ReviewRound
RT: Any = RoundTheme
RQ: Any = RoundQuote
V: Any = RoundInvitee
ST: Any = SnapshotTheme
SQ: Any = SnapshotQuote
C: Any = ReviewComment
P: Any = CommentResponse
Q: Any = Quote

UNANSWERED = and_(C.state == "submitted", func.coalesce(P.state, "") != "agreed")


def rounds(source: Source, study_id: UUID, after: UUID | None, limit: int) -> Sequence[Any]:
    """Return rounds, newest first, below an id."""
    asked = select(*R.__table__.c).where(R.study_id == study_id)
    if after is not None:
        asked = asked.where(R.id < after)
    return source.execute(asked.order_by(R.id.desc()).limit(limit)).all()


def round_row(source: Source, study_id: UUID, round_id: UUID) -> Any:
    """Return a round with who checked its English, or None."""
    asked = select(*R.__table__.c, A.display_name.label("plain_english_checker"))
    asked = asked.outerjoin(A, A.id == R.plain_english_checked_by)
    return source.execute(asked.where(R.study_id == study_id, R.id == round_id)).first()


def round_held(session: Session, study_id: UUID, round_id: UUID) -> ReviewRound | None:
    """Return a round that cannot change state until this transaction ends, or None."""
    asked = select(ReviewRound).where(R.study_id == study_id, R.id == round_id).with_for_update(read=True)
    return session.execute(asked).scalars().first()


def theme_counts(source: Source, study_id: UUID, round_ids: Collection[UUID]) -> dict[UUID, int]:
    """Count the themes chosen for rounds."""
    asked = select(RT.round_id, func.count().label("n")).where(
        RT.study_id == study_id, RT.round_id.in_(round_ids)
    )
    return {row.round_id: row.n for row in source.execute(asked.group_by(RT.round_id))}


def invitee_counts(source: Source, study_id: UUID, round_ids: Collection[UUID]) -> dict[UUID, Any]:
    """Count, by round, who is invited, has finished, and would like a call."""
    asked = select(
        V.round_id,
        func.count().label("invitees"),
        func.count(V.finished_at).label("finished"),
        func.coalesce(func.sum(case((V.call_wanted, 1), else_=0)), 0).label("calls_wanted"),
    ).where(V.study_id == study_id, V.round_id.in_(round_ids))
    return {row.round_id: row for row in source.execute(asked.group_by(V.round_id))}


def comment_counts(source: Source, study_id: UUID, round_ids: Collection[UUID]) -> dict[UUID, Any]:
    """Count, by round, the sent comments and those without an agreed response."""
    asked = (
        select(
            C.round_id,
            func.count().label("comments"),
            func.coalesce(func.sum(case((UNANSWERED, 1), else_=0)), 0).label("unanswered"),
        )
        .outerjoin(P, and_(P.study_id == C.study_id, P.comment_id == C.id))
        .where(C.study_id == study_id, C.round_id.in_(round_ids), C.state == "submitted")
    )
    return {row.round_id: row for row in source.execute(asked.group_by(C.round_id))}


def unanswered_ids(source: Source, study_id: UUID, round_id: UUID) -> list[UUID]:
    """Return the sent comments of a round that no agreed response answers."""
    asked = select(C.id).outerjoin(P, and_(P.study_id == C.study_id, P.comment_id == C.id))
    asked = asked.where(C.study_id == study_id, C.round_id == round_id, UNANSWERED)
    return list(source.execute(asked.order_by(C.id)).scalars())


def unanswered_comments(source: Source, study_id: UUID, theme_id: UUID) -> int:
    """Count the sent comments on a theme, in any round, that no agreed response answers (B8)."""
    asked = (
        select(func.count())
        .select_from(C)
        .join(ST, and_(ST.study_id == C.study_id, ST.id == C.snapshot_theme_id))
        .outerjoin(P, and_(P.study_id == C.study_id, P.comment_id == C.id))
        .where(C.study_id == study_id, ST.theme_id == theme_id, UNANSWERED)
    )
    return source.execute(asked).scalar_one()


# What was chosen


def themes_named(source: Source, study_id: UUID, theme_ids: Collection[UUID]) -> set[UUID]:
    """Return those of these ids that are themes of the study and not discarded."""
    asked = select(T.id).where(T.study_id == study_id, T.id.in_(theme_ids), T.state != "discarded")
    return set(source.execute(asked).scalars())


def chosen_themes(source: Source, study_id: UUID, round_id: UUID) -> Sequence[Any]:
    """Return the themes chosen for a round as they stand now, in order."""
    columns = (
        T.id.label("theme_id"),
        T.name,
        T.plain_summary,
        T.easy_read,
        T.why_we_think_this,
        T.state,
        T.text_n,
    )
    asked = select(*columns).join(RT, and_(RT.study_id == T.study_id, RT.theme_id == T.id))
    return source.execute(
        asked.where(RT.study_id == study_id, RT.round_id == round_id).order_by(RT.position)
    ).all()


def chosen_quotes(source: Source, study_id: UUID, round_id: UUID) -> Sequence[Any]:
    """Return (theme_id, quote_id) chosen for a round, in order."""
    asked = select(RQ.theme_id, RQ.quote_id).where(RQ.study_id == study_id, RQ.round_id == round_id)
    return source.execute(asked.order_by(RQ.position, RQ.quote_id)).all()


def forget_choice(session: Session, study_id: UUID, round_id: UUID) -> None:
    """Delete what was chosen for a round."""
    session.execute(delete(RQ).where(RQ.study_id == study_id, RQ.round_id == round_id))
    session.execute(delete(RT).where(RT.study_id == study_id, RT.round_id == round_id))


# Who is invited


def invitees(source: Source, study_id: UUID, round_id: UUID) -> Sequence[Any]:
    """Return who is invited to a round, by name, with how many comments each has sent."""
    sent = (
        select(C.reviewer_id, func.count().label("n"))
        .where(C.study_id == study_id, C.round_id == round_id, C.state == "submitted")
        .group_by(C.reviewer_id)
        .subquery()
    )
    columns = (V.account_id, A.display_name, V.finished_at, V.visited_at, V.call_wanted)
    asked = (
        select(*columns, func.coalesce(sent.c.n, 0).label("comments"))
        .join(A, A.id == V.account_id)
        .outerjoin(sent, sent.c.reviewer_id == V.account_id)
        .where(V.study_id == study_id, V.round_id == round_id)
    )
    return source.execute(asked.order_by(A.display_name, A.id)).all()


def invitee_held(session: Session, study_id: UUID, round_id: UUID, account_id: UUID) -> RoundInvitee | None:
    """Return an invitation for changing; requests of one reviewer take turns. None if not invited."""
    asked = select(RoundInvitee).where(
        V.study_id == study_id, V.round_id == round_id, V.account_id == account_id
    )
    return session.execute(asked.with_for_update()).scalars().first()


def invitee_rows(session: Session, study_id: UUID, round_id: UUID) -> Sequence[RoundInvitee]:
    """Return the invitations of a round for changing."""
    asked = select(RoundInvitee).where(V.study_id == study_id, V.round_id == round_id)
    return session.execute(asked).scalars().all()


def reviewers_among(source: Source, study_id: UUID, account_ids: Collection[UUID]) -> set[UUID]:
    """Return those of these accounts that are active reviewers of the study."""
    asked = select(M.account_id).join(A, A.id == M.account_id)
    asked = asked.where(M.study_id == study_id, M.role == Role.REVIEWER.value, A.active)
    return set(source.execute(asked.where(M.account_id.in_(account_ids))).scalars())


# The snapshot


def snapshot_themes(source: Source, study_id: UUID, round_id: UUID) -> Sequence[Any]:
    """Return the themes of a snapshot in order."""
    asked = select(*ST.__table__.c).where(ST.study_id == study_id, ST.round_id == round_id)
    return source.execute(asked.order_by(ST.position)).all()


def snapshot_quotes(source: Source, study_id: UUID, round_id: UUID) -> Sequence[Any]:
    """Return the quotes of a snapshot in order, those that were removed too."""
    asked = select(*SQ.__table__.c).join(ST, and_(ST.study_id == SQ.study_id, ST.id == SQ.snapshot_theme_id))
    asked = asked.where(SQ.study_id == study_id, ST.round_id == round_id)
    return source.execute(asked.order_by(ST.position, SQ.position)).all()


def remove_from_snapshots(session: Session, study_id: UUID, quote_ids: Collection[UUID], why: str) -> None:
    """Take quotes away from what reviewers see, in every round."""
    asked = update(SQ).where(SQ.study_id == study_id, SQ.quote_id.in_(quote_ids), SQ.removed.is_(None))
    session.execute(asked.values(removed=why).execution_options(synchronize_session=False))


def mark_worried(session: Session, study_id: UUID, quote_ids: Collection[UUID]) -> None:
    """Note on quotes that a reviewer could tell who they are from."""
    asked = update(Q).where(Q.study_id == study_id, Q.id.in_(quote_ids), Q.worried.is_(False))
    session.execute(
        asked.values(worried=True, version=Q.version + 1).execution_options(synchronize_session=False)
    )


# Comments and responses


def comment_at(
    session: Session,
    study_id: UUID,
    round_id: UUID,
    reviewer_id: UUID,
    theme_id: UUID | None,
    quote_id: UUID | None,
) -> ReviewComment | None:
    """Return a reviewer's comment on a theme, a quote or the round, whatever its state."""
    asked = select(ReviewComment).where(
        C.study_id == study_id, C.round_id == round_id, C.reviewer_id == reviewer_id
    )
    for column, value in ((C.snapshot_theme_id, theme_id), (C.snapshot_quote_id, quote_id)):
        asked = asked.where(column.is_(None) if value is None else column == value)
    return session.execute(asked).scalars().first()


def _comment_lines(study_id: UUID) -> Any:
    """Select sent comments with reviewer, target and response."""
    enterer: Any = aliased(Account)
    columns = (
        C.id,
        C.version,
        C.reviewer_id,
        A.display_name.label("reviewer"),
        C.snapshot_theme_id,
        C.snapshot_quote_id,
        ST.theme_id,
        ST.name.label("theme"),
        SQ.text.label("quote"),
        C.kinds,
        C.words,
        C.mode,
        C.entered_by,
        enterer.display_name.label("enterer"),
        C.submitted_at,
        *(column.label(f"response_{column.name}") for column in P.__table__.c),
    )
    return (
        select(*columns)
        .join(A, A.id == C.reviewer_id)
        .outerjoin(ST, and_(ST.study_id == C.study_id, ST.id == C.snapshot_theme_id))
        .outerjoin(SQ, and_(SQ.study_id == C.study_id, SQ.id == C.snapshot_quote_id))
        .outerjoin(enterer, enterer.id == C.entered_by)
        .outerjoin(P, and_(P.study_id == C.study_id, P.comment_id == C.id))
        .where(C.study_id == study_id, C.state == "submitted")
    )


def comments(source: Source, study_id: UUID, round_id: UUID, after: UUID | None, limit: int) -> Sequence[Any]:
    """Return the sent comments of a round above an id, with reviewer, target and response."""
    asked = _comment_lines(study_id).where(C.round_id == round_id)
    if after is not None:
        asked = asked.where(C.id > after)
    return source.execute(asked.order_by(C.id).limit(limit)).all()


def comment_line(source: Source, study_id: UUID, comment_id: UUID) -> Any:
    """Return one sent comment with reviewer, target and response."""
    return source.execute(_comment_lines(study_id).where(C.id == comment_id)).one()


def comment_held(session: Session, study_id: UUID, comment_id: UUID) -> ReviewComment | None:
    """Return a comment that cannot be answered by two at once, or None."""
    asked = select(ReviewComment).where(C.study_id == study_id, C.id == comment_id).with_for_update()
    return session.execute(asked).scalars().first()


def response_to(session: Session, study_id: UUID, comment_id: UUID) -> CommentResponse | None:
    """Return the response to a comment for changing, or None."""
    asked = select(CommentResponse).where(P.study_id == study_id, P.comment_id == comment_id)
    return session.execute(asked).scalars().first()


def theme_of_comment(source: Source, study_id: UUID, snapshot_theme_id: UUID | None) -> Any:
    """Return (theme_id, theme_n, text_n) behind a theme of a snapshot, or None."""
    asked = select(T.id.label("theme_id"), ST.theme_n, T.text_n).join(
        T, and_(T.study_id == ST.study_id, T.id == ST.theme_id)
    )
    return source.execute(asked.where(ST.study_id == study_id, ST.id == snapshot_theme_id)).first()
