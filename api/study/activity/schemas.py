"""Bodies of the feed and the trail."""

from typing import Any
from uuid import UUID

from api.base.schemas import Instant, Out, Page


class EventOut(Out):
    """One thing that happened: ids and a sentence, never words of people."""

    seq: int
    at: Instant
    kind: str
    actor_id: UUID | None
    actor: str
    sentence: str
    object_id: UUID | None
    details: dict[str, Any]
    key: str | None


class EventsOut(Out):
    """Events after a place in the feed; `seq` is where to go on from."""

    items: list[EventOut]
    seq: int


class TrailEventOut(EventOut):
    """An event of the audit trail."""

    role: str | None
    via: str
    request_id: str
    seal: str


class TrailOut(Page[TrailEventOut]):
    """A page of the audit trail, newest first."""


class VerifiedOut(Out):
    """Whether the chain holds, and where it first breaks."""

    holds: bool
    first_broken: int | None
    seq: int
    seal: str
