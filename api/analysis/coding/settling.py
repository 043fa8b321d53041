"""Codings that wait for a person after a correction: both texts side by side, and where the segment lies."""

from collections import Counter
from typing import Any
from uuid import UUID

from api.access.roles import Role
from api.access.seat import Seat
from api.analysis.coding import correction_queries, queries
from api.analysis.coding import counter_queries as counters
from api.analysis.coding import steps as turning
from api.analysis.coding.models import Coding
from api.analysis.coding.reanchoring import passage
from api.analysis.coding.settling_schemas import SettleIn
from api.analysis.steps import service as steps
from api.analysis.transcripts import gates, texts
from api.analysis.transcripts import queries as transcripts
from api.audit import service as audit
from api.base.database import Connection, Session, claim
from api.base.errors import Conflict, FieldProblem, Invalid, NotFound
from api.base.pages import page_of, read_cursor
from api.study.service import policy_of
from api.text.anchor import place


def read_stale(
    connection: Connection, seat: Seat, transcript_id: UUID, limit: int, cursor: str | None
) -> dict[str, Any]:
    """Return the codings of a transcript that nobody has settled yet, with both texts around each."""
    study_id = seat.study_id
    head = transcripts.head(connection, study_id, transcript_id)
    gates.demand_readable(connection, seat, head, policy_of(connection, study_id))
    after: Any = read_cursor(cursor, int, UUID)
    rows = correction_queries.stale_codings(connection, study_id, transcript_id, after, limit + 1)
    page = page_of(rows, limit, lambda row: [row.start, row.id])
    shown = page["items"]
    ids = {row.version_id for row in shown} | {head.version_id}
    bodies = texts.get_many(connection, study_id, ids)
    turns = correction_queries.turn_starts(connection, study_id, list(ids))
    starts = {one: [turn.start for turn in rows] for one, rows in turns.items()}
    text = bodies[head.version_id]
    guesses = _guesses(shown, bodies, text)
    coders = correction_queries.stale_by_coder(connection, study_id, transcript_id)
    names = queries.names_of(connection, list(set(coders)))
    may_place = _may_place_others(seat, head)
    page["items"] = [
        {
            **{name: getattr(row, name) for name in ("id", "version", "code_id", "coder_id", "memo")},
            "was": passage(
                row.n, bodies[row.version_id], (row.start, row.end), starts.get(row.version_id, [])
            ),
            "guess": guess and passage(head.current_n, text, guess, starts.get(head.version_id, [])),
            "may_place": may_place or row.coder_id == seat.account_id,
            "may_remove": row.coder_id == seat.account_id,
        }
        for row, guess in zip(shown, guesses, strict=True)
    ]
    counts = Counter(coders)
    mine = counts[seat.account_id]
    return page | {
        "current_n": head.current_n,
        "count": len(coders),
        "mine": mine,
        "coders": names,
    }


def _guesses(shown: Any, bodies: dict[UUID, str], text: str) -> list[tuple[int, int] | None]:
    """Return for each coding where it may lie in a text now."""
    found: dict[UUID, tuple[int, int] | None] = {}
    for version_id in {row.version_id for row in shown}:
        ours = [row for row in shown if row.version_id == version_id]
        placed = place(bodies[version_id], text, [(row.start, row.end) for row in ours])
        found |= {row.id: one.span for row, one in zip(ours, placed, strict=True)}
    return [found[row.id] for row in shown]


def _may_place_others(seat: Seat, head: Any) -> bool:
    """Tell whether the seat may say where others' segments lie: who corrected the text, and supervisors."""
    return seat.role is Role.SUPERVISOR or seat.account_id == head.made_by


def settle(session: Session, seat: Seat, coding_id: UUID, body: SettleIn) -> dict[str, Any]:
    """Say where a stale segment lies in the corrected text, or remove one's own.

    Raises NotFound for a coding that is not the seat's to settle, Conflict if it waits for nobody, the text
    has a newer version or the same coding stands there, Invalid for a span outside the text.
    """
    row = _to_settle(session, seat, coding_id, body)
    transcripts.hold(session, seat.study_id, [row.transcript_id])
    if not row.stale:
        raise Conflict("not_stale", "Somebody has settled this coding already. Read the list again.")
    if body.remove:
        return _removed(session, seat, row)
    version = gates.demand_codable(session, seat.study_id, row.transcript_id)
    if body.version != version.n:
        raise Conflict(
            "version_superseded",
            "This transcript has a newer version. Read the list again and settle it there.",
            extra={"current_version": version.n},
        )
    start, end, quote = _span(texts.get(session, seat.study_id, version.id), body)
    before = turning.state_of(row)
    counters.shift(session, seat.study_id, [row.id], -1)
    row = claim(session, Coding, seat.study_id, coding_id, row.version)
    row.version_id, row.start, row.end, row.quote, row.stale = version.id, start, end, quote, False
    with session.no_autoflush:
        standing = queries.same(session, row)
    if standing and standing != row.id:
        raise Conflict(
            "already_coded",
            "This coder has given this code to exactly these words already. Remove this coding instead.",
            extra={"coding_id": standing},
        )
    session.flush()
    counters.shift(session, seat.study_id, [row.id], +1)
    steps.add_step(session, seat, "settle", {"codings": [before]}, {"codings": [turning.state_of(row)]})
    _record(session, seat, row, "placed")
    return {"id": row.id, "outcome": "placed", "coding": row}


def _to_settle(session: Session, seat: Seat, coding_id: UUID, body: SettleIn) -> Coding:
    row = queries.coding(session, seat.study_id, coding_id)
    if row is None:
        raise NotFound
    if row.coder_id == seat.account_id:
        return row
    head = transcripts.head(session, seat.study_id, row.transcript_id)
    if body.remove or not _may_place_others(seat, head):
        raise NotFound
    return row


def _removed(session: Session, seat: Seat, row: Coding) -> dict[str, Any]:
    before = turning.state_of(row)
    _record(session, seat, row, "removed")
    coding_id, transcript_id = row.id, row.transcript_id
    turning.take_out(session, row)
    steps.add_step(session, seat, "remove", {"codings": [before]}, {})
    audit.record(session, seat.study_id, "coding.removed", coding_id, transcript_id=transcript_id)
    return {"id": coding_id, "outcome": "removed", "coding": None}


def _span(text: str, body: SettleIn) -> tuple[int, int, str]:
    start, end = body.start, body.end
    if start is None or end is None or not start < end <= len(text) or not text[start:end].strip():
        fields = (FieldProblem("end", f"Choose some words: a span within 0 and {len(text)}."),)
        raise Invalid("span_invalid", "Choose the words that this coding is about.", fields=fields)
    return start, end, text[start:end]


def _record(session: Session, seat: Seat, row: Coding, outcome: str) -> None:
    audit.record(
        session,
        seat.study_id,
        "coding.settled",
        row.id,
        transcript_id=row.transcript_id,
        code_id=row.code_id,
        coder_id=row.coder_id,
        outcome=outcome,
    )
