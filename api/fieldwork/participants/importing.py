"""Import participants from a table: first look, then make them, all or none."""

from enum import Enum, auto
from typing import Any

from api.access.seat import Seat
from api.audit import service as audit
from api.base.database import Session
from api.base.errors import FieldProblem, Invalid
from api.fieldwork.participants import queries
from api.fieldwork.participants.import_plan import Known, Plan, make_plan
from api.fieldwork.participants.models import Participant
from api.fieldwork.participants.table_file import Table, Unreadable, read_table
from api.study import queries as studies

MOST_PROBLEMS = 200


class Mode(Enum):
    """Look at the file, or import it."""

    PREVIEW = auto()
    EXECUTE = auto()


def import_participants(session: Session, seat: Seat, data: bytes, mode: Mode) -> dict[str, Any]:
    """Import a CSV file; a preview stores nothing and says what would happen.

    Raises Invalid if the file cannot be read, or if a row keeps it from being imported.
    """
    try:
        table = read_table(data)
    except Unreadable as error:
        raise Invalid("file_unreadable", str(error), fields=(FieldProblem("file", str(error)),)) from None
    plan = make_plan(table, _known(session, seat))
    if mode is Mode.EXECUTE:
        _demand_sound(plan)
        _make(session, seat, plan)
    return _said(table, plan, mode)


def _known(session: Session, seat: Seat) -> Known:
    return Known(
        groups=studies.groups(session, seat.study_id),
        attributes=queries.attributes(session, seat.study_id),
        codes=frozenset(queries.study_codes(session, seat.study_id)),
        pseudonyms=frozenset(queries.pseudonyms(session, seat.study_id)),
    )


def _demand_sound(plan: Plan) -> None:
    if plan.problems:
        rows = len({p["row"] for p in plan.problems})
        raise Invalid(
            "rows_invalid",
            f"{rows} rows need correcting. Nothing was imported. Correct them in the file and send it again.",
            fields=tuple(
                FieldProblem(f"row {p['row']}" + (f", {p['column']}" if p["column"] else ""), p["message"])
                for p in plan.problems[:MOST_PROBLEMS]
            ),
        )


def _make(session: Session, seat: Seat, plan: Plan) -> None:
    for planned in plan.participants:
        said = {k: v for k, v in planned.items() if k != "row"}
        session.add(Participant(study_id=seat.study_id, created_by=seat.account_id, **said))
    session.flush()
    audit.record(session, seat.study_id, "participants.imported", n=len(plan.participants))


def _said(table: Table, plan: Plan, mode: Mode) -> dict[str, Any]:
    return {
        "dry_run": mode is Mode.PREVIEW,
        "encoding": table.encoding,
        "delimiter": {",": "comma", ";": "semicolon", "\t": "tab"}[table.delimiter],
        "columns": [
            {
                "heading": column.heading,
                "becomes": column.becomes,
                "attribute_id": column.attribute.id if column.attribute else None,
            }
            for column in plan.columns
        ],
        "participants": plan.participants,
        "problems": plan.problems[:MOST_PROBLEMS],
        "warnings": plan.warnings[:MOST_PROBLEMS],
        "made": len(plan.participants) if mode is Mode.EXECUTE else 0,
    }
