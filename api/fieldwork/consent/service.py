"""Attest consents, end them, and keep the gates that rest on them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Connection, Session, Source, claim
from api.base.errors import Conflict, FieldProblem, Invalid, NotFound
from api.fieldwork.consent import queries
from api.fieldwork.consent.models import Consent
from api.fieldwork.consent.schemas import ConsentEndIn, ConsentIn
from api.fieldwork.participants import queries as people
from api.fieldwork.participants.service import demand_no_identifiers
from api.study.service import policy_of

MOST_CODES = 12


def read_consents(connection: Connection, seat: Seat, participant_id: UUID) -> dict[str, Any]:
    """List the consents of a participant, the latest first. Raises NotFound."""
    if people.participant(connection, seat.study_id, participant_id) is None:
        raise NotFound
    return {"items": consents_of(connection, seat.study_id, participant_id)}


def consents_of(source: Source, study_id: UUID, participant_id: UUID) -> list[dict[str, Any]]:
    """Return the consents of a participant, the latest first, each with its state."""
    rows = queries.consents_of(source, study_id, participant_id)
    return [_said(row, latest=place == 0) for place, row in enumerate(rows)]


def _said(row: Any, *, latest: bool) -> dict[str, Any]:
    kept = ("id", "version", "participant_id", "document_version", "consented_on", "ended_on")
    return {name: getattr(row, name) for name in (*kept, "allows_quotes", "allows_reviewers")} | {
        "state": "ended" if row.ended_on else "valid" if latest else "replaced",
        "attested_by": row.created_by,
        "attested_by_name": row.attested_by_name or "",
        "attested_at": row.created_at,
    }


def attest(session: Session, seat: Seat, participant_id: UUID, body: ConsentIn) -> dict[str, Any]:
    """Attest a participant's consent; it takes the place of an earlier one."""
    if people.participant(session, seat.study_id, participant_id) is None:
        raise NotFound
    _demand_past("consented_on", body.consented_on)
    demand_no_identifiers([("document_version", body.document_version)])
    row = Consent(
        study_id=seat.study_id,
        created_by=seat.account_id,
        participant_id=participant_id,
        **body.model_dump(),
    )
    session.add(row)
    session.flush()
    audit.record(session, seat.study_id, "consent.attested", row.id, participant_id=participant_id)
    return consents_of(session, seat.study_id, participant_id)[0]


def end(
    session: Session, seat: Seat, participant_id: UUID, consent_id: UUID, body: ConsentEndIn
) -> dict[str, Any]:
    """Record that the valid consent of a participant ended; the gates close at once."""
    said = consents_of(session, seat.study_id, participant_id)
    found = next((each for each in said if each["id"] == consent_id), None)
    if found is None:
        raise NotFound
    if found["state"] == "ended":
        raise Conflict("consent_ended", "It is recorded already that this consent ended.")
    if found["state"] == "replaced":
        raise Conflict("consent_replaced", "A later consent took the place of this one. End the latest.")
    _demand_past("ended_on", body.ended_on)
    if body.ended_on < found["consented_on"]:
        says = "This is before the day of the consent."
        raise Invalid("day_invalid", says, fields=(FieldProblem("ended_on", says),))
    row = claim(session, Consent, seat.study_id, consent_id, found["version"])
    row.ended_on = body.ended_on
    session.flush()
    audit.record(session, seat.study_id, "consent.ended", row.id, participant_id=participant_id)
    return consents_of(session, seat.study_id, participant_id)[0]


def _demand_past(path: str, day: Any) -> None:
    if day > now().date():
        says = "This day is in the future."
        raise Invalid("day_in_future", says, fields=(FieldProblem(path, says),))


# Gates: others ask before they code, quote or release


def consent_gate(source: Source, study_id: UUID, participant_ids: Iterable[UUID]) -> dict[str, Any] | None:
    """Return what keeps the data of these participants closed, or None if nothing does.

    {"code", "detail", "study_codes"}. Nobody named counts as not consented. Reads only.
    """
    if not policy_of(source, study_id).consent_gate:
        return None
    ids = list(dict.fromkeys(participant_ids))
    if not ids:
        return {
            "code": "consent_missing",
            "detail": "No participant is linked yet, so nobody's consent can stand behind this. "
            "Link the interview, or say which participant speaks; then try again.",
            "study_codes": [],
        }
    latest = queries.latest_consents(source, study_id, ids)
    lacking = _codes(source, study_id, [i for i in ids if i not in latest or latest[i].ended_on])
    if lacking is None:
        return None
    return {
        "code": "consent_missing",
        "detail": f"No consent is attested for {_listed(lacking)}. Open the participant's page under "
        "Fieldwork and attest the consent there; then try again.",
        "study_codes": lacking,
    }


def quote_consent_gate(
    source: Source, study_id: UUID, participant_ids: Iterable[UUID], *, for_reviewers: bool
) -> dict[str, Any] | None:
    """Return what keeps quotes of these participants closed, or None. `for_reviewers`: that yes too."""
    if not policy_of(source, study_id).quote_consent_gate:
        return None
    ids = list(dict.fromkeys(participant_ids))
    latest = queries.latest_consents(source, study_id, ids)

    def says_yes(row: Any) -> bool:
        yes = row and not row.ended_on and row.allows_quotes and (row.allows_reviewers or not for_reviewers)
        return bool(yes)

    lacking = _codes(source, study_id, [i for i in ids if not says_yes(latest.get(i))])
    if lacking is None:
        return None
    what = "to quotes that reviewers see" if for_reviewers else "to quotes"
    return {
        "code": "quote_consent_missing",
        "detail": f"The consent of {_listed(lacking)} does not say yes {what}. Choose another passage, or "
        "attest a consent that says so on the participant's page.",
        "study_codes": lacking,
    }


def demand_quote_consent(
    source: Source, study_id: UUID, participant_ids: Iterable[UUID], *, for_reviewers: bool
) -> None:
    """Raise Conflict `quote_consent_missing` unless every one of these participants said yes to quotes."""
    _demand(quote_consent_gate(source, study_id, participant_ids, for_reviewers=for_reviewers))


def _demand(closed: dict[str, Any] | None) -> None:
    if closed:
        raise Conflict(closed["code"], closed["detail"], extra={"study_codes": closed["study_codes"]})


def _codes(source: Source, study_id: UUID, ids: list[UUID]) -> list[str] | None:
    """Return the study codes of those who lack consent in order; None if nobody does."""
    return sorted(people.codes_of(source, study_id, ids).values()) if ids else None


def _listed(codes: list[str]) -> str:
    """Write codes as a list in a sentence, the first twelve."""
    shown = codes[:MOST_CODES]
    more = len(codes) - len(shown)
    said = ", ".join(shown) or "a participant"
    return f"{said} and {more} more" if more else said
