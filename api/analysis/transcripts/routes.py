"""Transcripts: preview and import, read, say who speaks, attest de-identification, mark questions."""

import hashlib
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Depends, File, Form, Path, Request, Response, UploadFile
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from api.access.guards import Work, allow, to_json
from api.access.policy import Action
from api.analysis.transcripts import attesting, importing, marking, service
from api.analysis.transcripts.readers.choose import MOST_BYTES
from api.analysis.transcripts.schemas import (
    AttestationIn,
    AttestationRequestIn,
    ImportIn,
    MarkIn,
    MarkOut,
    MarksIn,
    MarksOut,
    PreviewIn,
    ReturnIn,
    SuggestionsOut,
    TranscriptOut,
    TranscriptPatch,
    TranscriptPreview,
    TranscriptsOut,
    VersionOut,
    VersionsOut,
)
from api.base.fields import MAX_INT
from api.base.web import Cursor, Expected, Limit, Room, read_json

transcripts = Room("transcripts")

#: The file, and what stands around it in a multipart body.
MOST_BODY = MOST_BYTES + 200_000

File_ = Annotated[UploadFile, File(description="The file of one interview, at most 50 MB.")]
Options = Annotated[str, Form(max_length=100_000, description="The options, as JSON.")]
Number = Annotated[int, Path(ge=1, le=MAX_INT)]
B = TypeVar("B", bound=BaseModel)


def options_of(kind: type[B], said: str) -> B:
    """Read options from a form field as JSON, as strictly as a body."""
    try:
        return kind.model_validate(read_json(said.encode("utf-8", "surrogatepass")))
    except ValidationError as wrong:
        errors = [{**error, "loc": ("body", *error["loc"])} for error in wrong.errors()]
        raise RequestValidationError(errors) from None


async def preview_options(options: Options = "{}") -> PreviewIn:
    """Read the options of a preview from their form field."""
    return options_of(PreviewIn, options)


async def import_options(options: Options = "{}") -> ImportIn:
    """Read the options of an import from their form field."""
    return options_of(ImportIn, options)


