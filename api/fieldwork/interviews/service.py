"""Record interviews: with whom, how, when they happened, and how they ended."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from api.access import queries as seats
from api.access.roles import Role
from api.access.seat import Seat
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Connection, Session, Source, claim
from api.base.errors import Conflict, FieldProblem, Invalid, NotFound
from api.base.pages import page_of, read_cursor
from api.fieldwork.consent import queries as consents
from api.fieldwork.interviews import queries
from api.fieldwork.interviews.models import Interview
from api.fieldwork.interviews.schemas import InterviewIn, InterviewPatch
from api.fieldwork.participants import queries as people
from api.fieldwork.participants.service import demand_no_identifiers
from api.study.service import policy_of

TOOK_PLACE = frozenset({"in_progress", "completed", "stopped_early"})
CLEARABLE = frozenset({"interviewer_id", "guide_id", "happened_on", "duration_min"})


def read_interviews(
    connection: Connection,
    seat: Seat,
    limit: int,
    cursor: str | None,
    status: str | None,
    participant_id: UUID | None,
) -> dict[str, Any]:
    """Return a page of interviews by code."""
    after = read_cursor(cursor, str)
    rows = queries.interviews(
        connection, seat.study_id, limit + 1, after[0] if after else None, status, participant_id
    )
    page = page_of(rows, limit, lambda r: [r.code])
    return page | {"items": said_of(connection, seat.study_id, page["items"])}


def read_interview(connection: Connection, seat: Seat, interview_id: UUID) -> dict[str, Any]:
    """Return an interview. Raises NotFound."""
    return whole_interview(connection, seat.study_id, interview_id)


def whole_interview(source: Source, study_id: UUID, interview_id: UUID) -> dict[str, Any]:
    """Return an interview with its people, transcripts and nudges. Raises NotFound."""
    row = queries.interview(source, study_id, interview_id)
    if row is None:
        raise NotFound
    return said_of(source, study_id, [row])[0]


def said_of(source: Source, study_id: UUID, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Return interviews with their people, transcripts and nudges, in a constant number of queries."""
    ids = [row.id for row in rows]
    took_part = queries.participants_of_interviews(source, study_id, ids)
    transcripts = queries.transcripts_of_interviews(source, study_id, ids)
    gate = policy_of(source, study_id).consent_gate
    everybody = {p.id for some in took_part.values() for p in some}
    latest = consents.latest_consents(source, study_id, everybody) if gate else {}
    return [
        _said(row, took_part[row.id], transcripts[row.id])
        | {"nudges": _nudges(row, took_part[row.id], latest) if gate else []}
        for row in rows
    ]


def _said(row: Any, took_part: list[Any], transcripts: list[dict[str, Any]]) -> dict[str, Any]:
    kept = ("id", "version", "code", "mode", "site", "interviewer_id", "interviewer", "guide_id")
    more = ("happened_on", "recorded_at", "status", "duration_min")
    return {name: getattr(row, name) for name in (*kept, *more)} | {
        "guide": f"{row.guide_title}, {row.guide_label}" if row.guide_id else "",
        "participants": [
            {k: getattr(p, k) for k in ("id", "study_code", "pseudonym", "group_id")} for p in took_part
        ],
        "transcripts": transcripts,
    }


def _nudges(row: Any, took_part: list[Any], latest: dict[UUID, Any]) -> list[dict[str, str]]:
    """Say where consent is missing or later than the interview. The gates stand at coding and quoting."""
    if row.status in ("cancelled", "no_show"):
        return []
    held = {p.id: latest[p.id] for p in took_part if p.id in latest and not latest[p.id].ended_on}
    lacking = [p.study_code for p in took_part if p.id not in held]
    day = row.happened_on
    late = [p.study_code for p in took_part if day and p.id in held and held[p.id].consented_on > day]
    return [
        {"code": code, "message": message.format(", ".join(codes))}
        for code, codes, message in (
            (
                "consent_missing",
                lacking,
                "No consent is attested for {}. Attest it on the participant's page.",
            ),
            (
                "consent_after_interview",
                late,
                "The consent of {} is dated after the interview. Check both days.",
            ),
        )
        if codes
    ]


