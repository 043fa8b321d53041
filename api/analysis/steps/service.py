"""Keep steps, and find the one to undo or redo. Whoever made a step knows how to turn it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.steps import queries
from api.analysis.steps.models import Step
from api.audit import queries as chain
from api.base.database import Session
from api.base.errors import Conflict

KEPT = 500
MOST_EVENTS = 2_000
MOST_NAMED = 20
#: What a step holds of one side: lists of states by kind of object.
Side = dict[str, Any]
#: Parts of a state that others may change without building on the step, or that never change.
APART = frozenset({"version", "position", "created_at", "created_by", "study_id"})


def add_step(session: Session, seat: Seat, verb: str, before: Side, after: Side) -> None:
    """Keep a step; what was undone before can no longer be redone."""
    session.flush()
    queries.forget(session, seat.study_id, seat.account_id, KEPT - 1)
    queries.add(
        session,
        {
            "study_id": seat.study_id,
            "account_id": seat.account_id,
            "created_by": seat.account_id,
            "verb": verb,
            "before": {"codings": [], "codes": []} | before,
            "after": {"codings": [], "codes": []} | after,
        },
    )


def forget(session: Session, seat: Seat) -> None:
    """Let go of all of one's steps: from here on there is nothing to undo."""
    queries.forget(session, seat.study_id, seat.account_id, 0)


def step_to_undo(session: Session, seat: Seat) -> Step:
    """Return one's latest step. Raises Conflict if there is none."""
    queries.hold(session, seat.study_id, seat.account_id)
    step = queries.last_step(session, seat.study_id, seat.account_id, undone=False)
    if step is None:
        raise Conflict("nothing_to_undo", "There is nothing of yours to undo here.")
    return step


def step_to_redo(session: Session, seat: Seat) -> Step:
    """Return one's last undone step. Raises Conflict if there is none."""
    queries.hold(session, seat.study_id, seat.account_id)
    step = queries.last_step(session, seat.study_id, seat.account_id, undone=True)
    if step is None:
        raise Conflict("nothing_to_redo", "There is nothing of yours to redo here.")
    return step


def stands_as(row: Any, kept: dict[str, Any]) -> bool:
    """Tell whether a row still says what a step kept of it."""
    said = row._mapping
    return all(_plain(said[name]) == value for name, value in kept.items() if name not in APART)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value


def sides_of(step: Step, *, undone: bool) -> tuple[Side, Side]:
    """Return (what leaves, what comes) when a step is undone or done again."""
    return (step.after, step.before) if undone else (step.before, step.after)


# Refused with a reason


def built_on(session: Session, seat: Seat, step: Step, object_ids: Iterable[Any], done: str) -> Conflict:
    """Return the refusal to turn a step: who has `done` something to these objects since, in plain words."""
    ids = {str(one) for one in object_ids}
    events = chain.events_since(session, seat.study_id, step.created_at, MOST_EVENTS)
    touching = [e for e in events if ids & {str(e.object_id), *map(str, e.details.values())}]
    actor = next((e.actor_id for e in touching if e.actor_id != seat.account_id), None)
    name = queries.name_of(session, actor) if actor else None
    who = f"{name} has" if name else "You have" if touching else "Somebody has"
    way = "redone" if step.undone else "undone"
    return Conflict(
        "built_on",
        f"{who} {done} since. Nothing was {way}.",
        extra={"step_id": step.id, "by": actor, "object_ids": sorted(ids)[:MOST_NAMED]},
    )
