"""Participants and the attributes a study defines: add, change, import. Reading them: see overview."""

from typing import Annotated
from uuid import UUID

from fastapi import File, Form, Query, Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.web import Expected, Room
from api.fieldwork.participants import attributes as definitions
from api.fieldwork.participants import importing, service
from api.fieldwork.participants.attributes import Values
from api.fieldwork.participants.importing import Mode
from api.fieldwork.participants.schemas import (
    AttributeIn,
    AttributeOut,
    AttributePatch,
    AttributesOut,
    ImportOut,
    NextCodeOut,
    ParticipantIn,
    ParticipantPatch,
    ParticipantSavedOut,
)

participants = Room("participants")
attributes = Room("attributes")

DryRun = Annotated[bool, Form(description="Only say what would happen; store nothing.")]
CsvFile = Annotated[bytes, File(description="A CSV file with a row of headings.")]
WithValues = Annotated[bool, Query(description="Yes: the values that participants have go as well.")]


@participants.get("/next-code", response_model=NextCodeOut)
def suggest_study_code(group_id: UUID, work: Annotated[Work, allow(Action.CHANGE_PARTICIPANTS)]) -> Response:
    """Suggest the next free study code of a group."""
    return work.read(service.suggest_code, group_id)


@participants.post("", status_code=201, response_model=ParticipantSavedOut)
def add_participant(
    body: ParticipantIn, work: Annotated[Work, allow(Action.CHANGE_PARTICIPANTS)]
) -> Response:
    """Add a participant under a study code. No names."""
    return work.write(service.add_participant, body, answer=ParticipantSavedOut)


@participants.post("/import", response_model=ImportOut)
def import_participants(
    file: CsvFile, work: Annotated[Work, allow(Action.IMPORT_PARTICIPANTS)], *, dry_run: DryRun = True
) -> Response:
    """Import participants from a CSV file, all or none; `dry_run` only says what would happen."""
    mode = Mode.PREVIEW if dry_run else Mode.EXECUTE
    return work.write(importing.import_participants, file, mode, answer=ImportOut, status=200)


@participants.patch("/{participant_id}", response_model=ParticipantSavedOut)
def change_participant(
    participant_id: UUID,
    body: ParticipantPatch,
    version: Expected,
    work: Annotated[Work, allow(Action.CHANGE_PARTICIPANTS)],
) -> Response:
    """Change a participant. The study code never changes."""
    return work.write(
        service.change_participant, participant_id, body, version, answer=ParticipantSavedOut, status=200
    )


@attributes.get("", response_model=AttributesOut)
def list_attributes(work: Annotated[Work, allow(Action.READ_PARTICIPANTS)]) -> Response:
    """List the attributes that the study defines."""
    return work.read(definitions.read_attributes)


@attributes.post("", status_code=201, response_model=AttributeOut)
def add_attribute(body: AttributeIn, work: Annotated[Work, allow(Action.DEFINE_ATTRIBUTES)]) -> Response:
    """Define an attribute of participants."""
    return work.write(definitions.add_attribute, body, answer=AttributeOut)


@attributes.patch("/{attribute_id}", response_model=AttributeOut)
def change_attribute(
    attribute_id: UUID,
    body: AttributePatch,
    version: Expected,
    work: Annotated[Work, allow(Action.DEFINE_ATTRIBUTES)],
) -> Response:
    """Change an attribute. 409 `attribute_values_unfit` while values would no longer fit."""
    return work.write(
        definitions.change_attribute, attribute_id, body, version, answer=AttributeOut, status=200
    )


@attributes.delete("/{attribute_id}", status_code=204)
def remove_attribute(
    attribute_id: UUID,
    version: Expected,
    work: Annotated[Work, allow(Action.DEFINE_ATTRIBUTES)],
    *,
    with_values: WithValues = False,
) -> Response:
    """Remove an attribute. 409 `attribute_in_use` while participants have values, unless `with_values`."""
    values = Values.REMOVE if with_values else Values.KEEP
    return work.write(definitions.remove_attribute, attribute_id, version, values, status=204)
