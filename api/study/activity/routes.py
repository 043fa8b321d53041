"""The feed of changes, the audit trail, and the proof of the chain."""

from typing import Annotated

from fastapi import Header, Query, Response
from fastapi.responses import StreamingResponse

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.fields import MAX_INT
from api.base.web import Cursor, Limit, Room
from api.study.activity import service, stream
from api.study.activity.schemas import EventsOut, TrailOut, VerifiedOut

activity = Room("activity")
feed = Room("feed")
trail = Room("audit")

LastEventId = Annotated[str | None, Header(description="The last event that was received.")]
Since = Annotated[int, Query(ge=0, le=MAX_INT, description="The place in the feed to go on from.")]


@activity.get("", response_model=EventsOut)
def read_activity(work: Annotated[Work, allow(Action.READ_ACTIVITY)], since_seq: Since = 0) -> Response:
    """Read what happened in the study after a place, oldest first."""
    return work.read(service.read_feed, since_seq)


@feed.get("", response_class=StreamingResponse)
def follow_feed(
    work: Annotated[Work, allow(Action.READ_FEED)], since_seq: Since = 0, last_event_id: LastEventId = None
) -> Response:
    """Follow the change feed as server-sent events, from a place on; resumes by Last-Event-ID."""
    start = service.place_of(since_seq, last_event_id)
    seat = work.fetch(service.may_follow)
    channels = work.request.app.state.channels
    events = stream.follow(channels, seat, start, lambda seq: work.fetch(service.read_feed, seq))
    return StreamingResponse(events, headers={"X-Accel-Buffering": "no"}, media_type="text/event-stream")


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