@transcripts.get("", response_model=TranscriptsOut)
def list_transcripts(
    work: Annotated[Work, allow(Action.READ_TRANSCRIPTS)], limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """List transcripts by title: what each waits for, and from whom."""
    return work.read(service.read_transcripts, limit, cursor)


@transcripts.post("/previews", response_model=TranscriptPreview, max_body_size=MOST_BODY)
def preview_transcript(
    file: File_,
    options: Annotated[PreviewIn, Depends(preview_options)],
    work: Annotated[Work, allow(Action.IMPORT_TRANSCRIPTS)],
) -> Response:
    """Say what is understood of a file. Stores nothing."""
    work.fetch(importing.may_import)
    return work.read(
        importing.preview, importing.prepare(file.file.read(), file.filename or "", options), options
    )


@transcripts.post("", status_code=201, response_model=TranscriptOut, max_body_size=MOST_BODY)
def import_transcript(
    file: File_,
    options: Annotated[ImportIn, Depends(import_options)],
    work: Annotated[Work, allow(Action.IMPORT_TRANSCRIPTS)],
) -> Response:
    """Import a file as a transcript, all or nothing."""
    work.fetch(importing.may_import)
    read = importing.prepare(file.file.read(), file.filename or "", options)
    work.sent(read.file_name, read.sha256, options.model_dump_json())
    return work.write(importing.import_transcript, read, options, answer=TranscriptOut)


@transcripts.get("/{transcript_id}", response_model=TranscriptOut)
def read_transcript(transcript_id: UUID, work: Annotated[Work, allow(Action.READ_TRANSCRIPTS)]) -> Response:
    """Read a transcript: title, speakers, what was left out, and what it waits for."""
    return work.read(service.read_transcript, transcript_id, etag=True)


@transcripts.patch("/{transcript_id}", response_model=TranscriptOut)
def change_transcript(
    transcript_id: UUID,
    body: TranscriptPatch,
    version: Expected,
    work: Annotated[Work, allow(Action.CHANGE_TRANSCRIPTS)],
) -> Response:
    """Give a transcript another title or interview."""
    return work.write(
        service.change_transcript, transcript_id, body, version, answer=TranscriptOut, status=200
    )


@transcripts.delete("/{transcript_id}", status_code=204)
def remove_transcript(
    transcript_id: UUID, version: Expected, work: Annotated[Work, allow(Action.CHANGE_TRANSCRIPTS)]
) -> Response:
    """Remove a transcript on which nothing rests."""
    return work.write(service.remove_transcript, transcript_id, version)


@transcripts.get("/{transcript_id}/versions", response_model=VersionsOut)
def list_transcript_versions(
    transcript_id: UUID, work: Annotated[Work, allow(Action.READ_TRANSCRIPTS)]
) -> Response:
    """List the versions of a transcript with what was attested of each."""
    return work.read(service.read_versions, transcript_id)


@transcripts.get("/{transcript_id}/versions/{n}", response_model=VersionOut)
def read_transcript_version(
    transcript_id: UUID, n: Number, request: Request, work: Annotated[Work, allow(Action.READ_TRANSCRIPTS)]
) -> Response:
    """Read the text and turns of a version. The ETag covers text, turns and marks."""
    found = work.fetch(service.read_version, transcript_id, n)
    if found.is_unattested:
        work.write(service.note_reading, transcript_id)
    return _unless_held(request, to_json(found.body), found.may_be_cached)


def _unless_held(request: Request, body: bytes, may_be_cached: bool) -> Response:
    """Answer 304 if the caller holds these very bytes; kept by browsers only where the study is open."""
    tag = f'"{hashlib.sha256(body).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache" if may_be_cached else "no-store"}
    held = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if tag in held:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


@transcripts.post("/{transcript_id}/attestation-request", response_model=TranscriptOut)
def ask_for_attestation(
    transcript_id: UUID,
    body: AttestationRequestIn,
    work: Annotated[Work, allow(Action.CHANGE_TRANSCRIPTS)],
) -> Response:
    """Ask a member to check that a transcript is de-identified."""
    return work.write(attesting.ask, transcript_id, body, answer=TranscriptOut, status=200)


@transcripts.post("/{transcript_id}/attestation", response_model=TranscriptOut)
def attest_deidentification(
    transcript_id: UUID,
    body: AttestationIn,
    work: Annotated[Work, allow(Action.ATTEST_DEIDENTIFICATION)],
) -> Response:
    """Attest that the current version is de-identified, item by item."""
    return work.write(attesting.attest, transcript_id, body, answer=TranscriptOut, status=200)


@transcripts.post("/{transcript_id}/return", response_model=TranscriptOut)
def return_transcript(
    transcript_id: UUID, body: ReturnIn, work: Annotated[Work, allow(Action.ATTEST_DEIDENTIFICATION)]
) -> Response:
    """Return a transcript with a reason: it still shows who somebody is."""
    return work.write(attesting.give_back, transcript_id, body, answer=TranscriptOut, status=200)


@transcripts.get("/{transcript_id}/question-suggestions", response_model=SuggestionsOut)
def suggest_questions(transcript_id: UUID, work: Annotated[Work, allow(Action.READ_TRANSCRIPTS)]) -> Response:
    """Suggest which questions of the guide the interviewer's turns ask, from their wording."""
    return work.read(marking.read_suggestions, transcript_id)


@transcripts.post("/{transcript_id}/question-suggestions/accept", response_model=MarksOut)
def accept_suggestions(
    transcript_id: UUID, body: MarksIn, work: Annotated[Work, allow(Action.MARK_QUESTIONS)]
) -> Response:
    """Take suggestions, many at once, all or none."""
    return work.write(marking.accept, transcript_id, body, answer=MarksOut, status=200)


@transcripts.put("/{transcript_id}/turns/{n}/question", response_model=MarkOut)
def mark_turn(
    transcript_id: UUID, n: Number, body: MarkIn, work: Annotated[Work, allow(Action.MARK_QUESTIONS)]
) -> Response:
    """Say which question of a guide a turn asks."""
    return work.write(marking.mark, transcript_id, n, body, answer=MarkOut, status=200)


@transcripts.delete("/{transcript_id}/turns/{n}/question", status_code=204)
def unmark_turn(
    transcript_id: UUID, n: Number, work: Annotated[Work, allow(Action.MARK_QUESTIONS)]
) -> Response:
    """Remove the mark of a turn."""
    return work.write(marking.unmark, transcript_id, n)
