"""The link to a file: signed, for ten minutes, for the session or token that asked for it."""

import re
import unicodedata
from typing import Any
from uuid import UUID

from api.access import credentials
from api.access.credentials import Kind
from api.access.seat import Seat
from api.base.errors import Gone, Unauthorized
from api.base.keys import Keys

TICKET_SECONDS = 10 * 60
ENDED = "This link to the file has ended or was used. Make the export again."


def ticket_for(keys: Keys, seat: Seat, export_id: UUID) -> str:
    """Return a ticket for the file of an export."""
    return credentials.sign(keys, Kind.DOWNLOAD, export_id, TICKET_SECONDS, _holder(seat))


def demand_ticket(keys: Keys, seat: Seat, export_id: UUID, ticket: str) -> None:
    """Raise Gone unless the ticket holds for this export and this caller."""
    try:
        claims = credentials.read(keys, Kind.DOWNLOAD, ticket)
    except Unauthorized:
        raise Gone("ticket_ended", ENDED) from None
    if claims.subject != export_id or not credentials.same_secret(claims.token_id, _holder(seat)):
        raise Gone("ticket_ended", ENDED)


def _holder(seat: Seat) -> str:
    """Return what binds a ticket to the session or token that asked for it."""
    return credentials.digest(f"{seat.account_id} {seat.credential_id}")[:32]


def file_name(study: str, row: Any) -> str:
    """Return a neutral name: the study's title in short, the kind, the day."""
    plain = unicodedata.normalize("NFKD", study).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "study"
    return f"{slug}-{row.kind}-{row.created_at.date().isoformat()}.{row.format}"
