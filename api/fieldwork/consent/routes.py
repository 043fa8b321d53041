"""Consents of a participant: read, attest, end."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.web import Room
from api.fieldwork.consent import service
from api.fieldwork.consent.schemas import ConsentEndIn, ConsentIn, ConsentOut, ConsentsOut

consents = Room("participants/{participant_id}/consents")


@consents.get("", response_model=ConsentsOut)
def list_consents(participant_id: UUID, work: Annotated[Work, allow(Action.READ_CONSENT)]) -> Response:
    """List the consents of a participant, the latest first."""
    return work.read(service.read_consents, participant_id)


@consents.post("", status_code=201, response_model=ConsentOut)
def attest_consent(
    participant_id: UUID, body: ConsentIn, work: Annotated[Work, allow(Action.ATTEST_CONSENT)]
) -> Response:
    """Attest that a participant consented: document version, day, and what they said yes to."""
    return work.write(service.attest, participant_id, body, answer=ConsentOut)


@consents.post("/{consent_id}/end", response_model=ConsentOut)
def end_consent(
    participant_id: UUID,
    consent_id: UUID,
    body: ConsentEndIn,
    work: Annotated[Work, allow(Action.ATTEST_CONSENT)],
) -> Response:
    """Record that a consent ended. Coding and quoting refuse from then on."""
    return work.write(service.end, participant_id, consent_id, body, answer=ConsentOut, status=200)
