"""Queries saved under a name: one's own, or shared with the team."""

from typing import Any
from uuid import UUID

from api.access.roles import Role
from api.access.seat import Seat
from api.analysis.searching import retrieval_queries as queries
from api.analysis.searching.models import SavedRetrieval
from api.analysis.searching.retrieval_schemas import QueryIn, SavedIn, SavedPatch, is_too_large
from api.audit import service as audit
from api.base.database import Connection, Session, claim, fetch
from api.base.errors import Conflict, Invalid, NotFound, Stale
from api.base.pages import page_of, read_cursor

MOST_SAVED = 1_000


def read_saved(connection: Connection, seat: Seat, limit: int, cursor: str | None) -> dict[str, Any]:
    """Return a page of one's own saved queries and those that others share, in order of making."""
    after = read_cursor(cursor, UUID)
    rows = queries.saved(connection, seat.study_id, seat.account_id, after[0] if after else None, limit + 1)
    return page_of(rows, limit, lambda row: [row.id])


def read_one(connection: Connection, seat: Seat, retrieval_id: UUID) -> dict[str, Any]:
    """Return a saved query. Another's that is not shared is NotFound."""
    row = queries.one_saved(connection, seat.study_id, seat.account_id, retrieval_id)
    if row is None:
        raise NotFound
    return dict(row._mapping)


def save(session: Session, seat: Seat, body: SavedIn) -> SavedRetrieval:
    """Keep a query under a name. Raises Conflict `too_many_saved`, Invalid for a query that is too large."""
    if queries.how_many_saved(session, seat.study_id) >= MOST_SAVED:
        raise Conflict(
            "too_many_saved", f"This study holds {MOST_SAVED} saved queries. Remove one that nobody needs."
        )
    row = SavedRetrieval(
        study_id=seat.study_id,
        created_by=seat.account_id,
        name=body.name,
        query=_kept(body.query),
        shared=body.shared,
    )
    session.add(row)
    session.flush()
    audit.record(session, seat.study_id, "retrieval.saved", row.id, shared=int(row.shared))
    return row


def change(
    session: Session, seat: Seat, retrieval_id: UUID, body: SavedPatch, version: int
) -> SavedRetrieval:
    """Change name, query or sharing. Raises NotFound, Stale, Conflict `saved_by_another`."""
    _demand_changeable(session, seat, retrieval_id)
    row = claim(session, SavedRetrieval, seat.study_id, retrieval_id, version)
    said = body.model_dump(exclude_none=True)
    if body.name is not None:
        row.name = body.name
    if body.query is not None:
        row.query = _kept(body.query)
    if body.shared is not None:
        row.shared = body.shared
    session.flush()
    audit.record(session, seat.study_id, "retrieval.changed", row.id, fields=said, shared=int(row.shared))
    return row


def remove(session: Session, seat: Seat, retrieval_id: UUID, version: int) -> None:
    """Remove a saved query. Raises NotFound, Stale, Conflict `saved_by_another`."""
    row = _demand_changeable(session, seat, retrieval_id)
    if row.version != version:
        raise Stale
    queries.remove(session, row)
    audit.record(session, seat.study_id, "retrieval.removed", retrieval_id)


def _demand_changeable(session: Session, seat: Seat, retrieval_id: UUID) -> SavedRetrieval:
    """Return a saved query that the seat may change: its own; as a supervisor, any that is shared."""
    row = fetch(session, SavedRetrieval, seat.study_id, retrieval_id)
    if row.created_by == seat.account_id or (row.shared and seat.role is Role.SUPERVISOR):
        return row
    if not row.shared:
        raise NotFound
    raise Conflict(
        "saved_by_another",
        "Somebody else saved this. Save the query under a name of your own, and change that.",
    )


def _kept(query: QueryIn) -> dict[str, Any]:
    """Return a query as it is stored: what was said, without what was left open. Raises Invalid."""
    if is_too_large(query.where):
        raise Invalid("query_too_large", "A query has at most 30 parts, 8 deep. Take some of them away.")
    return query.model_dump(mode="json", by_alias=True, exclude_unset=True)
