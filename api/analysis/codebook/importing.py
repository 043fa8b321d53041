"""Import codes from a table: first look, then make them, all or none, as one step."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import history, queries, tree
from api.analysis.codebook.import_plan import Known, Plan, Planned, in_order, make_plan
from api.analysis.codebook.models import Code
from api.audit import service as audit
from api.base.database import Connection, Session, Source
from api.base.errors import FieldProblem, Invalid
from api.fieldwork.participants.table_file import Table, Unreadable, read_table

MOST_PROBLEMS = 200
LONGEST_CELL = 20_000
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}


def preview_import(connection: Connection, seat: Seat, data: bytes, existing: str) -> dict[str, Any]:
    """Say what a file would do; nothing is stored. Raises Invalid if it cannot be read."""
    table, plan = _planned(connection, seat.study_id, data, existing)
    return _said(table, plan)


def import_codes(session: Session, seat: Seat, data: bytes, existing: str) -> dict[str, Any]:
    """Make and update the codes of a file, all or none; one step to undo.

    Raises Invalid if the file cannot be read or a row keeps it from being imported.
    """
    table, plan = _planned(session, seat.study_id, data, existing)
    _demand_sound(plan)
    standing = {code.id: code for code in queries.all_codes(session, seat.study_id)}
    by_key = {code.label_key: code for code in standing.values() if not code.retired}
    before, rows = [], []
    for key, planned in in_order(plan):
        if planned.does == "keep":
            continue
        parent = by_key[tree.key_of(planned.parent)].id if planned.parent else None
        if planned.does == "update":
            code = by_key[key]
            before.append(history.state_of(code))
            _update(code, planned, parent, standing)
        else:
            code = by_key[key] = _make(seat, key, planned, parent, standing)
            session.add(code)
            session.flush()
            standing[code.id] = code
        rows.append(code)
        kind = "code.changed" if planned.does == "update" else "code.created"
        audit.record(session, seat.study_id, kind, code.id, parent_id=code.parent_id)
    history.keep(session, seat, "import", before, rows)
    audit.record(session, seat.study_id, "code.imported", n=len(rows))
    return _said(table, plan)


def _planned(source: Source, study_id: UUID, data: bytes, existing: str) -> tuple[Table, Plan]:
    try:
        table = read_table(data, LONGEST_CELL)
    except Unreadable as error:
        raise Invalid("file_unreadable", str(error), fields=(FieldProblem("file", str(error)),)) from None
    codes = queries.codes(source, study_id)
    known = Known(
        {tree.key_of(row.label): row.id for row in codes if not row.retired},
        {row.id: row.parent_id for row in codes},
    )
    return table, make_plan(table, known, update=existing == "update")


def _demand_sound(plan: Plan) -> None:
    if plan.problems:
        rows = len({p["row"] for p in plan.problems})
        fields = tuple(
            FieldProblem(f"row {p['row']}" + (f", {p['column']}" if p["column"] else ""), p["message"])
            for p in plan.problems[:MOST_PROBLEMS]
        )
        raise Invalid(
            "rows_invalid",
            f"{rows} rows need correcting. Nothing was imported. Correct them in the file and send it again.",
            fields=fields,
        )


def _make(seat: Seat, key: str, planned: Planned, parent: UUID | None, standing: dict[UUID, Code]) -> Code:
    near = [code for code in standing.values() if code.parent_id == parent]
    looks = [(c.colour, c.pattern) for c in standing.values() if not c.retired]
    colour, pattern = tree.free_look([(c.colour, c.pattern) for c in near if not c.retired], looks)
    if "colour" in planned.said:
        pattern = 1
    look = {"colour": colour, "pattern": pattern}
    return Code(
        study_id=seat.study_id,
        created_by=seat.account_id,
        label=planned.label,
        label_key=key,
        parent_id=parent,
        position=1 + max((code.position for code in near), default=-1),
        **look | planned.said,
    )


def _update(code: Code, planned: Planned, parent: UUID | None, standing: dict[UUID, Code]) -> None:
    """Write what the file says over what stands; empty cells change nothing."""
    for name, value in planned.said.items():
        setattr(code, name, value)
    if planned.parent and code.parent_id != parent:
        near = [other.position for other in standing.values() if other.parent_id == parent]
        code.parent_id, code.position = parent, 1 + max(near, default=-1)
    code.version += 1


def _said(table: Table, plan: Plan) -> dict[str, Any]:
    does = [planned.does for planned in plan.codes.values()]
    return {
        "encoding": table.encoding,
        "delimiter": DELIMITERS[table.delimiter],
        "columns": [{"heading": heading, "becomes": becomes} for heading, becomes in plan.columns],
        "codes": [
            {
                "row": planned.row,
                "label": planned.label,
                "parent": planned.parent,
                "does": planned.does,
                "parts": sorted(planned.said),
            }
            for planned in plan.codes.values()
        ],
        "problems": plan.problems[:MOST_PROBLEMS],
        "warnings": plan.warnings[:MOST_PROBLEMS],
        "created": does.count("create"),
        "updated": does.count("update"),
        "kept": does.count("keep"),
    }
