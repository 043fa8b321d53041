"""Define, change and remove the attributes of participants. Values are never lost without a word."""

from enum import Enum, auto
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.audit import service as audit
from api.base.database import Connection, Session, claim
from api.base.errors import Conflict, FieldProblem, Invalid
from api.fieldwork.participants import queries
from api.fieldwork.participants.attribute_values import misfit
from api.fieldwork.participants.models import Attribute
from api.fieldwork.participants.schemas import AttributeIn, AttributePatch
from api.fieldwork.participants.service import demand_no_identifiers

#: Headings of a table that are no attributes, so that an import stays unambiguous.
FIELD_WORDS = frozenset({"study code", "study_code", "pseudonym", "group", "sub-role", "sub_role", "status"})


class Values(Enum):
    """What becomes of the values that participants have of a removed attribute."""

    KEEP = auto()
    REMOVE = auto()


def read_attributes(connection: Connection, seat: Seat) -> dict[str, Any]:
    """List the attributes, with how many participants have a value of each."""
    held = queries.values(connection, seat.study_id)
    rows = queries.attributes(connection, seat.study_id)
    return {"items": [dict(r._mapping) | {"participants": sum(str(r.id) in v for v in held)} for r in rows]}


def add_attribute(session: Session, seat: Seat, body: AttributeIn) -> Attribute:
    """Define an attribute, last in order."""
    standing = queries.attributes(session, seat.study_id)
    _demand_name(body.name, [row.name for row in standing])
    demand_no_identifiers([("choices", choice) for choice in body.choices])
    row = Attribute(
        study_id=seat.study_id,
        created_by=seat.account_id,
        name=body.name,
        kind=body.kind,
        choices=_choices(body.kind, body.choices),
        position=max((row.position for row in standing), default=-1) + 1,
    )
    session.add(row)
    session.flush()
    audit.record(session, seat.study_id, "attribute.created", row.id)
    return row


def change_attribute(
    session: Session, seat: Seat, attribute_id: UUID, body: AttributePatch, version: int
) -> Attribute:
    """Change an attribute. Raises Conflict if values that participants have would no longer fit."""
    row = claim(session, Attribute, seat.study_id, attribute_id, version)
    said = body.model_dump(exclude_none=True)
    if body.name:
        others = [each.name for each in queries.attributes(session, seat.study_id) if each.id != row.id]
        _demand_name(body.name, others)
    kind = body.kind or row.kind
    if body.kind or body.choices is not None:
        demand_no_identifiers([("choices", choice) for choice in body.choices or []])
        said["choices"] = _choices(kind, row.choices if body.choices is None else body.choices)
        held = queries.with_value(session, seat.study_id, attribute_id)
        unfit = sum(bool(misfit(kind, said["choices"], p.attributes[str(attribute_id)])) for p in held)
        if unfit:
            raise Conflict(
                "attribute_values_unfit",
                f"The values of {unfit} participants would no longer fit. Change those first.",
                extra={"participants": unfit},
            )
    for name, value in said.items():
        setattr(row, name, value)
    session.flush()
    audit.record(session, seat.study_id, "attribute.changed", row.id, fields=said)
    return row


def remove_attribute(session: Session, seat: Seat, attribute_id: UUID, version: int, values: Values) -> None:
    """Remove an attribute. Raises Conflict if participants have values, unless they are to go as well."""
    row = claim(session, Attribute, seat.study_id, attribute_id, version)
    held = queries.with_value(session, seat.study_id, attribute_id)
    if held and values is Values.KEEP:
        raise Conflict(
            "attribute_in_use",
            f"{len(held)} participants have a value. Confirm that these values are to be removed as well.",
            extra={"participants": len(held)},
        )
    for participant in held:
        kept = {k: v for k, v in participant.attributes.items() if k != str(attribute_id)}
        participant.attributes = kept
        participant.version += 1
    session.delete(row)
    audit.record(session, seat.study_id, "attribute.removed", attribute_id, n=len(held))


def _demand_name(name: str, others: list[str]) -> None:
    demand_no_identifiers([("name", name)])
    if name.casefold() in FIELD_WORDS:
        says = "Every participant has this already. Choose another name."
    elif name.casefold() in {other.casefold() for other in others}:
        says = "Another attribute has this name. Choose another."
    else:
        return
    raise Conflict("attribute_name_taken", says)


def _choices(kind: str, choices: list[str]) -> list[str]:
    """Return the choices of a kind. Raises Invalid if `choice` has fewer than two, or twins."""
    if kind != "choice":
        return []
    if len(choices) < 2 or len({c.casefold() for c in choices}) < len(choices):
        says = "Give two choices or more, each of them once."
        raise Invalid("choices_invalid", says, fields=(FieldProblem("choices", says),))
    return choices
