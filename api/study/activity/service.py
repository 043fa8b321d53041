"""Read the feed and the trail of a study, and verify its chain."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.access.guards import to_json
from api.access.roles import Role
from api.access.seat import Seat
from api.audit import queries as chain
from api.audit.kinds import FOR_SUPERVISORS, KINDS, PRIVATE
from api.audit.service import first_broken
from api.base.database import Connection
from api.base.ground import Ground
from api.base.pages import page_of, read_cursor
from api.study.members import queries as people

MOST = 500
#: What stands on the trail and is no news to colleagues.
TRAIL_ALONE = frozenset({"action.refused"})
LONGEST_SEQ = 10


def _event(row: Any, names: dict[Any, str], seat: Seat) -> dict[str, Any]:
    mine = row.actor_id == seat.account_id
    return _told(row, names) | {"key": row.idempotency_key if mine else None}


def _told(row: Any, names: dict[Any, str]) -> dict[str, Any]:
    """Return an event as it is told to colleagues: without the key under which it was sent."""
    return {
        "seq": row.seq,
        "at": row.at,
        "kind": row.kind,
        "actor_id": row.actor_id,
        "actor": names.get(row.actor_id, "The system"),
        "sentence": KINDS.get(row.kind, row.kind),
        "object_id": row.object_id,
        "details": row.details,
        "key": None,
    }


def read_feed(connection: Connection, seat: Seat, since_seq: int) -> dict[str, Any]:
    """Return what happened after a place, oldest first, at most 500; past the end, where the end is."""
    rows = chain.events_after(connection, seat.study_id, since_seq, MOST)
    names = people.names(connection, {row.actor_id for row in rows if row.actor_id})
    # Not the end itself: something may have happened between the two questions.
    last = rows[-1].seq if rows else min(since_seq, chain.head_of(connection, seat.study_id)[0])
    hidden = TRAIL_ALONE | _hidden_from(seat)
    shown = [row for row in rows if row.kind not in hidden or _is_own_deed(row, seat)]
    return {"items": [_event(row, names, seat) for row in shown], "seq": last}


@dataclass(frozen=True, slots=True)
class Said:
    """One event of the feed as it is written to streams: to others, and to whose deed it is."""

    seq: int
    kind: str
    actor_id: UUID | None
    to_others: bytes
    to_actor: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """What happened after one place up to another, oldest first; read once for all who follow."""

    before: int
    seq: int
    events: tuple[Said, ...]

    def for_seat(self, seat: Seat, after: int) -> bytes:
        """Return what a seat hears of the events after a place."""
        hidden = TRAIL_ALONE | _hidden_from(seat)
        ours = [(e, e.actor_id == seat.account_id) for e in self.events if e.seq > after]
        heard = [
            (e, mine) for e, mine in ours if e.kind not in hidden or (mine and e.kind not in TRAIL_ALONE)
        ]
        return b"".join(e.to_actor if mine else e.to_others for e, mine in heard)


def read_batch(connection: Connection, study_id: UUID, after: int) -> Batch:
    """Read what happened after a place, at most 500; with a negative place, where the end is."""
    if after < 0:
        seq = chain.head_of(connection, study_id)[0]
        return Batch(seq, seq, ())
    rows = chain.events_after(connection, study_id, after, MOST)
    names = people.names(connection, {row.actor_id for row in rows if row.actor_id}) if rows else {}
    said = [(row, _told(row, names), row.idempotency_key) for row in rows]
    events = tuple(
        Said(row.seq, row.kind, row.actor_id, written(event), written(event | {"key": key}))
        for row, event, key in said
    )
    return Batch(after, rows[-1].seq if rows else after, events)


def written(event: dict[str, Any]) -> bytes:
    """Write one event for a stream: its seq is its id, so that a browser resumes where it was cut off."""
    return f"id: {event['seq']}\nevent: change\ndata: {to_json(event).decode()}\n\n".encode()


def _hidden_from(seat: Seat) -> frozenset[str]:
    """Return the kinds of events that a seat does not hear of unless it did them itself."""
    return PRIVATE if seat.role is Role.SUPERVISOR else PRIVATE | FOR_SUPERVISORS


def _is_own_deed(row: Any, seat: Seat) -> bool:
    return bool(row.actor_id == seat.account_id) and row.kind not in TRAIL_ALONE


def may_follow(_connection: Connection, seat: Seat) -> Seat:
    """Return the seat that may follow the feed of its study."""
    return seat


def place_of(since_seq: int, last_event_id: str | None) -> int:
    """Return where to go on from: the browser's last event, else the place that was asked for."""
    digits = (last_event_id or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_SEQ else since_seq


def read_trail(connection: Connection, seat: Seat, limit: int, cursor: str | None) -> dict[str, Any]:
    """Return a page of the trail, newest first; a researcher sees their own acts."""
    after = read_cursor(cursor, int)
    rows = chain.events_before(
        connection,
        seat.study_id,
        after[0] if after else None,
        limit + 1,
        seat.account_id if seat.owns_only else None,
        hidden=_hidden_from(seat),
        but_of=seat.account_id,
    )
    names = people.names(connection, {row.actor_id for row in rows if row.actor_id})
    page = page_of(rows, limit, lambda r: [r.seq])
    more = ("role", "via", "request_id", "seal")
    page["items"] = [_event(r, names, seat) | {k: getattr(r, k) for k in more} for r in page["items"]]
    return page


def verify(connection: Connection, seat: Seat, ground: Ground) -> dict[str, Any]:
    """Walk the chain of the study."""
    broken = first_broken(connection, ground, seat.study_id)
    seq, seal = chain.head_of(connection, seat.study_id)
    return {"holds": broken is None, "first_broken": broken, "seq": seq, "seal": seal}
