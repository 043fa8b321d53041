"""Undo and redo: each step keeps the codings it touched as they were before and after."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.coding import counter_queries as counters
from api.analysis.coding import queries
from api.analysis.coding.models import Coding, Step
from api.audit import service as audit
from api.base.database import IntegrityError, Session
from api.base.errors import Conflict

KEPT = 500
SENTENCES = {
    "apply": ("Coding undone", "Coded again"),
    "remove": ("Coding brought back", "Coding removed again"),
    "change": ("Change undone", "Changed again"),
}


def state_of(row: Coding) -> dict[str, Any]:
    """Return a coding as a step keeps it."""
    return row.model_dump(mode="json")


def add_step(
    session: Session, seat: Seat, verb: str, before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> None:
    """Keep a step; what was undone before can no longer be redone."""
    queries.forget_undone(session, seat.study_id, seat.account_id)
    session.add(
        Step(
            study_id=seat.study_id,
            account_id=seat.account_id,
            created_by=seat.account_id,
            verb=verb,
            before={"codings": before},
            after={"codings": after},
        )
    )
    session.flush()
    queries.forget_beyond(session, seat.study_id, seat.account_id, KEPT)


def forget(session: Session, seat: Seat) -> None:
    """Let go of all of one's steps: from here on there is nothing to undo."""
    queries.forget_beyond(session, seat.study_id, seat.account_id, 0)


def undo(session: Session, seat: Seat) -> dict[str, Any]:
    """Take back one's latest step. Raises Conflict if there is none, or others have built on it."""
    step = queries.last_step(session, seat.study_id, seat.account_id, undone=False)
    if step is None:
        raise Conflict("nothing_to_undo", "There is nothing of yours to undo here.")
    return _turn(session, seat, step, step.after["codings"], step.before["codings"], undone=True)


def redo(session: Session, seat: Seat) -> dict[str, Any]:
    """Do one's last undone step again."""
    step = queries.last_step(session, seat.study_id, seat.account_id, undone=True)
    if step is None:
        raise Conflict("nothing_to_redo", "There is nothing of yours to redo here.")
    return _turn(session, seat, step, step.before["codings"], step.after["codings"], undone=False)


def _turn(
    session: Session,
    seat: Seat,
    step: Step,
    leaving: list[dict[str, Any]],
    coming: list[dict[str, Any]],
    *,
    undone: bool,
) -> dict[str, Any]:
    """Replace the codings of one side of a step by those of the other."""
    kept = {one["id"] for one in coming}
    gone = [UUID(one["id"]) for one in leaving if one["id"] not in kept]
    for coding_id in gone:
        _take_out(session, seat, coding_id)
    changed = [_put_back(session, seat, state) for state in coming]
    step.undone = undone
    session.flush()
    transcript_id = UUID((leaving + coming)[0]["transcript_id"])
    kind = "step.undone" if undone else "step.redone"
    audit.record(session, seat.study_id, kind, step.id, transcript_id=transcript_id)
    for coding_id in gone:
        audit.record(session, seat.study_id, "coding.removed", coding_id, transcript_id=transcript_id)
    for row in changed:
        audit.record(session, seat.study_id, "coding.applied", row.id, transcript_id=row.transcript_id)
    left = queries.steps_left(session, seat.study_id, seat.account_id)
    what = SENTENCES[step.verb][0 if undone else 1]
    return {
        "what": what,
        "transcript_id": transcript_id,
        "changed": changed,
        "removed": gone,
        "undo": left[0],
        "redo": left[1],
    }


def _take_out(session: Session, seat: Seat, coding_id: UUID) -> None:
    row = queries.coding(session, seat.study_id, coding_id)
    if row is not None:
        take_out(session, row)


def take_out(session: Session, row: Coding) -> None:
    """Delete a coding and count it out. Raises Conflict while evidence or a quote rests on it."""
    people = counters.people_behind(session, row.version_id, row.start, row.end)
    counters.move(session, row, people, -1)
    try:
        session.delete(row)
        session.flush()
    except IntegrityError:
        detail = "A theme or a quote rests on this coding. Take it out there first, then remove the coding."
        raise Conflict("coding_in_use", detail) from None


def _put_back(session: Session, seat: Seat, state: dict[str, Any]) -> Coding:
    """Bring a coding to a kept state: made again if it is gone, changed if it stands."""
    wanted = Coding.model_validate(state)
    row = queries.coding(session, seat.study_id, wanted.id)
    if row is None:
        return put_in(session, wanted)
    if row.code_id != wanted.code_id:
        people = counters.people_behind(session, row.version_id, row.start, row.end)
        counters.move(session, row, people, -1)
        counters.move(session, wanted, people, +1)
    row.code_id, row.memo = wanted.code_id, wanted.memo
    row.version += 1
    session.flush()
    return row


def put_in(session: Session, row: Coding) -> Coding:
    """Add a coding and count it in. Raises Conflict if the same stands already."""
    standing = queries.same(session, row)
    if standing:
        raise Conflict(
            "already_coded",
            "You have given this code to exactly these words already.",
            extra={"coding_id": standing},
        )
    session.add(row)
    session.flush()
    counters.move(session, row, counters.people_behind(session, row.version_id, row.start, row.end), +1)
    return row
