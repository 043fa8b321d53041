"""Apply codes, change and remove codings."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import service as codebook
from api.analysis.coding import counter_queries as counters
from api.analysis.coding import queries, steps
from api.analysis.coding.models import Coding
from api.analysis.coding.schemas import CodingIn, CodingPatch, CodingsIn
from api.analysis.transcripts import gates, texts
from api.analysis.transcripts import service as transcripts
from api.analysis.transcripts.schemas import SpeakersIn
from api.audit import service as audit
from api.base.database import Session, claim
from api.base.errors import Conflict, FieldProblem, Invalid, NotFound


def apply_code(session: Session, seat: Seat, body: CodingIn) -> Coding:
    """Apply one code to one segment as the seated coder.

    Raises NotFound if the transcript is not of this study, Conflict if a gate forbids coding, the version
    is superseded, the code is retired or the same coding stands, Invalid for a span outside the text.
    """
    return apply_codes(session, seat, CodingsIn(items=[body]))["items"][0]


def apply_codes(session: Session, seat: Seat, body: CodingsIn) -> dict[str, list[Coding]]:
    """Apply codes to segments: all of them, or none; undone as one step."""
    versions: dict[UUID, tuple[Any, str]] = {}
    made = []
    for item in body.items:
        if item.transcript_id not in versions:
            version = gates.demand_codable(session, seat.study_id, item.transcript_id)
            versions[item.transcript_id] = (version, texts.get(session, seat.study_id, version.id))
        made.append(_apply(session, seat, item, *versions[item.transcript_id]))
    steps.add_step(session, seat, "apply", [], [steps.state_of(row) for row in made])
    return {"items": made}


def _apply(session: Session, seat: Seat, item: CodingIn, version: Any, text: str) -> Coding:
    if item.version != version.n:
        raise Conflict(
            "version_superseded",
            "This transcript has a newer version. Open it again and code there.",
            extra={"current_version": version.n},
        )
    code = codebook.demand_usable(session, seat.study_id, item.code_id)
    quote = _quote(text, item)
    row = Coding(
        study_id=seat.study_id,
        created_by=seat.account_id,
        transcript_id=item.transcript_id,
        version_id=version.id,
        code_id=code.id,
        coder_id=seat.account_id,
        start=item.start,
        end=item.end,
        quote=quote,
        memo=item.memo,
    )
    steps.put_in(session, row)
    audit.record(
        session, seat.study_id, "coding.applied", row.id, transcript_id=item.transcript_id, code_id=code.id
    )
    return row


def _quote(text: str, item: CodingIn) -> str:
    if not item.start < item.end <= len(text):
        fields = (FieldProblem("end", f"A span lies within 0 and {len(text)}, and ends after it starts."),)
        raise Invalid(
            "span_invalid", "This span lies outside the text. Read the transcript again.", fields=fields
        )
    quote = text[item.start : item.end]
    if not quote.strip():
        raise Invalid("span_blank", "This span holds no words. Select some words first.")
    return quote


def change_coding(session: Session, seat: Seat, coding_id: UUID, body: CodingPatch, version: int) -> Coding:
    """Change the memo or the code of one's own coding. Another's coding is NotFound."""
    _own(session, seat, coding_id)
    row = claim(session, Coding, seat.study_id, coding_id, version)
    before = steps.state_of(row)
    said = body.model_dump(exclude_none=True)
    if body.code_id and body.code_id != row.code_id:
        _recode(session, seat, row, body.code_id)
    if body.memo is not None:
        row.memo = body.memo
    session.flush()
    steps.add_step(session, seat, "change", [before], [steps.state_of(row)])
    audit.record(
        session, seat.study_id, "coding.changed", row.id, fields=said, transcript_id=row.transcript_id
    )
    return row


def _recode(session: Session, seat: Seat, row: Coding, code_id: UUID) -> None:
    code = codebook.demand_usable(session, seat.study_id, code_id)
    people = counters.people_behind(session, row.version_id, row.start, row.end)
    counters.move(session, row, people, -1)
    row.code_id = code.id
    with session.no_autoflush:
        if queries.same(session, row):
            raise Conflict("already_coded", "You have given this code to exactly these words already.")
    counters.move(session, row, people, +1)


def remove_coding(session: Session, seat: Seat, coding_id: UUID) -> None:
    """Remove one's own coding; it can be undone. Another's coding is NotFound."""
    row = _own(session, seat, coding_id)
    before, transcript_id = steps.state_of(row), row.transcript_id
    steps.take_out(session, row)
    steps.add_step(session, seat, "remove", [before], [])
    audit.record(session, seat.study_id, "coding.removed", coding_id, transcript_id=transcript_id)


def map_speakers(
    session: Session, seat: Seat, transcript_id: UUID, body: SpeakersIn, version: int
) -> dict[str, Any]:
    """Say who speaks in a transcript, and count the people behind its codings anew."""
    said = transcripts.map_speakers(session, seat, transcript_id, body, version)
    counters.recount_people(session, seat.study_id, transcript_id)
    return said


def _own(session: Session, seat: Seat, coding_id: UUID) -> Coding:
    row = queries.coding(session, seat.study_id, coding_id)
    if row is None or row.coder_id != seat.account_id:
        raise NotFound
    return row
