"""The study home: one read, and the mark of what one has seen."""

from typing import Annotated

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.web import Room
from api.oversight.home import service
from api.oversight.home.schemas import HomeOut, SeenIn

home = Room("home")


@home.get("", response_model=HomeOut)
def read_home(work: Annotated[Work, allow(Action.READ_ACTIVITY)]) -> Response:
    """Read the study at a glance: what happened, how far it is, what waits for you."""
    return work.read(service.read_home)


@home.post("/seen", status_code=204)
def mark_home_seen(body: SeenIn, work: Annotated[Work, allow(Action.READ_ACTIVITY)]) -> Response:
    """Say that you have seen what happened up to a place in the feed."""
    return work.write(service.mark_seen, body)
