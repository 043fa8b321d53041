"""Quotes: the queue, proposing, approving, turning down. Revoking stands with the rounds it reaches into."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.web import Cursor, Limit, Room
from api.involvement.quotes import service
from api.involvement.quotes.schemas import ApprovalIn, DecisionIn, QuoteIn, QuotesOut, QuoteWholeOut, State

quotes = Room("quotes")

States = Annotated[list[State] | None, Query(max_length=4, description="Only quotes in these states.")]


@quotes.get("", response_model=QuotesOut)
def list_quotes(
    work: Annotated[Work, allow(Action.READ_QUOTES)],
    state: States = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """List quotes, newest first."""
    return work.read(service.read_quotes, state or [], limit, cursor)


@quotes.post("", status_code=201, response_model=QuoteWholeOut)
def propose_quote(body: QuoteIn, work: Annotated[Work, allow(Action.PROPOSE_QUOTE)]) -> Response:
    """Propose a quote for reviewers, from a coding."""
    return work.write(service.propose_quote, body, answer=QuoteWholeOut)


@quotes.get("/{quote_id}", response_model=QuoteWholeOut)
def read_quote(quote_id: UUID, work: Annotated[Work, allow(Action.READ_QUOTES)]) -> Response:
    """Read a quote with the words around it."""
    return work.read(service.read_quote, quote_id, etag=True)


@quotes.post("/{quote_id}/approve", response_model=QuoteWholeOut)
def approve_quote(
    quote_id: UUID, body: ApprovalIn, work: Annotated[Work, allow(Action.APPROVE_QUOTE)]
) -> Response:
    """Approve a quote that somebody else proposed, and confirm the checks that nobody has confirmed yet."""
    return work.write(service.approve_quote, quote_id, body, answer=QuoteWholeOut, status=200)


@quotes.post("/{quote_id}/reject", response_model=QuoteWholeOut)
def reject_quote(
    quote_id: UUID, body: DecisionIn, work: Annotated[Work, allow(Action.APPROVE_QUOTE)]
) -> Response:
    """Turn a quote down, with a reason."""
    return work.write(service.reject_quote, quote_id, body, answer=QuoteWholeOut, status=200)
