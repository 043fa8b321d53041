"""From a table to participants: which column becomes what, and what is wrong with each row. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from api.fieldwork.participants.attribute_values import from_cell
from api.fieldwork.participants.identifiers import found_in, looks_like_full_name
from api.fieldwork.participants.table_file import Table

CODE = re.compile(r"[A-Z]{1,8}-?[0-9]{1,4}")
FIELDS = ("study_code", "pseudonym", "group", "sub_role", "status")
SYNONYMS = {
    "code": "study_code",
    "participant": "study_code",
    "participant_code": "study_code",
    "subrole": "sub_role",
}
STATUSES = (
    "identified",
    "pis_given",
    "consented",
    "interview_booked",
    "interviewed",
    "included",
    "withdrawn",
    "excluded",
)
#: Headings that promise what does not belong here. A heading is refused, its cells are not read.
IDENTIFYING = re.compile(
    r"^(?:(?:first|last|full|family|given|real)[ _-]?)?(?:name|names|forename|surname)$"
    r"|e-?mail|phone|mobile|address|postcode|nhs|date of birth|\bdob\b|\bpnc\b|\bcrn\b|prison number|ndelius",
    re.IGNORECASE,
)
LONGEST_PSEUDONYM = 60


@dataclass(frozen=True, slots=True)
class Known:
    """What the study holds already: groups and attributes as rows, study codes and pseudonyms in use."""

    groups: Sequence[Any]
    attributes: Sequence[Any]
    codes: frozenset[str]
    pseudonyms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it becomes, and which attribute."""

    heading: str
    becomes: str | None
    attribute: Any = None


@dataclass(slots=True)
class Plan:
    """What the file would make, and what keeps it from doing so."""

    columns: list[Column]
    participants: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)

    def refuse(self, row: int, column: str | None, message: str) -> None:
        """Note a problem; the file is then not imported."""
        self.problems.append({"row": row, "column": column, "message": message})

    def warn(self, row: int, column: str | None, message: str) -> None:
        """Note something to look at."""
        self.warnings.append({"row": row, "column": column, "message": message})


def make_plan(table: Table, known: Known) -> Plan:
    """Read every row of a table as a participant."""
    plan = Plan([_column(heading, known) for heading in table.headings])
    _check_columns(plan)
    if not table.rows:
        plan.refuse(1, None, "There are headings and no rows.")
    if plan.problems:
        return plan
    reader = RowReader(plan, known)
    for number, cells in table.rows:
        reader.read(number, cells)
    return plan


def _column(heading: str, known: Known) -> Column:
    word = re.sub(r"[\s-]+", "_", heading.casefold())
    word = SYNONYMS.get(word, word)
    if word in FIELDS:
        return Column(heading, word)
    found = next((a for a in known.attributes if a.name.casefold() == heading.casefold()), None)
    return Column(heading, "attribute" if found else None, found)


def _check_columns(plan: Plan) -> None:
    seen: set[Any] = set()
    for n, column in enumerate(plan.columns, 1):
        meaning = column.attribute.id if column.attribute else column.becomes
        if meaning in seen and meaning is not None:
            plan.refuse(1, f"Column {n}", "Another column means the same. Keep one of them.")
        seen.add(meaning)
        if column.becomes is None and IDENTIFYING.search(column.heading):
            plan.refuse(
                1,
                f"Column {n}",
                "This heading promises names, contact details or numbers. Remove the column.",
            )
        elif column.becomes is None:
            plan.warn(1, f"Column {n}", "No attribute of the study has this name. The column is left out.")
    for needed in ("study_code", "group"):
        if needed not in seen:
            plan.refuse(1, needed, "This column is needed.")


