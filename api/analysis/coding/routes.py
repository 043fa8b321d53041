"""Codings: apply, change, remove, undo; all of a transcript; all of a code; the codebook with counts."""

from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.analysis.codebook.schemas import CodeLine, CodeOut, CodesOut
from api.analysis.coding import merging, reading, segments, service, splitting, steps
from api.analysis.coding.schemas import (
    CodingIn,
    CodingOut,
    CodingPatch,
    CodingsIn,
    CodingsOut,
    MergeIn,
    MergePreviewOut,
    SegmentsOut,
    SplitIn,
    StepOut,
    TranscriptCodingsOut,
)
from api.analysis.transcripts.schemas import SpeakersIn, TranscriptOut
from api.base.fields import MAX_INT
from api.base.web import Cursor, Expected, Limit, Room

codings = Room("codings")
codes = Room("codes")
transcripts = Room("transcripts")
undo = Room("undo")
redo = Room("redo")

Since = Annotated[
    int | None, Query(ge=0, le=MAX_INT, description="Answer only what changed after this place.")
]
Subtree = Annotated[bool, Query(description="Include the codes that stand under this one.")]
CoderId = Annotated[UUID | None, Query(description="Only the segments of one coder.")]


@codings.post("", status_code=201, response_model=CodingOut)
def apply_code(body: CodingIn, work: Annotated[Work, allow(Action.APPLY_CODE)]) -> Response:
    """Apply a code to a stretch of a transcript."""
    return work.write(service.apply_code, body, answer=CodingOut)


@codings.post("/bulk", status_code=201, response_model=CodingsOut)
def apply_codes(body: CodingsIn, work: Annotated[Work, allow(Action.APPLY_CODE)]) -> Response:
    """Apply several codes at once: all of them, or none."""
    return work.write(service.apply_codes, body, answer=CodingsOut)


@codings.patch("/{coding_id}", response_model=CodingOut)
def change_coding(
    coding_id: UUID, body: CodingPatch, version: Expected, work: Annotated[Work, allow(Action.REMOVE_CODING)]
) -> Response:
    """Change the memo, the code or the bounds of your own coding."""
    return work.write(service.change_coding, coding_id, body, version, answer=CodingOut, status=200)


@codings.delete("/{coding_id}", status_code=204)
def remove_coding(coding_id: UUID, work: Annotated[Work, allow(Action.REMOVE_CODING)]) -> Response:
    """Remove your own coding; it can be undone."""
    return work.write(service.remove_coding, coding_id, status=204)


@undo.post("", response_model=StepOut)
def undo_step(work: Annotated[Work, allow(Action.UNDO)]) -> Response:
    """Take back your latest step: of coding or in the codebook. 409 `built_on` if others built on it."""
    return work.write(steps.undo, answer=StepOut, status=200)


@redo.post("", response_model=StepOut)
def redo_step(work: Annotated[Work, allow(Action.UNDO)]) -> Response:
    """Do your last undone step again."""
    return work.write(steps.redo, answer=StepOut, status=200)


@transcripts.get("/{transcript_id}/codings", response_model=TranscriptCodingsOut)
def list_codings_of_transcript(
    transcript_id: UUID, work: Annotated[Work, allow(Action.READ_CODINGS)], since_seq: Since = None
) -> Response:
    """Read all codings on the current version of a transcript, in reading order."""
    return work.read(reading.read_codings, transcript_id, since_seq)


@transcripts.put("/{transcript_id}/speakers", response_model=TranscriptOut)
def map_speakers(
    transcript_id: UUID,
    body: SpeakersIn,
    version: Expected,
    work: Annotated[Work, allow(Action.CHANGE_TRANSCRIPTS)],
) -> Response:
    """Say who speaks: interviewer, a participant, or other."""
    return work.write(service.map_speakers, transcript_id, body, version, answer=TranscriptOut, status=200)


@codes.get("", response_model=CodesOut)
def list_codes(work: Annotated[Work, allow(Action.READ_CODEBOOK)]) -> Response:
    """Read the whole codebook, parents before children, with counts of people and segments."""
    return work.read(reading.send_codebook)


@codes.get("/{code_id}", response_model=CodeLine)
def read_code(code_id: UUID, work: Annotated[Work, allow(Action.READ_CODEBOOK)]) -> Response:
    """Read one code."""
    return work.read(reading.read_code, code_id, etag=True)


@codes.get("/{code_id}/codings", response_model=SegmentsOut)
def list_codings_of_code(
    code_id: UUID,
    work: Annotated[Work, allow(Action.READ_CODINGS)],
    subtree: Subtree = False,
    coder_id: CoderId = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Read the segments of a code in reading order, each with its context."""
    asked = partial(segments.read_segments, subtree=subtree)
    return work.read(asked, code_id, coder_id, limit, cursor)


@codes.post("/{code_id}/merge/preview", response_model=MergePreviewOut)
def preview_merge(
    code_id: UUID, body: MergeIn, work: Annotated[Work, allow(Action.CHANGE_CODEBOOK)]
) -> Response:
    """Count what a merge would move; nothing is changed."""
    return work.read(merging.preview_merge, code_id, body)


@codes.post("/{code_id}/merge", response_model=CodeOut)
def merge_code(
    code_id: UUID, body: MergeIn, work: Annotated[Work, allow(Action.CHANGE_CODEBOOK)]
) -> Response:
    """Move all segments of a code, everybody's, to another code and retire it; answers the merged code."""
    return work.write(merging.merge_code, code_id, body, answer=CodeOut, status=200)


@codes.post("/{code_id}/split", status_code=201, response_model=CodeOut)
def split_code(
    code_id: UUID, body: SplitIn, work: Annotated[Work, allow(Action.CHANGE_CODEBOOK)]
) -> Response:
    """Make a new code of some of a code's segments, everybody's; answers the new code."""
    return work.write(splitting.split_code, code_id, body, answer=CodeOut)
