"""Presence: who is on a transcript at the moment."""

from typing import Annotated

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.web import Room
from api.study.presence import service
from api.study.presence.schemas import PresenceIn, PresenceOut

presence = Room("presence")


@presence.post("", response_model=PresenceOut)
def say_here(body: PresenceIn, work: Annotated[Work, allow(Action.SAY_HERE)]) -> Response:
    """Say that you are on a transcript, or have left it, and learn who else is there. Nothing is stored."""
    return work.read(service.say_here, work.request.app.state.places, body)
