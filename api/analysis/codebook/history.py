"""What was changed about codes: kept as it was and as it became, and read back with who did it when."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import queries
from api.analysis.codebook.models import Code
from api.analysis.steps import service as steps
from api.base.database import Connection, Session
from api.base.errors import NotFound
from api.base.pages import page_of, read_cursor

State = dict[str, Any]
#: The parts of a code whose changes are told.
TOLD = (
    "label",
    "definition",
    "use_when",
    "not_when",
    "example",
    "kind",
    "origin",
    "colour",
    "pattern",
    "objective_ns",
    "parent_id",
    "retired",
    "merged_into_id",
)
#: Parts that name another code; they are told by its label as it is now.
NAMING = {
    "parent_id": "parent",
    "merged_into_id": "merged_into",
    "merged_from_id": "merged_from",
    "split_from_id": "split_from",
    "split_into_id": "split_into",
}
UNSAID: tuple[Any, ...] = (None, "", [], False)


def state_of(code: Code) -> State:
    """Return a code as a step keeps it."""
    said = {name: getattr(code, name) for name in Code.model_fields}  # reads an expired row anew
    return Code(**said).model_dump(mode="json")


def part_of(state: State, *names: str) -> State:
    """Return a part of a state: what a step touches, so that others may change the rest meanwhile."""
    return {name: state[name] for name in ("id", *names)}


def keep(session: Session, seat: Seat, verb: str, before: Sequence[State], rows: Sequence[Code]) -> None:
    """Keep what a verb did to codes: in their history, and as one step that can be undone.

    `before` holds the codes that stood already. A verb that changed nothing is no step.
    """
    session.flush()
    after = [state_of(row) for row in rows]
    if note(session, seat, verb, before, after):
        steps.add_step(session, seat, f"code_{verb}", {"codes": list(before)}, {"codes": after})


def note(
    session: Session, seat: Seat, verb: str, before: Sequence[State], after: Sequence[State], **more: str
) -> int:
    """Write into the history of codes how they became what they are; return how many changed.

    `more` names a code that had part in it (`merged_from_id` …).
    """
    stood = {state["id"]: state for state in before}
    made = [_change(seat, verb, stood.get(state["id"], {}), state, more) for state in after]
    found = [change for change in made if change["before"] or change["after"]]
    if found:
        queries.add_changes(session, found)
    return len(found)


def _change(seat: Seat, verb: str, old: State, new: State, more: dict[str, str]) -> dict[str, Any]:
    names = [name for name in TOLD if name in new and old.get(name) != new[name]]
    if not old:
        names = [name for name in names if new[name] not in UNSAID]
    return {
        "study_id": seat.study_id,
        "created_by": seat.account_id,
        "code_id": UUID(new["id"]),
        "verb": verb,
        "before": {name: old[name] for name in names if name in old},
        "after": {name: new[name] for name in names} | more,
    }


def read_history(
    connection: Connection, seat: Seat, code_id: UUID, limit: int, cursor: str | None
) -> dict[str, Any]:
    """Return a page of what was changed about a code, newest first."""
    labels = queries.labels(connection, seat.study_id)
    if code_id not in labels:
        raise NotFound
    after = read_cursor(cursor, UUID)
    rows = queries.changes(connection, seat.study_id, code_id, after[0] if after else None, limit + 1)
    page = page_of(rows, limit, lambda row: [row.id])
    named = {str(one): label for one, label in labels.items()}
    page["items"] = [_told(row, named) for row in page["items"]]
    return page


def _told(row: Any, labels: dict[str, str]) -> dict[str, Any]:
    names = dict.fromkeys([*row.before, *row.after])
    return {
        "id": row.id,
        "at": row.created_at,
        "by": row.author,
        "verb": row.verb,
        "changes": [
            {
                "field": NAMING.get(name, name),
                "old": _in_words(name, row.before.get(name), labels),
                "new": _in_words(name, row.after.get(name), labels),
            }
            for name in names
        ],
    }


def _in_words(name: str, value: Any, labels: dict[str, str]) -> str | None:
    if value is None:
        return None
    if name in NAMING:
        return labels.get(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
