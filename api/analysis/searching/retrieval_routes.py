"""Retrieval: segments by codes and conditions, codes against groups, saved queries."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.analysis.searching import retrieval_pages, saved
from api.analysis.searching.retrieval_schemas import (
    MatrixIn,
    MatrixOut,
    RetrievalIn,
    RetrievalOut,
    SavedIn,
    SavedListOut,
    SavedOut,
    SavedPatch,
    SavedWritten,
)
from api.base.web import Cursor, Expected, Limit, Room

retrieval = Room("retrieval")
retrievals = Room("retrievals")

Retrieving = Annotated[Work, allow(Action.RETRIEVE)]
Saving = Annotated[Work, allow(Action.SAVE_RETRIEVAL)]


@retrieval.post("", response_model=RetrievalOut)
def retrieve_segments(body: RetrievalIn, work: Retrieving) -> Response:
    """Find stretches of transcripts by their codes, how these lie to each other, and who speaks."""
    return work.read(retrieval_pages.retrieve, body)


@retrieval.post("/matrix", response_model=MatrixOut)
def count_codes_by_group(body: MatrixIn, work: Retrieving) -> Response:
    """Count people and segments of codes in each group of participants."""
    return work.read(retrieval_pages.matrix, body)


@retrievals.get("", response_model=SavedListOut)
def list_saved_retrievals(work: Retrieving, limit: Limit = 200, cursor: Cursor = None) -> Response:
    """Read one's own saved queries and those that others share, in order of making."""
    return work.read(saved.read_saved, limit, cursor)


@retrievals.post("", status_code=201, response_model=SavedWritten)
def save_retrieval(body: SavedIn, work: Saving) -> Response:
    """Keep a query under a name."""
    return work.write(saved.save, body, answer=SavedWritten)


@retrievals.get("/{retrieval_id}", response_model=SavedOut)
def read_saved_retrieval(retrieval_id: UUID, work: Retrieving) -> Response:
    """Read a saved query."""
    return work.read(saved.read_one, retrieval_id, etag=True)


@retrievals.patch("/{retrieval_id}", response_model=SavedWritten)
def change_saved_retrieval(retrieval_id: UUID, body: SavedPatch, version: Expected, work: Saving) -> Response:
    """Rename a saved query, change it, share it or no longer."""
    return work.write(saved.change, retrieval_id, body, version, answer=SavedWritten, status=200)


@retrievals.delete("/{retrieval_id}", status_code=204)
def remove_saved_retrieval(retrieval_id: UUID, version: Expected, work: Saving) -> Response:
    """Remove a saved query; what it finds stays."""
    return work.write(saved.remove, retrieval_id, version, status=204)
