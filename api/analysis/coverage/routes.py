"""Coverage: of the study, and one's own reading of a transcript."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.analysis.coverage import service
from api.analysis.coverage.schemas import CoverageOut, ReadTurnsIn, ReadTurnsOut
from api.base.web import Room

coverage = Room("coverage")
transcripts = Room("transcripts")


@coverage.get("", response_model=CoverageOut)
def read_coverage(work: Annotated[Work, allow(Action.READ_COVERAGE)]) -> Response:
    """Read which transcripts, turns and questions have been read and coded, and where codes first came."""
    return work.read(service.read_coverage)


@transcripts.get("/{transcript_id}/read-turns", response_model=ReadTurnsOut)
def list_read_turns(transcript_id: UUID, work: Annotated[Work, allow(Action.READ_COVERAGE)]) -> Response:
    """Read which turns of a transcript you have read."""
    return work.read(service.read_turns, transcript_id)


@transcripts.put("/{transcript_id}/read-turns", response_model=ReadTurnsOut)
def mark_read_turns(
    transcript_id: UUID, body: ReadTurnsIn, work: Annotated[Work, allow(Action.MARK_READ)]
) -> Response:
    """Say which turns of a transcript you have read, and which you want to read again."""
    return work.write(service.mark_turns, transcript_id, body, answer=ReadTurnsOut, status=200)
