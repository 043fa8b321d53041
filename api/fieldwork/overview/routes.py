"""Participants as they are read: the list at a glance, and one participant's page."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.web import Cursor, Limit, Room
from api.fieldwork.overview import service
from api.fieldwork.overview.schemas import ParticipantPage, ParticipantsOut
from api.fieldwork.participants.schemas import Status

overview = Room("participants")

OfGroup = Annotated[UUID | None, Query(description="Only participants of this group.")]
OfStatus = Annotated[Status | None, Query(description="Only participants in this state.")]


@overview.get("", response_model=ParticipantsOut)
def list_participants(
    work: Annotated[Work, allow(Action.READ_PARTICIPANTS)],
    limit: Limit = 50,
    cursor: Cursor = None,
    group_id: OfGroup = None,
    status: OfStatus = None,
) -> Response:
    """List participants by study code, each with consent and data state at a glance."""
    return work.read(service.read_participants, limit, cursor, group_id, status)


@overview.get("/{participant_id}", response_model=ParticipantPage)
def read_participant(
    participant_id: UUID, work: Annotated[Work, allow(Action.READ_PARTICIPANTS)]
) -> Response:
    """Read a participant: state, consents, interviews and transcripts in one answer."""
    return work.read(service.read_participant, participant_id, etag=True)
