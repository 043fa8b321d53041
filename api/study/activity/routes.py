"""The feed of changes, the audit trail, and the proof of the chain."""

from typing import Annotated

from fastapi import Query, Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.fields import MAX_INT
from api.base.web import Cursor, Limit, Room
from api.study.activity import service
from api.study.activity.schemas import EventsOut, TrailOut, VerifiedOut

activity = Room("activity")
trail = Room("audit")

Since = Annotated[int, Query(ge=0, le=MAX_INT, description="The place in the feed to go on from.")]


@activity.get("", response_model=EventsOut)
def read_activity(work: Annotated[Work, allow(Action.READ_ACTIVITY)], since_seq: Since = 0) -> Response:
    """Read what happened in the study after a place, oldest first."""
    return work.read(service.read_feed, since_seq)


@trail.get("", response_model=TrailOut)
def read_audit(
    work: Annotated[Work, allow(Action.READ_AUDIT)], limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """Read the audit trail, newest first; a researcher reads their own acts."""
    return work.read(service.read_trail, limit, cursor)


@trail.get("/verify", response_model=VerifiedOut)
def verify_audit(work: Annotated[Work, allow(Action.VERIFY_AUDIT)]) -> Response:
    """Walk the hash chain and say whether it holds."""
    return work.read(service.verify, work.ground)
