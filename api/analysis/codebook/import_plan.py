"""From a table to codes: which column becomes what, which codes it makes or changes, what is wrong. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from api.analysis.codebook import tree
from api.analysis.codebook.import_columns import (
    hue_of,
    meaning_of,
    objectives_of,
    parts_of,
    pattern_of,
    plain,
)
from api.base.schemas import Name
from api.fieldwork.participants.table_file import Table

TEXTS = ("definition", "use_when", "not_when", "example")
KINDS = ("semantic", "latent")
ORIGINS = ("inductive", "deductive", "in_vivo")
NAME: TypeAdapter[str] = TypeAdapter(Name)


@dataclass(slots=True)
class Planned:
    """A code of the file: where it stands, and what it says. `does`: create, update or keep."""

    row: int
    label: str
    parent: str | None = None
    does: str = "create"
    said: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Plan:
    """What the file would do, and what keeps it from being imported."""

    columns: list[tuple[str, str | None]]
    codes: dict[str, Planned] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)

    def refuse(self, row: int, column: str | None, message: str) -> None:
        """Note a problem; the file is then not imported."""
        self.problems.append({"row": row, "column": column, "message": message})

    def warn(self, row: int, column: str | None, message: str) -> None:
        """Note something to look at."""
        self.warnings.append({"row": row, "column": column, "message": message})


@dataclass(frozen=True, slots=True)
class Known:
    """The codes in use: id by label key, and the parent of every code."""

    codes: Mapping[str, UUID]
    parents: Mapping[UUID, UUID | None]


def make_plan(table: Table, known: Known, *, update: bool) -> Plan:
    """Read every row of a table as a code. Existing labels are left, or updated."""
    plan = Plan([_column(heading) for heading in table.headings])
    _check_columns(plan)
    if not table.rows:
        plan.refuse(1, None, "There are headings and no rows.")
    if plan.problems:
        return plan
    for number, cells in table.rows:
        _read(plan, number, cells)
    _add_missing_parents(plan, known)
    for key, planned in plan.codes.items():
        if key in known.codes:
            planned.does = "update" if update and (planned.said or planned.parent) else "keep"
    _check_places(plan, known)
    return plan


def _column(heading: str) -> tuple[str, str | None]:
    try:
        return heading, meaning_of(heading)
    except KeyError:
        return heading, "unknown"


def _check_columns(plan: Plan) -> None:
    seen: set[str] = set()
    for n, (heading, becomes) in enumerate(plan.columns, 1):
        if becomes == "unknown":
            plan.columns[n - 1] = (heading, None)
            plan.warn(1, f"Column {n}", "This heading is not known here. The column is left out.")
        elif becomes in seen:
            plan.refuse(1, f"Column {n}", f"Another column holds the {becomes} too. Keep one of them.")
        elif becomes:
            seen.add(becomes)
    if not seen & {"label", "path"}:
        plan.refuse(1, None, "No column holds the codes. Head it Code, Label, Name or Tag.")


def _read(plan: Plan, number: int, cells: list[str]) -> None:
    if any(cells[len(plan.columns) :]):
        plan.refuse(number, None, "This row has more cells than there are headings.")
        return
    said = {
        becomes: plain(cell)
        for (_, becomes), cell in zip(plan.columns, cells, strict=False)
        if becomes and cell
    }
    path = parts_of(said.pop("path", ""))
    parents = parts_of(said.pop("parent", "")) or path[: -1 if path else None]
    label = said.pop("label", "") or (path[-1] if path else "")
    above = parents[-1] if parents else None
    if not _is_label(label) or (above and not _is_label(above)):
        plan.refuse(number, "label", "A label is one line of 1 to 200 characters. Correct it.")
        return
    key = tree.key_of(label)
    if key in plan.codes:
        first = plan.codes[key].row
        plan.refuse(
            number, "label", f"Row {first} has the same label. Labels are unique: give one another name."
        )
        return
    plan.codes[key] = Planned(number, " ".join(label.split()), above, said=_values(plan, number, said))


def _is_label(label: str) -> bool:
    try:
        return bool(NAME.validate_python(label))
    except ValidationError:
        return False


def _values(plan: Plan, number: int, said: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {name: said[name] for name in TEXTS if name in said}
    for name, read in (("colour", hue_of), ("pattern", pattern_of), ("objectives", objectives_of)):
        if name in said:
            found = read(said[name])
            if found is None:
                plan.warn(number, name, "This cannot be read here and is left out.")
            else:
                values["objective_ns" if name == "objectives" else name] = found
    for name, known in (("kind", KINDS), ("origin", ORIGINS)):
        if name in said:
            word = said[name].casefold().replace(" ", "_").replace("-", "_")
            if word in known:
                values[name] = word
            else:
                plan.warn(number, name, f"It is one of {', '.join(known)}. It is left out.")
    return values


def _add_missing_parents(plan: Plan, known: Known) -> None:
    """Let a parent that no row and no code in use bears be made as well (a category, a folder)."""
    for planned in list(plan.codes.values()):
        key = tree.key_of(planned.parent) if planned.parent else None
        if planned.parent and key and key not in plan.codes and key not in known.codes:
            plan.codes[key] = Planned(planned.row, planned.parent)
            plan.warn(
                planned.row, "parent", "No row describes the code above. It is made with its label alone."
            )


def _check_places(plan: Plan, known: Known) -> None:
    """Refuse circles and what would stand too deep."""
    above: dict[Any, Any] = dict(known.parents)
    for key, planned in plan.codes.items():
        if planned.does == "create" or (planned.does == "update" and planned.parent):
            above[known.codes.get(key, key)] = _place(planned.parent, known)
    for key, planned in plan.codes.items():
        here = known.codes.get(key, key)
        up = list(_upward(here, above))
        if up and up[-1] == here:
            plan.refuse(planned.row, "parent", "A code cannot stand under itself. Choose another parent.")
        elif len(up) + 1 > tree.DEEPEST:
            plan.refuse(planned.row, "parent", f"A codebook may be {tree.DEEPEST} levels deep.")


def _place(parent: str | None, known: Known) -> Any:
    key = tree.key_of(parent) if parent else None
    return known.codes.get(key, key) if key else None


def _upward(here: Any, above: dict[Any, Any]) -> Iterator[Any]:
    """Yield what stands above, nearest first; ends with the start itself if it is a circle."""
    seen = {here}
    at = above.get(here)
    while at is not None:
        yield at
        if at in seen:
            return
        seen.add(at)
        at = above.get(at)


def in_order(plan: Plan) -> list[tuple[str, Planned]]:
    """Return the codes of a sound plan, each after the one it stands under, else as in the file."""
    ordered: dict[str, Planned] = {}

    def add(key: str) -> None:
        if key in ordered or key not in plan.codes:
            return
        planned = plan.codes[key]
        if planned.parent:
            add(tree.key_of(planned.parent))
        ordered[key] = planned

    for key in plan.codes:
        add(key)
    return list(ordered.items())
