"""Exports: weigh what would leave, make one for a purpose, list what was taken before."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.audit import service as audit
from api.base.clock import now, timedelta
from api.base.database import Connection, Session, Source
from api.base.ground import Ground
from api.base.pages import page_of, read_cursor
from api.outputs.exchange import making, queries, tickets
from api.outputs.exchange.cells import safe_cell
from api.outputs.exchange.gathered import Gathered
from api.outputs.exchange.leaving import Leaving, leaving
from api.outputs.exchange.making import Choice
from api.outputs.exchange.making_apart import APART, demand_makeable_apart, gather_apart, sentence_of
from api.outputs.exchange.models import Export
from api.outputs.exchange.schemas import ChoiceIn, ExportIn, OptionsIn
from api.outputs.exchange.tables import Cell, Column
from api.outputs.exchange.weighing import (
    choice_of,
    demand_makeable,
    refusal_of,
    refusal_of_rows,
    weigh,
)

SAMPLE_ROWS = 5
LONGEST_SAMPLE = 280
EXAMPLES = "Examples and definitions are the team's own words. Check that no example names or shows anybody."
MEMOS = "Memos are the team's thoughts, not checked for names. Leave them out if others will read this."


def preview(connection: Connection, seat: Seat, body: ChoiceIn) -> dict[str, Any]:
    """Say what an export would hold and leave out, with its first rows. Records nothing."""
    choice = choice_of(connection, seat.study_id, body.kind, body.format, body.options)
    if choice.kind in APART:
        return _preview_apart(connection, seat, choice, body.options)
    found, counts, left_out = weigh(connection, seat.study_id, choice)
    refusal = refusal_of(choice, counts, left_out)
    return {
        "counts": counts,
        "left_out": _explained(left_out, found),
        "notes": _notes(choice),
        "sample": _sample(connection, seat.study_id, choice, found),
        "coders": queries.coders(connection, seat.study_id),
        "refused": refusal[1] if refusal else None,
    }


def _preview_apart(connection: Connection, seat: Seat, choice: Choice, options: OptionsIn) -> dict[str, Any]:
    apart = gather_apart(connection, seat, choice, options)
    refusal = refusal_of_rows(choice, apart.n, apart.shown_left_out)
    return {
        "counts": apart.shown,
        "left_out": _explained(apart.shown_left_out, leaving(connection, seat.study_id)),
        "notes": apart.remarks,
        "sample": _first_of(apart.columns, apart.rows()),
        "coders": [],
        "refused": refusal[1] if refusal else None,
    }


def _explained(left_out: dict[str, Any], found: Leaving | None = None) -> list[dict[str, Any]]:
    """Say each reason in a sentence; with the transcripts, where their titles are known."""
    titles = {str(one): title for one, title in found.titles.items()} if found else {}
    return [
        reason
        | {"detail": sentence_of(reason)}
        | {"where": [{"id": one, "title": titles[one]} for one in reason["where"] if one in titles]}
        for reason in left_out["reasons"]
    ]


def _notes(choice: Choice) -> list[str]:
    if choice.kind == "codebook":
        return [EXAMPLES]
    return [MEMOS] if choice.include_memos else []


def _sample(source: Source, study_id: UUID, choice: Choice, found: Leaving) -> dict[str, Any]:
    if choice.kind == "codebook":
        gathered = Gathered(making.gather_codes(source, study_id, choice))
    else:
        gathered = making.gather(source, study_id, choice, found, SAMPLE_ROWS)
    return _first_of(*making.table_of(choice, gathered))


def _first_of(columns: Sequence[Column], rows: Iterator[list[Cell]]) -> dict[str, Any]:
    first = [row for row, _ in zip(rows, range(SAMPLE_ROWS), strict=False)]
    return {
        "columns": [column.head for column in columns],
        "rows": [[_short(cell) for cell in row] for row in first],
    }


def _short(cell: Cell) -> str:
    text = safe_cell(cell) if isinstance(cell, str) else str(cell)
    return text if len(text) <= LONGEST_SAMPLE else f"{text[:LONGEST_SAMPLE]} …"


# Making


Weighed = tuple[dict[str, int], dict[str, Any], str]


def weigh_export(connection: Connection, seat: Seat, body: ExportIn) -> Weighed:
    """Weigh an export before it is recorded, without the writers' turn. Raises Invalid, Conflict."""
    choice = choice_of(connection, seat.study_id, body.kind, body.format, body.options)
    if choice.kind in APART:
        apart = gather_apart(connection, seat, choice, body.options)
        demand_makeable_apart(choice, apart)
        return apart.counts, apart.left_out, queries.title_of(connection, seat.study_id)
    _, counts, left_out = weigh(connection, seat.study_id, choice)
    demand_makeable(choice, counts, left_out)
    return counts, left_out, queries.title_of(connection, seat.study_id)


def make_export(
    session: Session, seat: Seat, ground: Ground, body: ExportIn, weight: Weighed
) -> dict[str, Any]:
    """Record an export with its purpose; return the link to its file."""
    counts, left_out, study = weight
    row = Export(
        study_id=seat.study_id,
        created_by=seat.account_id,
        kind=body.kind,
        format=body.format,
        purpose=body.purpose,
        options=body.options.model_dump(mode="json", exclude_none=True, by_alias=True),
        counts=counts,
        left_out=left_out,
    )
    session.add(row)
    session.flush()
    audit.record(
        session,
        seat.study_id,
        "export.made",
        row.id,
        what=row.kind,
        format=row.format,
        n=_size(row.kind, counts),
    )
    ticket = tickets.ticket_for(ground.keys, seat, row.id)
    made = _line(queries.export(session, seat.study_id, row.id))
    return made | {
        "left_out": _explained(left_out),
        "file_name": tickets.file_name(study, row),
        "download_url": f"/api/v1/studies/{seat.study_id}/exports/{row.id}/file?ticket={ticket}",
        "ends_at": now() + timedelta(seconds=tickets.TICKET_SECONDS),
    }


def _size(kind: str, counts: dict[str, int]) -> int:
    return counts[{"codebook": "codes", "notes": "notes"}.get(kind, "segments")]


# The list


def read_exports(connection: Connection, seat: Seat, limit: int, cursor: str | None) -> dict[str, Any]:
    """Return a page of exports, newest first: who took what, when, what for."""
    after = read_cursor(cursor, UUID)
    rows = queries.exports(connection, seat.study_id, after[0] if after else None, limit + 1)
    page = page_of(rows, limit, lambda r: [r.id])
    page["items"] = [_line(r) | {"left_out": _explained(r.left_out)} for r in page["items"]]
    return page


def _line(row: Any) -> dict[str, Any]:
    """Return an export as it stands on the list: whether a journal went in is nobody else's to know."""
    options = {name: value for name, value in row.options.items() if name != "own_journal"}
    return dict(row._mapping) | {"options": options}
