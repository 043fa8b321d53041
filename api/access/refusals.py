"""Put refused actions on the trail: at most once a minute for each account and action."""

import time
from threading import Lock
from uuid import UUID

from api.access.policy import Action
from api.access.seat import Seat
from api.audit import service as audit
from api.base.ground import Ground

APART_SECONDS = 60.0
MOST_KEPT = 10_000

_last: dict[tuple[UUID, Action], float] = {}
_turn = Lock()


def _is_new(account_id: UUID, action: Action, at: float) -> bool:
    """Tell whether this refusal is to be recorded; each process remembers its own minute."""
    with _turn:
        if at - _last.get((account_id, action), -APART_SECONDS) < APART_SECONDS:
            return False
        if len(_last) >= MOST_KEPT:
            _last.clear()
        _last[account_id, action] = at
        return True


def record(ground: Ground, seat: Seat, action: Action, request_id: str) -> None:
    """Record that an action was refused, in a transaction of its own: the refused one is over."""
    if not _is_new(seat.account_id, action, time.monotonic()):
        return
    role = seat.role.value if seat.role else "administrator" if seat.is_admin else None
    with audit.change(ground, audit.Author(seat.account_id, role, seat.via, request_id)) as session:
        audit.record(session, seat.study, "action.refused", seat.account_id, action=action.value)
