"""Corrections of a transcript: preview them, make them, settle what they left open."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.analysis.coding import reanchoring, settling
from api.analysis.coding.settling_schemas import SettledOut, SettleIn, StaleListOut
from api.analysis.transcripts import importing
from api.analysis.transcripts.routes import MOST_BODY, File_, Options, options_of
from api.analysis.transcripts.version_schemas import (
    CorrectedFilePreviewOut,
    CorrectionIn,
    CorrectionOut,
    CorrectionPreviewOut,
    ReimportIn,
)
from api.base.web import Cursor, Expected, Limit, Room

transcripts = Room("transcripts")
codings = Room("codings")

#: A corrected text as JSON: 300,000 characters many times over.
MOST_TEXT = 12_000_000

Correcting = Annotated[Work, allow(Action.CORRECT_TRANSCRIPTS)]
Settling = Annotated[Work, allow(Action.SETTLE_CODING)]


async def reimport_options(options: Options = "{}") -> ReimportIn:
    """Read the options of a corrected file from their form field."""
    return options_of(ReimportIn, options)


Reimport = Annotated[ReimportIn, Depends(reimport_options)]


@transcripts.post(
    "/{transcript_id}/versions/preview", response_model=CorrectionPreviewOut, max_body_size=MOST_TEXT
)
def preview_correction(transcript_id: UUID, body: CorrectionIn, work: Correcting) -> Response:
    """Say what a correction would do to the codings. Stores nothing."""
    return work.read(reanchoring.preview, transcript_id, body)


@transcripts.post(
    "/{transcript_id}/versions", status_code=201, response_model=CorrectionOut, max_body_size=MOST_TEXT
)
def correct_transcript(
    transcript_id: UUID, body: CorrectionIn, version: Expected, work: Correcting
) -> Response:
    """Store a corrected text as the current version; every coding is carried, re-placed or marked stale."""
    return work.write(reanchoring.correct, transcript_id, body, version, answer=CorrectionOut)


@transcripts.post(
    "/{transcript_id}/versions/file/preview",
    response_model=CorrectedFilePreviewOut,
    max_body_size=MOST_BODY,
)
def preview_corrected_file(transcript_id: UUID, file: File_, options: Reimport, work: Correcting) -> Response:
    """Say how a corrected file was read and what it would do to the codings. Stores nothing."""
    work.fetch(importing.may_import)
    read = importing.prepare(file.file.read(), file.filename or "", options)
    return work.read(reanchoring.preview_file, transcript_id, read, options)


@transcripts.post(
    "/{transcript_id}/versions/file", status_code=201, response_model=CorrectionOut, max_body_size=MOST_BODY
)
def correct_transcript_by_file(
    transcript_id: UUID, file: File_, options: Reimport, version: Expected, work: Correcting
) -> Response:
    """Read a corrected file in place of the text; every coding is carried, re-placed or marked stale."""
    work.fetch(importing.may_import)
    read = importing.prepare(file.file.read(), file.filename or "", options)
    work.sent(read.file_name, read.sha256, options.model_dump_json())
    return work.write(
        reanchoring.correct_by_file, transcript_id, read, options, version, answer=CorrectionOut
    )


@transcripts.get("/{transcript_id}/stale", response_model=StaleListOut)
def list_stale_codings(
    transcript_id: UUID,
    work: Annotated[Work, allow(Action.READ_CODINGS)],
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Read the codings that corrections left for a person, each with both texts around it."""
    return work.read(settling.read_stale, transcript_id, limit, cursor)


@codings.post("/{coding_id}/settle", response_model=SettledOut)
def settle_coding(coding_id: UUID, body: SettleIn, work: Settling) -> Response:
    """Say where a stale segment lies in the corrected text, or remove your own."""
    return work.write(settling.settle, coding_id, body, answer=SettledOut, status=200)
