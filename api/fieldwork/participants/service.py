"""Add and change participants. No names anywhere: what points at a person is refused."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.audit import service as audit
from api.base.database import Connection, Session, Source, claim
from api.base.errors import Conflict, FieldProblem, Invalid, NotFound
from api.fieldwork.participants import queries
from api.fieldwork.participants.attribute_values import misfit
from api.fieldwork.participants.identifiers import found_in, looks_like_full_name
from api.fieldwork.participants.models import Participant
from api.fieldwork.participants.schemas import ParticipantIn, ParticipantPatch
from api.study import queries as studies

NUMBER = re.compile(r"([0-9]+)$")


def demand_no_identifiers(texts: Iterable[tuple[str, object]], *, with_dates: bool = False) -> None:
    """Raise Invalid if any (path, text) holds contact details or the number of a register."""
    found = [(path, found_in(text, with_dates=with_dates)) for path, text in texts if isinstance(text, str)]
    problems = tuple(
        FieldProblem(path, f"This looks like {kind}. Leave it out.") for path, kind in found if kind
    )
    if problems:
        raise Invalid(
            "identifier_detected",
            "Something here looks like it points at a person. Names, contact details and the numbers of "
            "registers do not belong here. Take it out and save again.",
            fields=problems,
        )


def suggest_code(connection: Connection, seat: Seat, group_id: UUID) -> dict[str, str]:
    """Return the next free study code of a group."""
    return {"study_code": next_code(connection, seat.study_id, group_id)}


def next_code(source: Source, study_id: UUID, group_id: UUID) -> str:
    """Return the group's code with the number after the highest in use. Raises NotFound."""
    start = _group(source, study_id, group_id).code
    start = re.sub(r"[^A-Z]", "", start) or "P"
    taken = [c for c in queries.study_codes(source, study_id) if re.fullmatch(rf"{start}-?[0-9]+", c)]
    highest = max((int(NUMBER.findall(code)[0]) for code in taken), default=0)
    return f"{start}-{highest + 1:02d}"


def add_participant(session: Session, seat: Seat, body: ParticipantIn) -> dict[str, Any]:
    """Add a participant."""
    group = _group_in_body(session, seat.study_id, body.group_id)
    code = body.study_code or next_code(session, seat.study_id, body.group_id)
    if code in queries.study_codes(session, seat.study_id):
        raise Conflict("study_code_taken", "This study code is in use. Choose another, or leave it empty.")
    _demand_pseudonym(body.pseudonym, code)
    _demand_sub_role(group, body.sub_role)
    row = Participant(
        study_id=seat.study_id,
        created_by=seat.account_id,
        study_code=code,
        pseudonym=body.pseudonym,
        group_id=body.group_id,
        sub_role=body.sub_role,
        attributes=_values(session, seat.study_id, {}, body.attributes),
        status=body.status,
    )
    session.add(row)
    session.flush()
    audit.record(session, seat.study_id, "participant.created", row.id, group_id=row.group_id)
    return _saved(session, row)


def change_participant(
    session: Session, seat: Seat, participant_id: UUID, body: ParticipantPatch, version: int
) -> dict[str, Any]:
    """Change a participant; the study code never changes."""
    row = claim(session, Participant, seat.study_id, participant_id, version)
    said = {name: getattr(body, name) for name in body.model_fields_set}
    if said.get("pseudonym") is not None:
        _demand_pseudonym(said["pseudonym"], row.study_code)
    group = _group_in_body(session, seat.study_id, said.get("group_id") or row.group_id)
    if moved := group.id != row.group_id:
        said.setdefault("sub_role", None)
    if moved or "sub_role" in said:
        _demand_sub_role(group, said.get("sub_role"))
    if said.get("attributes") is not None:
        said["attributes"] = _values(session, seat.study_id, row.attributes, said["attributes"])
    for name, value in said.items():
        if value is not None or name == "sub_role":
            setattr(row, name, value)
    audit.record(session, seat.study_id, "participant.changed", row.id, fields=said, status=row.status)
    session.flush()
    return _saved(session, row)


def _saved(session: Session, row: Participant) -> dict[str, Any]:
    return row.model_dump() | {"warnings": warnings_of(session, row)}


def warnings_of(source: Source, row: Any) -> list[dict[str, str]]:
    """Say what to look at in a participant; nothing here keeps it from being saved."""
    said = name_warnings(row.pseudonym)
    if row.pseudonym and queries.pseudonym_taken(source, row.study_id, row.pseudonym, row.id):
        said.append(
            {
                "code": "pseudonym_taken",
                "message": "Another participant bears this pseudonym. Choose another.",
            }
        )
    return said


def name_warnings(pseudonym: str) -> list[dict[str, str]]:
    """Warn of a pseudonym that reads like somebody's full name."""
    if not looks_like_full_name(pseudonym):
        return []
    message = "This pseudonym reads like a full name. If it is the participant's own, change it now."
    return [{"code": "pseudonym_like_a_name", "message": message}]


def _group(source: Source, study_id: UUID, group_id: UUID) -> Any:
    found = next((g for g in studies.groups(source, study_id) if g.id == group_id), None)
    if found is None:
        raise NotFound
    return found


def _group_in_body(source: Source, study_id: UUID, group_id: UUID) -> Any:
    try:
        return _group(source, study_id, group_id)
    except NotFound:
        problem = FieldProblem("group_id", "Choose a group of this study.")
        raise Invalid("group_unknown", "This group is not of this study.", fields=(problem,)) from None


def _demand_pseudonym(pseudonym: str, code: str) -> None:
    demand_no_identifiers([("pseudonym", pseudonym)])
    if pseudonym.casefold() == code.casefold():
        problem = FieldProblem("pseudonym", "Choose a name that is not the study code.")
        raise Invalid("pseudonym_is_code", "The pseudonym is the same as the study code.", fields=(problem,))


def _demand_sub_role(group: Any, sub_role: str | None) -> None:
    if sub_role is not None and sub_role not in group.sub_roles:
        says = "Choose one of the group's sub-roles." if group.sub_roles else "This group has no sub-roles."
        raise Invalid("sub_role_unknown", says, fields=(FieldProblem("sub_role", says),))


def _values(
    session: Session, study_id: UUID, before: dict[str, Any], given: dict[UUID, Any]
) -> dict[str, Any]:
    """Lay given values over those before; null takes one away. Raises Invalid."""
    defined = {row.id: row for row in queries.attributes(session, study_id)}
    if unknown := [key for key in given if key not in defined]:
        problem = FieldProblem("attributes", f"{len(unknown)} of these are not attributes of this study.")
        raise Invalid("attribute_unknown", "An attribute is not known. Read them again.", fields=(problem,))
    wrong = tuple(
        FieldProblem(f"attributes.{key}", says)
        for key, value in given.items()
        if value is not None and (says := misfit(defined[key].kind, defined[key].choices, value))
    )
    if wrong:
        raise Invalid("attribute_invalid", "A value does not fit its attribute.", fields=wrong)
    demand_no_identifiers(((f"attributes.{k}", v) for k, v in given.items()), with_dates=True)
    kept = before | {str(key): value for key, value in given.items()}
    return {key: value for key, value in kept.items() if value is not None}
