"""The list of attempts: what each row of the matrix means as requests. Filled by the modules of the rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.contracts.matrix_world import Scene
from tests.factories.people import Person

Do = Callable[[Scene, Person, Person], Any]
Check = Callable[[Scene, Person], None]


@dataclass(frozen=True)
class Attempt:
    """One way of doing what a row speaks of: `do(scene, who, owner)` returns the answer.

    `instead` holds the cells of this way in, where they differ from the row's (the team's way in is not
    the reviewers'). `scope` is what a script needs for it; None: no script may do it.
    """

    row: int
    name: str
    do: Do
    scope: str | None
    instead: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Condition:
    """One condition of a row for one column, tried both ways."""

    row: int
    columns: str
    name: str
    check: Check


ATTEMPTS: list[Attempt] = []
CONDITIONS: list[Condition] = []


def attempt(row: int, scope: str | None, **instead: str) -> Callable[[Do], Do]:
    """Say that a function attempts what a row speaks of."""

    def note(do: Do) -> Do:
        ATTEMPTS.append(Attempt(row, do.__name__, do, scope, instead))
        return do

    return note


def condition(row: int, columns: str) -> Callable[[Check], Check]:
    """Say that a function tries the condition of a row, in these columns, both ways."""

    def note(check: Check) -> Check:
        CONDITIONS.append(Condition(row, columns, check.__name__, check))
        return check

    return note
