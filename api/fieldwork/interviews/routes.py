"""Guides with their questions, and interviews."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.web import Cursor, Expected, Limit, Room
from api.fieldwork.interviews import guides as guide_service
from api.fieldwork.interviews import service
from api.fieldwork.interviews.schemas import (
    GuideIn,
    GuideOut,
    GuidePatch,
    GuidesOut,
    InterviewIn,
    InterviewOut,
    InterviewPatch,
    InterviewsOut,
    InterviewStatus,
)

guides = Room("guides")
interviews = Room("interviews")

OfStatus = Annotated[InterviewStatus | None, Query(description="Only interviews in this state.")]
OfParticipant = Annotated[UUID | None, Query(description="Only interviews of this participant.")]


@guides.get("", response_model=GuidesOut)
def list_guides(work: Annotated[Work, allow(Action.READ_INTERVIEWS)]) -> Response:
    """List the guides, with the objectives that no question covers."""
    return work.read(guide_service.read_guides)


@guides.post("", status_code=201, response_model=GuideOut)
def add_guide(body: GuideIn, work: Annotated[Work, allow(Action.CHANGE_GUIDES)]) -> Response:
    """Add a guide, as a draft; `based_on` copies the questions of another."""
    return work.write(guide_service.add_guide, body, answer=GuideOut)


@guides.get("/{guide_id}", response_model=GuideOut)
def read_guide(guide_id: UUID, work: Annotated[Work, allow(Action.READ_INTERVIEWS)]) -> Response:
    """Read a guide with its questions in order."""
    return work.read(guide_service.read_guide, guide_id, etag=True)


@guides.patch("/{guide_id}", response_model=GuideOut)
def change_guide(
    guide_id: UUID, body: GuidePatch, version: Expected, work: Annotated[Work, allow(Action.CHANGE_GUIDES)]
) -> Response:
    """Change a guide as a whole: facts, state, questions in their order."""
    return work.write(guide_service.change_guide, guide_id, body, version, answer=GuideOut, status=200)


@interviews.get("", response_model=InterviewsOut)
def list_interviews(
    work: Annotated[Work, allow(Action.READ_INTERVIEWS)],
    limit: Limit = 50,
    cursor: Cursor = None,
    status: OfStatus = None,
    participant_id: OfParticipant = None,
) -> Response:
    """List interviews by code, each with its people, transcripts and nudges."""
    return work.read(service.read_interviews, limit, cursor, status, participant_id)


@interviews.post("", status_code=201, response_model=InterviewOut)
def add_interview(body: InterviewIn, work: Annotated[Work, allow(Action.CHANGE_INTERVIEWS)]) -> Response:
    """Add an interview with one or more participants."""
    return work.write(service.add_interview, body, answer=InterviewOut)


@interviews.get("/{interview_id}", response_model=InterviewOut)
def read_interview(interview_id: UUID, work: Annotated[Work, allow(Action.READ_INTERVIEWS)]) -> Response:
    """Read an interview."""
    return work.read(service.read_interview, interview_id, etag=True)


@interviews.patch("/{interview_id}", response_model=InterviewOut)
def change_interview(
    interview_id: UUID,
    body: InterviewPatch,
    version: Expected,
    work: Annotated[Work, allow(Action.CHANGE_INTERVIEWS)],
) -> Response:
    """Change an interview."""
    return work.write(service.change_interview, interview_id, body, version, answer=InterviewOut, status=200)
