"""Save a comment on a theme, a quote or a round; hide a quote at once if it could tell who it is from."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from api.access.seat import Seat
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Session
from api.base.errors import Conflict, Invalid, NotFound
from api.involvement.rounds import queries
from api.involvement.rounds.kinds import COMMENT_KINDS, WORRY
from api.involvement.rounds.models import ReviewComment, ReviewRound, RoundInvitee
from api.involvement.rounds.reading import comment_as_read
from api.involvement.rounds.schemas import CommentIn, EnteredCommentIn


class Target(NamedTuple):
    """What a comment is about: a theme and perhaps one quote of the snapshot, or the round (both None)."""

    theme_id: UUID | None
    quote_id: UUID | None
    #: The quotes behind it that a worry hides: the one named, else all of the theme.
    sources: frozenset[UUID]


def target_of(session: Session, held: ReviewRound, theme_id: UUID | None, quote_id: UUID | None) -> Target:
    """Find what a comment is about. Raises NotFound for anything outside the round's snapshot."""
    quotes = queries.snapshot_quotes(session, held.study_id, held.id)
    if quote_id is not None:
        found = next((q for q in quotes if q.id == quote_id), None)
        if found is None or theme_id not in (None, found.snapshot_theme_id):
            raise NotFound
        return Target(found.snapshot_theme_id, found.id, frozenset({found.quote_id}))
    if theme_id is None:
        return Target(None, None, frozenset())
    if theme_id not in {t.id for t in queries.snapshot_themes(session, held.study_id, held.id)}:
        raise NotFound
    return Target(theme_id, None, frozenset(q.quote_id for q in quotes if q.snapshot_theme_id == theme_id))


def save(
    session: Session,
    held: ReviewRound,
    invitee: RoundInvitee,
    body: CommentIn,
    *,
    entered_by: UUID | None = None,
    mode: str = "screen",
) -> ReviewComment:
    """Save a reviewer's answer: one comment for each theme or quote, changed in place until the round closes.

    A comment once sent stays sent. Raises Invalid for sending nothing.
    """
    target = target_of(session, held, body.snapshot_theme_id, body.snapshot_quote_id)
    comment = queries.comment_at(
        session, held.study_id, held.id, invitee.account_id, target.theme_id, target.quote_id
    )
    if comment is None:
        comment = ReviewComment(
            study_id=held.study_id,
            created_by=entered_by or invitee.account_id,
            round_id=held.id,
            snapshot_theme_id=target.theme_id,
            snapshot_quote_id=target.quote_id,
            reviewer_id=invitee.account_id,
            version=0,
        )
        session.add(comment)
    comment.mode, comment.entered_by = mode, entered_by
    write(session, comment, target, body.kinds, body.words, submit=body.submit)
    return comment


def write(
    session: Session,
    comment: ReviewComment,
    target: Target,
    kinds: Sequence[str],
    words: str,
    *,
    submit: bool,
) -> None:
    """Put answers and words into a comment; send it, hide quotes, reopen its response as need be."""
    sent = comment.state == "submitted"
    chosen = [kind for kind in COMMENT_KINDS if kind in kinds]
    if WORRY in chosen and not target.sources:
        raise Invalid("quote_not_named", "Say which quote it is about, and we will hide it.")
    if (submit or sent) and not chosen and not words.strip():
        raise Invalid("comment_empty", "Choose an answer or write a few words. To take it back, delete it.")
    changed = (comment.kinds, comment.words) != (chosen, words)
    worried = WORRY in chosen and WORRY not in comment.kinds
    comment.kinds, comment.words = chosen, words
    comment.version += 1
    comment.state = "submitted" if submit or sent else "draft"
    if comment.state == "submitted" and not sent:
        comment.submitted_at = now()
    session.flush()
    if changed:
        _reopen_response(session, comment)
    kind = "comment.submitted" if comment.state == "submitted" else "comment.saved"
    if kind == "comment.submitted" or comment.version == 1:
        kind = "comment.entered" if comment.entered_by else kind
        audit.record(session, comment.study_id, kind, comment.id, round_id=comment.round_id)
    if worried:
        _hide(session, comment, target)


def _hide(session: Session, comment: ReviewComment, target: Target) -> None:
    """Take the quotes away from every reviewer, in every round (B5)."""
    queries.remove_from_snapshots(session, comment.study_id, target.sources, "worry")
    queries.mark_worried(session, comment.study_id, target.sources)
    for quote_id in sorted(target.sources):
        audit.record(
            session,
            comment.study_id,
            "quote.worried",
            quote_id,
            round_id=comment.round_id,
            comment_id=comment.id,
        )


def _reopen_response(session: Session, comment: ReviewComment) -> None:
    """A response agreed to other words needs agreeing again."""
    response = queries.response_to(session, comment.study_id, comment.id)
    if response is not None and response.state == "agreed":
        response.state, response.agreed_by = "draft", None
        response.version += 1


def retract(session: Session, comment: ReviewComment) -> None:
    """Take a comment back: its words and answers are gone. What it hid stays hidden."""
    comment.state, comment.words, comment.kinds = "retracted", "", []
    comment.submitted_at = None
    _reopen_response(session, comment)
    audit.record(session, comment.study_id, "comment.retracted", comment.id, round_id=comment.round_id)


def enter_comment(session: Session, seat: Seat, round_id: UUID, body: EnteredCommentIn) -> dict[str, Any]:
    """Enter what a reviewer said on paper, by phone or in a meeting: their own words, sent at once.

    Raises NotFound where the round is not here or the reviewer not invited, Conflict where the
    reviewer has answered on screen or the round takes no more comments.
    """
    held = queries.round_held(session, seat.study_id, round_id)
    invitee = queries.invitee_held(session, seat.study_id, round_id, body.reviewer_id)
    if held is None or invitee is None:
        raise NotFound
    if held.state not in ("open", "closed"):
        raise Conflict("round_closed", "Comments are entered between opening and publishing a round.")
    target = target_of(session, held, body.snapshot_theme_id, body.snapshot_quote_id)
    before = queries.comment_at(
        session, seat.study_id, round_id, body.reviewer_id, target.theme_id, target.quote_id
    )
    if before and before.state != "retracted" and before.entered_by is None:
        raise Conflict(
            "comment_exists", "This reviewer has begun an answer to this on screen. They can change it there."
        )
    said = CommentIn(
        snapshot_theme_id=body.snapshot_theme_id,
        snapshot_quote_id=body.snapshot_quote_id,
        kinds=body.kinds,
        words=body.words,
        submit=True,
    )
    made = save(session, held, invitee, said, entered_by=seat.account_id, mode=body.mode)
    return comment_as_read(queries.comment_line(session, seat.study_id, made.id))