def add_interview(session: Session, seat: Seat, body: InterviewIn) -> dict[str, Any]:
    """Add an interview with one or more participants."""
    said = body.model_dump(exclude={"participant_ids", "code"})
    codes = _demand_participants(session, seat.study_id, body.participant_ids)
    _check(session, seat.study_id, said, None)
    code = body.code or _next_code(session, seat.study_id, list(codes.values()))
    _demand_code(session, seat.study_id, code)
    row = Interview(study_id=seat.study_id, created_by=seat.account_id, code=code, **said)
    session.add(row)
    session.flush()
    queries.set_participants(session, seat.study_id, row.id, codes)
    audit.record(session, seat.study_id, "interview.created", row.id, status=row.status, n=len(codes))
    return whole_interview(session, seat.study_id, row.id)


def change_interview(
    session: Session, seat: Seat, interview_id: UUID, body: InterviewPatch, version: int
) -> dict[str, Any]:
    """Change an interview."""
    row = claim(session, Interview, seat.study_id, interview_id, version)
    said = {name: getattr(body, name) for name in body.model_fields_set - {"participant_ids"}}
    said = {name: value for name, value in said.items() if value is not None or name in CLEARABLE}
    if said.get("code", row.code) != row.code:
        _demand_code(session, seat.study_id, said["code"])
    _check(session, seat.study_id, _merged(row, said), row)
    for name, value in said.items():
        setattr(row, name, value)
    if body.participant_ids:
        codes = _demand_participants(session, seat.study_id, body.participant_ids)
        queries.set_participants(session, seat.study_id, row.id, codes)
    fields = body.model_fields_set
    audit.record(session, seat.study_id, "interview.changed", row.id, fields=fields, status=row.status)
    session.flush()
    return whole_interview(session, seat.study_id, row.id)


def _merged(row: Interview, said: dict[str, Any]) -> dict[str, Any]:
    names = ("mode", "site", "interviewer_id", "guide_id", "happened_on", "status", "duration_min")
    return {name: said.get(name, getattr(row, name)) for name in names}


def _demand_participants(session: Session, study_id: UUID, ids: list[UUID]) -> dict[UUID, str]:
    """Return the study codes of these participants. Raises Invalid if one is not of this study."""
    codes = people.codes_of(session, study_id, ids)
    if set(codes) != set(ids):
        says = "Choose participants of this study."
        raise Invalid("participant_unknown", says, fields=(FieldProblem("participant_ids", says),))
    return codes


def _next_code(session: Session, study_id: UUID, study_codes: list[str]) -> str:
    """Make a code from the study codes: SU-01, then SU-01.2 for a second interview."""
    taken = queries.interview_codes(session, study_id)
    start = "+".join(study_codes)[:34]
    return next(
        c for n in range(1, len(taken) + 2) if (c := start if n == 1 else f"{start}.{n}") not in taken
    )


def _demand_code(session: Session, study_id: UUID, code: str) -> None:
    demand_no_identifiers([("code", code)])
    if code in queries.interview_codes(session, study_id):
        raise Conflict("interview_code_taken", "Another interview has this code. Choose another.")


def _check(session: Session, study_id: UUID, said: dict[str, Any], before: Interview | None) -> None:
    """Check what an interview would say, after a change as a whole. Raises Invalid."""
    demand_no_identifiers([("site", said["site"])])
    member = said["interviewer_id"]
    if member and (before is None or member != before.interviewer_id):
        seat = seats.membership(session, study_id, member)
        if seat is None or seat.role == Role.REVIEWER:
            _refuse(
                "interviewer_unknown", "interviewer_id", "Choose a researcher or supervisor of this study."
            )
    if said["guide_id"] and queries.guide(session, study_id, said["guide_id"]) is None:
        _refuse("guide_unknown", "guide_id", "Choose a guide of this study.")
    day, status = said["happened_on"], said["status"]
    if status in TOOK_PLACE and day is None:
        _refuse("day_missing", "happened_on", "Say on which day it happened.")
    if status != "planned" and day and day > now().date():
        _refuse("day_in_future", "happened_on", "This day is in the future. Only a planned interview may be.")


def _refuse(code: str, path: str, says: str) -> None:
    raise Invalid(code, says, fields=(FieldProblem(path, says),))
