"""Gather what a study opens with."""

from typing import Any

from api.access.seat import Seat
from api.analysis.coding import reading
from api.analysis.transcripts import service as transcripts
from api.base.database import Connection
from api.study import service as studies
from api.study.members import service as members


def read_opening(connection: Connection, seat: Seat, limit: int) -> dict[str, Any]:
    """Return the study, its members, its codebook and its transcripts, `limit` of them at most."""
    return {
        "study": studies.read_study(connection, seat),
        "members": members.read_members(connection, seat),
        "codes": reading.send_codebook(connection, seat),
        "transcripts": transcripts.read_transcripts(connection, seat, limit, None),
    }
