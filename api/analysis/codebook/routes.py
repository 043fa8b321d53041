"""The codebook: create, change, move, retire. Coding, which keeps the counts, answers its list."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import File, Form, Response

from api.access.credentials import digest
from api.access.guards import Work, allow
from api.access.policy import Action
from api.analysis.codebook import history, importing, service
from api.analysis.codebook.schemas import (
    ChangedCodesOut,
    CodeHistoryOut,
    CodeImportOut,
    CodeIn,
    CodeMoveIn,
    CodeOut,
    CodePatch,
    RecolourIn,
)
from api.base.web import Cursor, Expected, Limit, Room

codes = Room("codes")

Changing = Annotated[Work, allow(Action.CHANGE_CODEBOOK)]
CsvFile = Annotated[bytes, File(description="A CSV file with a row of headings.")]
Existing = Annotated[
    Literal["keep", "update"], Form(description="What happens to codes whose label is in use already.")
]


@codes.post("", status_code=201, response_model=CodeOut)
def create_code(body: CodeIn, work: Changing) -> Response:
    """Add a code to the codebook."""
    return work.write(service.create_code, body, answer=CodeOut)


@codes.post("/recolour", response_model=ChangedCodesOut)
def recolour_codes(body: RecolourIn, work: Changing) -> Response:
    """Give several codes another colour and pattern, as one step."""
    return work.write(service.recolour_codes, body, answer=ChangedCodesOut, status=200)


@codes.post("/imports/preview", response_model=CodeImportOut)
def preview_code_import(file: CsvFile, work: Changing, existing: Existing = "keep") -> Response:
    """Say what a CSV file of codes would do; nothing is stored."""
    return work.read(importing.preview_import, file, existing)


@codes.post("/imports", response_model=CodeImportOut)
def import_codes(file: CsvFile, work: Changing, existing: Existing = "keep") -> Response:
    """Import codes from a CSV file, all or none, as one step; 422 names each row that needs correcting."""
    work.sent(digest(file.decode("latin-1")), existing)
    return work.write(importing.import_codes, file, existing, answer=CodeImportOut, status=200)


@codes.get("/{code_id}/history", response_model=CodeHistoryOut)
def read_code_history(
    code_id: UUID,
    work: Annotated[Work, allow(Action.READ_CODEBOOK)],
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Read who changed what about a code and when, newest first, with the words before and after."""
    return work.read(history.read_history, code_id, limit, cursor)


@codes.patch("/{code_id}", response_model=CodeOut)
def change_code(code_id: UUID, body: CodePatch, version: Expected, work: Changing) -> Response:
    """Change a code: label, definition, when to use it and when not, example, look."""
    return work.write(service.change_code, code_id, body, version, answer=CodeOut, status=200)


@codes.post("/{code_id}/move", response_model=CodeOut)
def move_code(code_id: UUID, body: CodeMoveIn, version: Expected, work: Changing) -> Response:
    """Put a code under a parent, at a place among its siblings."""
    return work.write(service.move_code, code_id, body, version, answer=CodeOut, status=200)


@codes.post("/{code_id}/retire", response_model=CodeOut)
def retire_code(code_id: UUID, version: Expected, work: Changing) -> Response:
    """Take a code out of use; what it codes stays."""
    return work.write(service.retire_code, code_id, version, answer=CodeOut, status=200)


@codes.post("/{code_id}/restore", response_model=CodeOut)
def restore_code(code_id: UUID, version: Expected, work: Changing) -> Response:
    """Bring a retired code back into use."""
    return work.write(service.restore_code, code_id, version, answer=CodeOut, status=200)
