"""Values of attributes: what each kind takes, from JSON and from the cell of a table. Pure."""

import math
from collections.abc import Sequence

Value = str | int | float | bool
LONGEST = 200
GREATEST = 1e12
YES = frozenset({"yes", "y", "true", "1"})
NO = frozenset({"no", "n", "false", "0"})


def misfit(kind: str, choices: Sequence[str], value: Value) -> str | None:
    """Say why a value does not fit an attribute, or None if it fits."""
    if kind == "yes_no":
        return None if isinstance(value, bool) else "This takes yes or no."
    if kind == "number":
        if isinstance(value, bool | str) or not abs(value) <= GREATEST:
            return "This takes a number."
        return None
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST or "\n" in value:
        return f"This takes text in one line, at most {LONGEST} characters."
    if kind == "choice" and value not in choices:
        return "This takes one of the choices that the study defined."
    return None


def from_cell(kind: str, choices: Sequence[str], cell: str) -> Value:
    """Read the cell of a table as a value. Raises ValueError with what is wrong."""
    if kind == "yes_no":
        said = cell.casefold()
        if said not in YES | NO:
            raise ValueError("This takes yes or no.")
        return said in YES
    if kind == "number":
        return _number(cell)
    value = next((c for c in choices if c.casefold() == cell.casefold()), cell) if kind == "choice" else cell
    if wrong := misfit(kind, choices, value):
        raise ValueError(wrong)
    return value


def _number(cell: str) -> int | float:
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or abs(value) > GREATEST:
        raise ValueError("This takes a number.")
    return int(value) if value.is_integer() else value
