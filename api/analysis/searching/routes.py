"""Search: words across the study, and coding what was found."""

from typing import Annotated

from fastapi import Response

from api.access.guards import Work, allow, to_json
from api.access.policy import Action
from api.analysis.searching import coding_found, finding
from api.analysis.searching.word_schemas import (
    CodeHitsIn,
    HitsCodedOut,
    HitsPreviewOut,
    SearchIn,
    SearchOut,
)
from api.base.web import Room

search = Room("search")


@search.post("", response_model=SearchOut)
def search_words(body: SearchIn, work: Annotated[Work, allow(Action.SEARCH)]) -> Response:
    """Look for words in all you may read: `word`, `"a phrase"`, `begin*`, `a NEAR/5 b`, `a OR b`, `-not`."""
    found = work.fetch(finding.search, body)
    if found.unattested:
        work.write(finding.note_readings, found.unattested)
    return Response(to_json(found.body), media_type="application/json")


@search.post("/code/preview", response_model=HitsPreviewOut)
def preview_coding_of_results(body: CodeHitsIn, work: Annotated[Work, allow(Action.APPLY_CODE)]) -> Response:
    """Show every segment that coding the results of a search would make. Changes nothing."""
    return work.read(coding_found.preview, body)


@search.post("/code", status_code=201, response_model=HitsCodedOut)
def code_results(body: CodeHitsIn, work: Annotated[Work, allow(Action.APPLY_CODE)]) -> Response:
    """Give a code to the results of a search, at most 500 segments, as one step that can be undone."""
    return work.write(coding_found.code, body, answer=HitsCodedOut)
