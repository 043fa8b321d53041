"""Open a round (which takes the snapshot), close it, publish its responses, cancel it."""

import secrets
import uuid
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Session
from api.base.errors import Conflict
from api.involvement.rounds import queries
from api.involvement.rounds.building import round_for_change
from api.involvement.rounds.models import SnapshotQuote, SnapshotTheme
from api.involvement.rounds.reading import whole_round

SHUFFLE = secrets.SystemRandom()


def open_round(session: Session, seat: Seat, round_id: UUID) -> dict[str, Any]:
    """Open a round: copy its themes and quotes into tables of their own, and let the invited in.

    Raises Conflict round_not_ready with the list of what is missing.
    """
    found = round_for_change(session, seat, round_id)
    if found.state != "draft":
        raise Conflict("round_not_draft", "This round was opened before.")
    whole = whole_round(session, seat.study_id, round_id)
    if whole["missing"]:
        say = " ".join(m["detail"] for m in whole["missing"])
        raise Conflict(
            "round_not_ready", f"This round cannot open yet. {say}", extra={"missing": whole["missing"]}
        )
    for place, theme in enumerate(whole["themes"]):
        _freeze(session, seat, round_id, place, theme)
    found.state, found.opened_at = "open", now()
    audit.record(session, seat.study_id, "round.opened", round_id, themes=len(whole["themes"]))
    session.flush()
    return whole_round(session, seat.study_id, round_id)


def _freeze(session: Session, seat: Seat, round_id: UUID, place: int, theme: dict[str, Any]) -> None:
    """Copy a theme and its quotes. Ids are random and the order of quotes is shuffled, so that
    nothing about a quote leads to another quote, to its interview or to its time (B3)."""
    held: dict[str, Any] = {"study_id": seat.study_id, "created_by": seat.account_id}
    frozen = SnapshotTheme(
        **held,
        id=uuid.uuid4(),
        round_id=round_id,
        theme_id=theme["theme_id"],
        theme_n=theme["text_n"],
        position=place,
        name=theme["name"],
        plain_summary=theme["plain_summary"],
        easy_read=theme["easy_read"],
        why_we_think_this=theme["why_we_think_this"],
    )
    session.add(frozen)
    session.flush()
    quotes = list(theme["quotes"])
    SHUFFLE.shuffle(quotes)
    for rank, quote in enumerate(quotes):
        copy = SnapshotQuote(
            **held,
            id=uuid.uuid4(),
            snapshot_theme_id=frozen.id,
            quote_id=quote["id"],
            position=rank,
            text=quote["text"],
            speaker_label=quote["speaker_label"],
            labels=quote["labels"],
        )
        session.add(copy)


def close_round(session: Session, seat: Seat, round_id: UUID) -> dict[str, Any]:
    """Close a round to further comments."""
    found = round_for_change(session, seat, round_id)
    if found.state != "open":
        raise Conflict("round_not_open", "Only an open round can be closed.")
    found.state, found.closed_at = "closed", now()
    audit.record(session, seat.study_id, "round.closed", round_id)
    session.flush()
    return whole_round(session, seat.study_id, round_id)


def publish_round(session: Session, seat: Seat, round_id: UUID) -> dict[str, Any]:
    """Publish the responses of a closed round to its reviewers.

    Raises Conflict comments_unanswered with their ids while one lacks an agreed response.
    """
    found = round_for_change(session, seat, round_id)
    if found.state != "closed":
        raise Conflict("round_not_closed", "Close the round first; then publish its responses.")
    if waiting := queries.unanswered_ids(session, seat.study_id, round_id):
        few = "1 comment has" if len(waiting) == 1 else f"{len(waiting)} comments have"
        raise Conflict(
            "comments_unanswered",
            f"{few} no agreed response yet. Answer each, have a supervisor agree, then publish.",
            extra={"count": len(waiting), "comment_ids": waiting},
        )
    found.state, found.published_at = "published", now()
    audit.record(session, seat.study_id, "round.published", round_id)
    session.flush()
    return whole_round(session, seat.study_id, round_id)


def cancel_round(session: Session, seat: Seat, round_id: UUID) -> dict[str, Any]:
    """Cancel a draft or open round; reviewers no longer see it."""
    found = round_for_change(session, seat, round_id)
    if found.state not in ("draft", "open"):
        raise Conflict("round_closed", "A closed round stays; it cannot be cancelled.")
    found.state = "cancelled"
    audit.record(session, seat.study_id, "round.cancelled", round_id)
    session.flush()
    return whole_round(session, seat.study_id, round_id)
