"""What a cell of the matrix may say: a reach, or a named condition on the seat. Pure functions.

Conditions that need the object itself (not the proposer, invited to this round, the importer or
whoever was asked) are checked by the services, which say what to do next.
"""

from collections.abc import Callable
from enum import Enum, auto

from api.access.seat import Seat


class Reach(Enum):
    """How far an allowed action reaches."""

    NONE = auto()
    OWN = auto()
    ALL = auto()


Condition = Callable[[Seat], bool]
Cell = Reach | Condition


def with_release_right(seat: Seat) -> bool:
    """c12: may approve quotes (and is not the proposer: the service checks)."""
    return seat.release_approver


def if_marked_as_founder(seat: Seat) -> bool:
    """c21: an account marked as allowed to create studies."""
    return seat.may_create_studies or seat.is_admin


def allowed(cell: Cell, seat: Seat) -> bool:
    """Tell whether a cell lets this seat in."""
    return cell is not Reach.NONE if isinstance(cell, Reach) else cell(seat)
