"""Exports: preview, make, download once, list."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response
from fastapi.responses import StreamingResponse

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.web import Cursor, Limit, Room
from api.outputs.exchange import downloading, service
from api.outputs.exchange.making import MEDIA
from api.outputs.exchange.schemas import ChoiceIn, ExportIn, ExportOut, ExportsOut, PreviewOut

exports = Room("exports")

Ticket = Annotated[str, Query(max_length=1_000, description="From `download_url`; holds once, ten minutes.")]
FILE: dict[int | str, dict[str, object]] = {
    200: {"description": "The file.", "content": {kind: {} for kind in sorted(MEDIA.values())}}
}


@exports.get("", response_model=ExportsOut)
def list_exports(
    work: Annotated[Work, allow(Action.EXPORT)], limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """List exports, newest first: who took what, when, for which purpose."""
    return work.read(service.read_exports, limit, cursor)


@exports.post("/preview", response_model=PreviewOut)
def preview_export(body: ChoiceIn, work: Annotated[Work, allow(Action.EXPORT)]) -> Response:
    """Say what an export would hold and leave out, with its first rows. Records nothing."""
    return work.read(service.preview, body)


@exports.post("", status_code=201, response_model=ExportOut)
def make_export(body: ExportIn, work: Annotated[Work, allow(Action.EXPORT)]) -> Response:
    """Make an export for a purpose; the answer holds a link that works once, within ten minutes."""
    weight = work.fetch(service.weigh_export, body)
    return work.write(service.make_export, work.ground, body, weight, answer=ExportOut)


@exports.get("/{export_id}/file", response_class=Response, responses=FILE)
def download_export(
    export_id: UUID, ticket: Ticket, work: Annotated[Work, allow(Action.EXPORT)]
) -> StreamingResponse:
    """Download the file of an export: once, by whoever made it. 410 afterwards."""
    made, name, media_type = work.fetch(downloading.make_file, work.ground, export_id, ticket)
    work.write(downloading.note_download, export_id, made)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Length": str(made.size),
        "Cache-Control": "no-store",
    }
    return StreamingResponse(made.pieces(), 200, headers, media_type=media_type)
