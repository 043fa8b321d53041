"""All that a study opens with, in one request."""

from typing import Annotated

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.web import Limit, Room
from api.oversight.opening import service
from api.oversight.opening.schemas import OpeningOut

opening = Room("opening")


@opening.get("", response_model=OpeningOut)
def read_opening(work: Annotated[Work, allow(Action.OPEN_STUDY)], limit: Limit = 200) -> Response:
    """Read what a study opens with: facts, members, codebook with counts, transcripts by title."""
    return work.read(service.read_opening, limit)
