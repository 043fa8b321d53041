"""Ask for, attest and return the de-identification of a transcript (rows 80, c22, c23)."""

from typing import Any
from uuid import UUID

from api.access.roles import Role
from api.access.seat import Seat
from api.analysis.transcripts import gates, queries, service
from api.analysis.transcripts.models import Attestation
from api.analysis.transcripts.schemas import AttestationIn, AttestationRequestIn, ReturnIn
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Session
from api.base.errors import Conflict, FieldProblem, Invalid
from api.study.service import policy_of

SECOND_PERSON = (
    "Somebody else than who imported or corrected it attests this. "
    "Ask another member of the study to check it."
)


def ask(session: Session, seat: Seat, transcript_id: UUID, body: AttestationRequestIn) -> dict[str, Any]:
    """Ask a member to check de-identification; in place of whoever was asked before.

    Whoever may read it asks; a supervisor may ask anybody, also themselves, without reading it first.
    """
    head = _waiting_for_anybody(session, seat, transcript_id)
    if seat.role is not Role.SUPERVISOR or seat.via != "session":
        gates.demand_readable(session, seat, head, policy_of(session, seat.study_id))
    member = queries.member(session, seat.study_id, body.account_id)
    if member is None or member.role not in (Role.RESEARCHER, Role.SUPERVISOR):
        wrong = FieldProblem("account_id", "Choose a researcher or supervisor of this study.")
        raise Invalid("not_a_member", "Choose a researcher or supervisor of this study.", fields=(wrong,))
    if body.account_id == head.made_by and _needs_second(session, seat):
        raise Conflict("second_person_required", SECOND_PERSON)
    queries.ask(session, seat.study_id, transcript_id, body.account_id)
    return _done(session, seat, transcript_id, "deidentification.asked", asked_id=body.account_id)


def attest(session: Session, seat: Seat, transcript_id: UUID, body: AttestationIn) -> dict[str, Any]:
    """Attest that the current version is de-identified; from now on it may be read and coded."""
    head = _waiting(session, seat, transcript_id)
    by_importer = head.made_by == seat.account_id
    if by_importer and _needs_second(session, seat):
        raise Conflict("second_person_required", SECOND_PERSON)
    checklist = body.checklist.model_dump()
    if open_items := [name for name, done in checklist.items() if not done]:
        fields = tuple(FieldProblem(f"checklist.{n}", "This has not been checked.") for n in open_items)
        raise Invalid("checklist_incomplete", "Check each item, or return the transcript.", fields=fields)
    _keep(session, seat, head, "attested", body.note, checklist, by_importer)
    queries.set_zone(session, seat.study_id, head.version_id, gates.DEIDENTIFIED)
    queries.ask(session, seat.study_id, transcript_id, None)
    n = head.current_n
    return _done(session, seat, transcript_id, "deidentification.attested", n=n, self_check=int(by_importer))


def give_back(session: Session, seat: Seat, transcript_id: UUID, body: ReturnIn) -> dict[str, Any]:
    """Return a transcript with the reason: it still shows who somebody is."""
    head = _waiting(session, seat, transcript_id)
    by_importer = head.made_by == seat.account_id
    if by_importer and _needs_second(session, seat):
        raise Conflict("second_person_required", SECOND_PERSON)
    _keep(session, seat, head, "returned", body.note, {}, by_importer)
    queries.ask(session, seat.study_id, transcript_id, None)
    return _done(session, seat, transcript_id, "deidentification.returned", n=head.current_n)


def _waiting(session: Session, seat: Seat, transcript_id: UUID) -> Any:
    """Return a transcript that waits for attestation and that the seat may read."""
    head = _waiting_for_anybody(session, seat, transcript_id)
    gates.demand_readable(session, seat, head, policy_of(session, seat.study_id))
    return head


def _waiting_for_anybody(session: Session, seat: Seat, transcript_id: UUID) -> Any:
    """Return a transcript that waits for attestation, whoever may read it."""
    head = queries.head(session, seat.study_id, transcript_id)
    if head.zone != gates.ORIGINAL or not policy_of(session, seat.study_id).deidentification_gate:
        raise Conflict("not_waiting", "This transcript does not wait for a check of its de-identification.")
    return head


def _needs_second(session: Session, seat: Seat) -> bool:
    return policy_of(session, seat.study_id).second_person_deidentification


def _keep(
    session: Session,
    seat: Seat,
    head: Any,
    outcome: str,
    note: str,
    checklist: dict[str, bool],
    self_check: bool,  # noqa: FBT001 - kept as it is
) -> None:
    row = Attestation(
        study_id=seat.study_id,
        created_by=seat.account_id,
        version_id=head.version_id,
        outcome=outcome,
        checklist=checklist,
        self_check=self_check,
        note=note,
    )
    session.add(row)
    session.flush()


def _done(session: Session, seat: Seat, transcript_id: UUID, kind: str, **ids: UUID | int) -> dict[str, Any]:
    queries.touch(session, seat.study_id, transcript_id, now())
    audit.record(session, seat.study_id, kind, transcript_id, (), **ids)
    return service.read_transcript(session, seat, transcript_id)
