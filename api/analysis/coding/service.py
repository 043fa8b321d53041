"""Apply codes, change and remove codings."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import service as codebook
from api.analysis.coding import counter_queries as counters
from api.analysis.coding import queries, reanchoring
from api.analysis.coding import steps as turning
from api.analysis.coding.models import Coding
from api.analysis.coding.schemas import CodingIn, CodingPatch, CodingsIn
from api.analysis.steps import service as steps
from api.analysis.transcripts import gates, texts
from api.analysis.transcripts import queries as transcripts_queries
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
    transcripts_queries.hold(session, seat.study_id, {item.transcript_id for item in body.items})
    versions: dict[UUID, tuple[Any, str]] = {}
    codes: set[UUID] = set()
    made = []
    for item in body.items:
        if item.transcript_id not in versions:
            version = gates.demand_codable(session, seat.study_id, item.transcript_id)
            versions[item.transcript_id] = (version, texts.get(session, seat.study_id, version.id))
        if item.code_id not in codes:
            codebook.demand_usable(session, seat.study_id, item.code_id)
            codes.add(item.code_id)
        made.append(_apply(session, seat, item, *versions[item.transcript_id]))
    steps.add_step(session, seat, "apply", {}, {"codings": [turning.state_of(row) for row in made]})
    return {"items": made}


def _apply(session: Session, seat: Seat, item: CodingIn, version: Any, text: str) -> Coding:
    start, end = item.start, item.end
    if item.version != version.n:
        start, end = _on_current(session, seat, item, version.n)
    row = Coding(
        study_id=seat.study_id,
        created_by=seat.account_id,
        transcript_id=item.transcript_id,
        version_id=version.id,
        code_id=item.code_id,
        coder_id=seat.account_id,
        start=start,
        end=end,
        quote=_quote(text, start, end),
        memo=item.memo,
    )
    turning.put_in(session, row)
    audit.record(
        session,
        seat.study_id,
        "coding.applied",
        row.id,
        transcript_id=item.transcript_id,
        code_id=item.code_id,
    )
    return row


def _on_current(session: Session, seat: Seat, item: CodingIn, current: int) -> tuple[int, int]:
    """Return where a segment of a superseded version lies in the current one, if that is certain."""
    asked = [(item.start, item.end)]
    found = reanchoring.on_current(session, seat.study_id, item.transcript_id, item.version, asked)[0]
    if found is None:
        _demand_current(item.version, current)
    return found or asked[0]


def _demand_current(read: int, current: int) -> None:
    if read != current:
        raise Conflict(
            "version_superseded",
            "This transcript has a newer version. Open it again and code there.",
            extra={"current_version": current},
        )


def _quote(text: str, start: int, end: int) -> str:
    if not start < end <= len(text):
        fields = (FieldProblem("end", f"A span lies within 0 and {len(text)}, and ends after it starts."),)
        raise Invalid(
            "span_invalid", "This span lies outside the text. Read the transcript again.", fields=fields
        )
    quote = text[start:end]
    if not quote.strip():
        raise Invalid("span_blank", "This span holds no words. Select some words first.")
    return quote


def change_coding(session: Session, seat: Seat, coding_id: UUID, body: CodingPatch, version: int) -> Coding:
    """Change the memo, the code or the bounds of one's own coding. Another's coding is NotFound.

    Raises Conflict if the same coding stands, the code is retired or the text has a newer version,
    Invalid for bounds outside the text.
    """
    if queries.coder_of(session, seat.study_id, coding_id) != seat.account_id:
        raise NotFound
    row = claim(session, Coding, seat.study_id, coding_id, version)
    before = turning.state_of(row)
    said = body.model_dump(exclude_none=True, exclude={"version"})
    span = _bounds(session, seat, row, body)
    code_id = body.code_id or row.code_id
    if code_id != row.code_id:
        codebook.demand_usable(session, seat.study_id, code_id)
    if (code_id, *span) != (row.code_id, row.start, row.end, row.quote):
        _put_elsewhere(session, row, code_id, *span)
    if body.memo is not None:
        row.memo = body.memo
    session.flush()
    after = turning.state_of(row)
    verb = _verb_of(before, after)
    if verb:
        steps.add_step(session, seat, verb, {"codings": [before]}, {"codings": [after]})
    audit.record(
        session, seat.study_id, "coding.changed", row.id, fields=said, transcript_id=row.transcript_id
    )
    return row


def _bounds(session: Session, seat: Seat, row: Coding, body: CodingPatch) -> tuple[int, int, str]:
    """Return (start, end, quote) as they shall be."""
    if body.start is None and body.end is None:
        return row.start, row.end, row.quote
    transcripts_queries.hold(session, seat.study_id, [row.transcript_id])
    version = gates.demand_codable(session, seat.study_id, row.transcript_id)
    if row.version_id != version.id:
        raise Conflict(
            "version_superseded",
            "This coding lies on an earlier version of the text. Settle it in the corrected text first.",
            extra={"current_version": version.n},
        )
    _demand_current(body.version or version.n, version.n)
    start = row.start if body.start is None else body.start
    end = row.end if body.end is None else body.end
    return start, end, _quote(texts.get(session, seat.study_id, version.id), start, end)


def _put_elsewhere(session: Session, row: Coding, code_id: UUID, start: int, end: int, quote: str) -> None:
    """Give a coding another code or other bounds, and count it there."""
    people = counters.people_behind(session, row.version_id, row.start, row.end)
    counters.move(session, row, people, -1)
    there = (start, end) != (row.start, row.end)
    row.code_id, row.start, row.end, row.quote = code_id, start, end, quote
    with session.no_autoflush:
        standing = queries.same(session, row)
        if standing and standing != row.id:
            raise Conflict(
                "already_coded",
                "You have given this code to exactly these words already.",
                extra={"coding_id": standing},
            )
    if there:
        people = counters.people_behind(session, row.version_id, start, end)
    counters.move(session, row, people, +1)


def _verb_of(before: dict[str, Any], after: dict[str, Any]) -> str | None:
    """Name the step from what it changed; None if it changed nothing."""
    verbs = {"code_id": "recode", "start": "resize", "end": "resize", "memo": "memo"}
    found = {verb for name, verb in verbs.items() if before[name] != after[name]}
    return None if not found else found.pop() if len(found) == 1 else "change"


def remove_coding(session: Session, seat: Seat, coding_id: UUID) -> None:
    """Remove one's own coding; it can be undone. Another's coding is NotFound."""
    row = _own(session, seat, coding_id)
    before, transcript_id = turning.state_of(row), row.transcript_id
    turning.take_out(session, row)
    steps.add_step(session, seat, "remove", {"codings": [before]}, {})
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
