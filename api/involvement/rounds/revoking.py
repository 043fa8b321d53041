"""Revoke a quote: take it out of the queue and away from every round at once (B4)."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.base.database import Session
from api.involvement.quotes import service as quotes
from api.involvement.quotes.schemas import DecisionIn
from api.involvement.rounds import queries


def revoke_quote(session: Session, seat: Seat, quote_id: UUID, body: DecisionIn) -> dict[str, Any]:
    """Revoke a quote; reviewers no longer see it, in open and in closed rounds, from this request on."""
    quote = quotes.revoke(session, seat, quote_id, body.reason)
    queries.remove_from_snapshots(session, seat.study_id, {quote.id}, "revoked")
    session.flush()
    return quotes.whole_quote(session, seat, quote_id)
