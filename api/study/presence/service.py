"""Say where one is, and learn who else is there."""

from typing import Any

from api.access.seat import Seat
from api.base.database import Connection
from api.study.members import queries as people
from api.study.presence import queries
from api.study.presence.places import Places, Sign
from api.study.presence.schemas import PresenceIn


def say_here(connection: Connection, seat: Seat, places: Places, body: PresenceIn) -> dict[str, Any]:
    """Note that the seated person is on a transcript (or left it) and return who else is, by name.

    A transcript's id is but the name of a place here: nothing is looked up, and nothing is told of it.
    """
    sign = Sign(seat.study_id, seat.account_id, seat.credential_id, body.transcript_id, body.here)
    places.note(sign)
    if connection.dialect.name == "postgresql":
        queries.tell(connection, sign.written())
    others = places.people(seat.study_id, body.transcript_id) - {seat.account_id}
    names = people.names(connection, others) if others else {}
    items = [{"account_id": one, "name": name} for one, name in names.items()]
    return {"items": sorted(items, key=lambda one: (one["name"], one["account_id"]))}
