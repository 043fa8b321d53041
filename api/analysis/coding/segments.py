"""Read the segments of a code in reading order, each with its turns, its people and the words around it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import queries as codebook
from api.analysis.codebook import tree
from api.analysis.coding import segment_queries as queries
from api.analysis.transcripts import texts
from api.base.database import Connection
from api.base.errors import NotFound
from api.base.pages import page_of, read_cursor

#: Code points of context on each side.
CONTEXT = 160
NO_TURN = (None, None, None, None)


def read_segments(
    connection: Connection,
    seat: Seat,
    code_id: UUID,
    coder_id: UUID | None,
    limit: int,
    cursor: str | None,
    *,
    subtree: bool,
) -> dict[str, Any]:
    """Return a page of the segments of a code (and what stands under it), each with its context."""
    code_ids = _meant(connection, seat.study_id, code_id) if subtree else [code_id]
    after: Any = read_cursor(cursor, UUID, int, UUID)
    rows = queries.segments_of_code(connection, seat.study_id, code_ids, coder_id, after, limit + 1)
    if not rows and not codebook.is_code(connection, seat.study_id, code_id):
        raise NotFound
    page = page_of(rows, limit, lambda row: [row["transcript_id"], row["start"], row["id"]])
    page["items"] = _with_context(connection, seat.study_id, page["items"])
    return page


def _meant(connection: Connection, study_id: UUID, code_id: UUID) -> list[str]:
    """Return a code of this study and all that stands under it, as text. Raises NotFound."""
    family = codebook.family(connection, study_id)
    if str(code_id) not in family:
        raise NotFound
    return sorted(tree.descendants(str(code_id), family))


def _with_context(
    connection: Connection, study_id: UUID, rows: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    versions = {str(row["version_id"]) for row in rows}
    bodies = texts.get_many(connection, study_id, [UUID(one) for one in versions]) if versions else {}
    by_id = {str(version_id): body for version_id, body in bodies.items()}
    return [_segment(row, by_id[str(row.pop("version_id"))]) for row in rows]


def _segment(row: dict[str, Any], text: str) -> dict[str, Any]:
    """Put the words around a segment in, and what its turns say."""
    start, end, turns = row["start"], row["end"], sorted(row.pop("turns") or ())
    row["stale"] = bool(row["stale"])
    row["before"] = text[max(0, start - CONTEXT) : start]
    row["after"] = text[end : end + CONTEXT]
    row["turn"], row["starts_at_ms"], kind, study_code = turns[0] if turns else NO_TURN
    other = "Interviewer" if kind == "interviewer" else "Other"
    row["speaker"] = (study_code or other) if turns else None
    row["participants"] = list(dict.fromkeys(turn[3] for turn in turns if turn[3]))
    return row
