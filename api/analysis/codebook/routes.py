"""The codebook: create, change, move, retire. Coding, which keeps the counts, answers its list."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.analysis.codebook import service
from api.analysis.codebook.schemas import CodeIn, CodeMoveIn, CodeOut, CodePatch
from api.base.web import Expected, Room

codes = Room("codes")

Changing = Annotated[Work, allow(Action.CHANGE_CODEBOOK)]


@codes.post("", status_code=201, response_model=CodeOut)
def create_code(body: CodeIn, work: Changing) -> Response:
    """Add a code to the codebook."""
    return work.write(service.create_code, body, answer=CodeOut)


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