class RowReader:
    """Reads rows one by one; knows the codes and pseudonyms met so far."""

    def __init__(self, plan: Plan, known: Known) -> None:
        self.plan = plan
        self.groups = {word.casefold(): g for g in known.groups for word in (g.label, g.code)}
        self.codes_before = known.codes
        self.codes: set[str] = set()
        self.pseudonyms = set(known.pseudonyms)

    def read(self, number: int, cells: list[str]) -> None:
        """Read one row into the plan."""
        before = len(self.plan.problems)
        if any(cells[len(self.plan.columns) :]):
            self.plan.refuse(number, None, "This row has more cells than there are headings.")
            return
        said = {c.becomes: cell for c, cell in zip(self.plan.columns, cells, strict=False) if c.becomes}
        group = self._group(number, said["group"])
        made = {
            "row": number,
            "study_code": self._code(number, said["study_code"]),
            "pseudonym": self._pseudonym(number, said.get("pseudonym", ""), said["study_code"]),
            "group_id": group.id if group else None,
            "sub_role": self._sub_role(number, said.get("sub_role", ""), group),
            "status": self._status(number, said.get("status", "")),
            "attributes": self._attributes(number, cells),
        }
        if len(self.plan.problems) == before:
            self.plan.participants.append(made)

    def _code(self, number: int, cell: str) -> str:
        code = cell.upper()
        if not CODE.fullmatch(code):
            self.plan.refuse(number, "study_code", "A study code is letters, then a number, like SU-01.")
        elif code in self.codes:
            self.plan.refuse(number, "study_code", "Another row of this file has the same study code.")
        elif code in self.codes_before:
            self.plan.refuse(number, "study_code", "A participant of the study has this study code already.")
        self.codes.add(code)
        return code

    def _pseudonym(self, number: int, cell: str, code: str) -> str:
        if len(cell) > LONGEST_PSEUDONYM or "\n" in cell:
            self.plan.refuse(number, "pseudonym", f"At most {LONGEST_PSEUDONYM} characters, in one line.")
        elif cell and cell.casefold() == code.casefold():
            self.plan.refuse(number, "pseudonym", "The pseudonym is the same as the study code.")
        elif kind := found_in(cell):
            self.plan.refuse(number, "pseudonym", f"This looks like {kind}. Leave it out.")
        elif looks_like_full_name(cell):
            self.plan.warn(number, "pseudonym", "This reads like a full name. Make sure that it is not one.")
        if cell and cell.casefold() in self.pseudonyms:
            self.plan.warn(number, "pseudonym", "Another participant bears this pseudonym.")
        self.pseudonyms.add(cell.casefold())
        return cell

    def _group(self, number: int, cell: str) -> Any:
        group = self.groups.get(cell.casefold())
        if group is None:
            codes = ", ".join(sorted({g.code for g in self.groups.values()}))
            self.plan.refuse(number, "group", f"This is not a group of the study. Its groups are: {codes}.")
        return group

    def _sub_role(self, number: int, cell: str, group: Any) -> str | None:
        if not cell or group is None:
            return None
        found: str | None = next((s for s in group.sub_roles if _same_words(s, cell)), None)
        if found is None:
            self.plan.refuse(number, "sub_role", "This is not a sub-role of the group.")
        return found

    def _status(self, number: int, cell: str) -> str:
        status = next((s for s in STATUSES if _same_words(s, cell)), None) if cell else STATUSES[0]
        if status is None:
            self.plan.refuse(number, "status", f"A status is one of: {', '.join(STATUSES)}.")
        return status or STATUSES[0]

    def _attributes(self, number: int, cells: list[str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for column, cell in zip(self.plan.columns, cells, strict=False):
            if column.attribute is None or not cell:
                continue
            if kind := found_in(cell, with_dates=True):
                self.plan.refuse(number, column.heading, f"This looks like {kind}. Leave it out.")
                continue
            try:
                values[str(column.attribute.id)] = from_cell(
                    column.attribute.kind, column.attribute.choices, cell
                )
            except ValueError as error:
                self.plan.refuse(number, column.heading, str(error))
        return values


def _same_words(one: str, other: str) -> bool:
    return re.sub(r"[\s_-]+", " ", one).casefold() == re.sub(r"[\s_-]+", " ", other).casefold()
