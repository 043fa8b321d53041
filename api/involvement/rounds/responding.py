"""Answer comments: draft a response, agree it: you said, we did, because."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.audit import service as audit
from api.base.database import Session
from api.base.errors import Conflict, FieldProblem, Invalid, NotFound, PreconditionMissing, Stale
from api.involvement.rounds import queries
from api.involvement.rounds.models import CommentResponse, ReviewComment
from api.involvement.rounds.schemas import ResponseIn


def _comment(session: Session, seat: Seat, comment_id: UUID) -> ReviewComment:
    """Return a sent comment of a round that is not published yet. Raises NotFound, Conflict."""
    comment = queries.comment_held(session, seat.study_id, comment_id)
    if comment is None or comment.state != "submitted":
        raise NotFound
    held = queries.round_held(session, seat.study_id, comment.round_id)
    if held is None or held.state not in ("open", "closed"):
        raise Conflict("round_published", "The responses of this round are published; they no longer change.")
    return comment


def draft_response(
    session: Session, seat: Seat, comment_id: UUID, body: ResponseIn, version: int | None
) -> CommentResponse:
    """Write the response to a comment, or change it: an agreed one becomes a draft again.

    Raises PreconditionMissing or Stale where one stands already, Invalid for versions of the theme
    that are not there.
    """
    comment = _comment(session, seat, comment_id)
    response = queries.response_to(session, seat.study_id, comment_id)
    if response is not None and version is None:
        raise PreconditionMissing
    if version is not None and (response is None or response.version != version):
        raise Stale
    if response is None:
        response = CommentResponse(
            study_id=seat.study_id,
            created_by=seat.account_id,
            comment_id=comment_id,
            decision=body.decision,
            version=0,
        )
        session.add(response)
    response.decision, response.reason, response.plain_reason = body.decision, body.reason, body.plain_reason
    theme = queries.theme_of_comment(session, seat.study_id, comment.snapshot_theme_id)
    response.theme_id = theme.theme_id if theme else None
    response.version_before, response.version_after = _versions(body, theme)
    response.state, response.agreed_by = "draft", None
    response.version += 1
    session.flush()
    audit.record(
        session, seat.study_id, "response.drafted", response.id, comment_id=comment_id, decision=body.decision
    )
    return response


def _versions(body: ResponseIn, theme: Any) -> tuple[int | None, int | None]:
    """Return the theme's versions before and after; a change names both (else: reviewed, present)."""
    if theme is None or body.decision not in ("changed", "partly_changed"):
        return None, None
    before = theme.theme_n if body.version_before is None else body.version_before
    after = theme.text_n if body.version_after is None else body.version_after
    if not 1 <= before <= after <= theme.text_n:
        say = "Name versions of this theme, the earlier one first."
        raise Invalid("version_unknown", say, fields=(FieldProblem("version_after", say),))
    return before, after


def agree_response(session: Session, seat: Seat, comment_id: UUID) -> CommentResponse:
    """Agree the response to a comment; reviewers read it when the round is published."""
    _comment(session, seat, comment_id)
    response = queries.response_to(session, seat.study_id, comment_id)
    if response is None:
        raise Conflict("response_missing", "Write a response to this comment first.")
    if response.state != "agreed":
        response.state, response.agreed_by = "agreed", seat.account_id
        response.version += 1
        session.flush()
        audit.record(
            session,
            seat.study_id,
            "response.agreed",
            response.id,
            comment_id=comment_id,
            decision=response.decision,
        )
    return response
