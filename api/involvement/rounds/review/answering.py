"""What a reviewer does: answer, change, take back, finish, ask for a call."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Session, claim
from api.base.errors import Conflict, NotFound
from api.involvement.rounds import commenting
from api.involvement.rounds import queries as rounds
from api.involvement.rounds.models import ReviewComment, ReviewRound, RoundInvitee
from api.involvement.rounds.review import queries
from api.involvement.rounds.review.reading import comment_of_mine
from api.involvement.rounds.review_schemas import CallIn, CommentPatch
from api.involvement.rounds.schemas import CommentIn


def _held(session: Session, seat: Seat, round_id: UUID) -> tuple[ReviewRound, RoundInvitee]:
    """Return a round of mine and my invitation, held until this is done. Raises NotFound."""
    row = queries.my_round(session, seat.account_id, round_id)
    held = row and rounds.round_held(session, row.study_id, round_id)
    invitee = row and rounds.invitee_held(session, row.study_id, round_id, seat.account_id)
    if held is None or invitee is None:
        raise NotFound
    return held, invitee


def _demand_open(held: ReviewRound) -> None:
    if held.state != "open":
        raise Conflict(
            "round_closed", "This is closed now. You can still read it. Ask us if you want to add something."
        )


def save_comment(session: Session, seat: Seat, round_id: UUID, body: CommentIn) -> dict[str, Any]:
    """Save my answer to an idea, a quote or the whole; send it if I say so. One each, changed in place."""
    held, invitee = _held(session, seat, round_id)
    _demand_open(held)
    comment = commenting.save(session, held, invitee, body)
    return _as_mine(session, seat, comment)


def _as_mine(session: Session, seat: Seat, comment: ReviewComment) -> dict[str, Any]:
    session.flush()
    mine = queries.my_comments(session, seat.account_id, [comment.round_id])
    return next(comment_of_mine(row) for row in mine if row.id == comment.id)


def _own(session: Session, seat: Seat, held: ReviewRound, comment_id: UUID, version: int) -> ReviewComment:
    found = queries.own_comment(session, seat.account_id, held.id, comment_id)
    if found is None or found.state == "retracted":
        raise NotFound
    return claim(session, ReviewComment, held.study_id, comment_id, version)


def change_comment(
    session: Session, seat: Seat, round_id: UUID, comment_id: UUID, body: CommentPatch, version: int
) -> dict[str, Any]:
    """Change a comment of mine while the round is open."""
    held, _ = _held(session, seat, round_id)
    comment = _own(session, seat, held, comment_id, version)
    _demand_open(held)
    target = commenting.target_of(session, held, comment.snapshot_theme_id, comment.snapshot_quote_id)
    kinds = comment.kinds if body.kinds is None else body.kinds
    words = comment.words if body.words is None else body.words
    comment.mode, comment.entered_by, comment.version = "screen", None, comment.version - 1
    commenting.write(session, comment, target, list(kinds), words, submit=False)
    return _as_mine(session, seat, comment)


def take_back(session: Session, seat: Seat, round_id: UUID, comment_id: UUID, version: int) -> None:
    """Take a comment of mine back, at any time: its words are gone."""
    held, _ = _held(session, seat, round_id)
    commenting.retract(session, _own(session, seat, held, comment_id, version))


def finish(session: Session, seat: Seat, round_id: UUID) -> dict[str, Any]:
    """Say that I have finished; what I had begun is sent with it."""
    held, invitee = _held(session, seat, round_id)
    _demand_open(held)
    for draft in queries.drafts(session, seat.account_id, round_id):
        if draft.kinds or draft.words.strip():
            target = commenting.target_of(session, held, draft.snapshot_theme_id, draft.snapshot_quote_id)
            commenting.write(session, draft, target, list(draft.kinds), draft.words, submit=True)
    invitee.finished_at = now()
    audit.record(session, held.study_id, "review.finished", round_id)
    return {"finished": True, "call_wanted": invitee.call_wanted}


def ask_for_call(session: Session, seat: Seat, round_id: UUID, body: CallIn | None) -> dict[str, Any]:
    """Ask for a call instead of, or beside, answering here; or say that it is no longer needed."""
    held, invitee = _held(session, seat, round_id)
    wanted = body is None or body.wanted
    if invitee.call_wanted != wanted:
        invitee.call_wanted = wanted
        audit.record(session, held.study_id, "call.asked", round_id, wanted=int(wanted))
    return {"finished": invitee.finished_at is not None, "call_wanted": wanted}


def note_visit(session: Session, seat: Seat, round_id: UUID) -> None:
    """Note that I have read the round, and its published answers if there are any."""
    held, invitee = _held(session, seat, round_id)
    invitee.visited_at = now()
    if held.state == "published":
        invitee.seen_responses_at = now()
