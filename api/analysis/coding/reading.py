"""Read codings of a transcript, and the codebook with its counts."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orjson import Fragment

from api.access.guards import to_json
from api.access.seat import Seat
from api.analysis.codebook import queries as codebook
from api.analysis.codebook import tree
from api.analysis.coding import correction_queries, queries
from api.analysis.coding import counter_queries as counters
from api.analysis.steps import queries as steps
from api.analysis.transcripts import gates
from api.analysis.transcripts import queries as transcripts
from api.audit import queries as chain
from api.base.database import Connection
from api.base.errors import NotFound
from api.base.kept import Kept
from api.study.service import policy_of

MOST_EVENTS = 2_000
NOBODY: frozenset[Any] = frozenset()
#: The codebooks that were written last.
WRITTEN = Kept()
#: The event that a transcript's codings of one code now bear another.
#: The text was corrected: from then on every coding may lie elsewhere.
CORRECTED = "version.made"
MOVED = "coding.moved"


def read_codebook(connection: Connection, seat: Seat) -> dict[str, Any]:
    """Return the whole codebook in reading order with people and segments; always four queries."""
    seq = chain.head_of(connection, seat.study_id)[0]
    segments, people = counters.counts_to_send(connection, seat.study_id)
    ordered = tree.in_order(codebook.codes_to_send(connection, seat.study_id))
    lines = _plain(ordered)
    by_id = {line["id"]: line for line in lines}
    all_people = {code_id: people.get(code_id, NOBODY) for code_id in by_id}
    for line in lines:
        line["people"] = len(all_people[line["id"]])
        line["segments"] = line["segments_in_all"] = segments.get(line["id"], 0)
    for line in reversed(lines):  # children before their parents
        line["people_in_all"] = len(all_people[line["id"]])
        above = by_id.get(line["parent_id"])
        if above:
            all_people[above["id"]] |= all_people[line["id"]]
            above["segments_in_all"] += line["segments_in_all"]
    return {"items": lines, "seq": seq}


def send_codebook(connection: Connection, seat: Seat) -> Fragment:
    """Return the same codebook written as JSON: once for everybody, until something changes in the study.

    Each change bears a new `seq`, made in its own transaction; so what was written at this one still holds.
    """
    seq = chain.head_of(connection, seat.study_id)[0]
    kept = WRITTEN.get(seat.study_id, seq)
    if kept is None:
        kept = to_json(read_codebook(connection, seat))
        WRITTEN.put(seat.study_id, seq, kept)
    return Fragment(kept)


def read_code(connection: Connection, seat: Seat, code_id: UUID) -> dict[str, Any]:
    """Return one code with its counts."""
    lines: list[dict[str, Any]] = read_codebook(connection, seat)["items"]
    found = next((line for line in lines if str(line["id"]) == str(code_id)), None)
    if found is None:
        raise NotFound
    return found


def read_codings(
    connection: Connection, seat: Seat, transcript_id: UUID, since_seq: int | None
) -> dict[str, Any]:
    """Return all codings on the current version, or those that changed since a place in the feed."""
    head = transcripts.head(connection, seat.study_id, transcript_id)
    gates.demand_readable(connection, seat, head, policy_of(connection, seat.study_id))
    seq = chain.head_of(connection, seat.study_id)[0]
    undo, redo = steps.steps_left(connection, seat.study_id, seat.account_id)
    removed: list[UUID] = []
    events = (
        () if since_seq is None else chain.events_after(connection, seat.study_id, since_seq, MOST_EVENTS)
    )
    corrected = any(e.kind == CORRECTED and e.object_id == transcript_id for e in events)
    if since_seq is None or corrected:
        here = (seat.study_id, transcript_id, head.version_id)
        items, coders = queries.codings_of_transcript(connection, *here)
    else:
        touched = _touched(connection, seat, transcript_id, events)
        seq = events[-1].seq if len(events) == MOST_EVENTS else seq
        rows = queries.codings_by_id(connection, seat.study_id, touched) if touched else []
        lost = set(correction_queries.stale_among(connection, seat.study_id, touched)) if touched else set()
        kept = [row for row in rows if UUID(str(row.id)) not in lost]
        standing = {str(row.id) for row in kept}
        removed = [one for one in touched if str(one) not in standing]
        coders = queries.names_of(connection, list({row.coder_id for row in kept})) if kept else []
        items = _plain(kept)
    return {
        "items": items,
        "removed": removed,
        "coders": coders,
        "seq": seq,
        "undo": undo,
        "redo": redo,
        "stale": len(correction_queries.stale_by_coder(connection, seat.study_id, transcript_id)),
        "corrected": corrected,
    }


def _plain(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Return rows as plain values, which are written far quicker than rows are."""
    names = rows[0]._fields if rows else ()
    return [dict(zip(names, row, strict=True)) for row in rows]


def _touched(connection: Connection, seat: Seat, transcript_id: UUID, events: Sequence[Any]) -> list[UUID]:
    """Return the codings of a transcript that events speak of."""
    here = str(transcript_id)
    ours = [e for e in events if e.kind.startswith("coding.") and e.details.get("transcript_id") == here]
    found = [e.object_id for e in ours if e.kind != MOVED]
    into = {UUID(e.details["into"]) for e in ours if e.kind == MOVED}
    if into:
        found += queries.bearing_in(connection, seat.study_id, transcript_id, list(into))
    return list(dict.fromkeys(found))
