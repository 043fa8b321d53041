"""The gates that stand before a quote: consent, de-identification, length. Asked at each use."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from api.base.database import Source
from api.base.errors import Conflict
from api.involvement.quotes import queries
from api.study.policy import Policy

NO_CONSENT = (
    "The consent of every participant of this interview must be attested first. "
    "Open the participant and attest consent."
)
NO_QUOTE_CONSENT = (
    "Whoever speaks here has not agreed to be quoted to reviewers. "
    "Choose another passage, or attest a consent that allows it."
)
NOT_DEIDENTIFIED = (
    "This transcript is not attested as de-identified yet. "
    "Ask a second member to attest it, then propose again."
)


def holding_back(source: Source, study_id: UUID, policy: Policy, codings: Collection[Any]) -> dict[UUID, str]:
    """Return what holds a quote back, by coding id: consent_missing or quote_consent_missing.

    `codings` are rows with id or coding_id, and transcript_id. Those whose speaker is not known
    need the yes of everybody in the interview.
    """
    if not (policy.consent_gate or policy.quote_consent_gate) or not codings:
        return {}
    ids = {_coding_id(c): c.transcript_id for c in codings}
    speaking: dict[UUID, set[UUID]] = {}
    for row in queries.voices(source, study_id, ids):
        speaking.setdefault(row.coding_id, set()).add(row.participant_id)
    everybody: dict[UUID, set[UUID]] = {}
    for row in queries.participants_of(source, study_id, set(ids.values())):
        everybody.setdefault(row.transcript_id, set()).add(row.participant_id)
    consents = queries.last_consents(source, study_id, set().union(*everybody.values(), *speaking.values()))
    living = {who: c for who, c in consents.items() if c.ended_on is None}
    quotable = {who for who, c in living.items() if c.allows_quotes and c.allows_reviewers}
    held: dict[UUID, str] = {}
    for coding_id, transcript_id in ids.items():
        all_of_them = everybody.get(transcript_id, set())
        voices = speaking.get(coding_id) or all_of_them
        if policy.consent_gate and (not all_of_them or not all_of_them <= living.keys()):
            held[coding_id] = "consent_missing"
        elif policy.quote_consent_gate and (not voices or not voices <= quotable):
            held[coding_id] = "quote_consent_missing"
    return held


def _coding_id(row: Any) -> UUID:
    found: UUID = getattr(row, "coding_id", None) or row.id
    return found


def demand_release(source: Source, study_id: UUID, policy: Policy, coding: Any) -> None:
    """Refuse a quote of a coding unless people's consent and the transcript's state allow it.

    Raises Conflict: consent_missing, quote_consent_missing, deidentification_missing.
    """
    held = holding_back(source, study_id, policy, [coding])
    for code in held.values():
        raise Conflict(code, NO_CONSENT if code == "consent_missing" else NO_QUOTE_CONSENT)
    if policy.deidentification_gate and coding.zone != "deidentified":
        raise Conflict("deidentification_missing", NOT_DEIDENTIFIED)


def counts_as_approved(policy: Policy, state: str) -> bool:
    """Tell whether a round may use a quote in this state."""
    return state == "approved" or (state == "proposed" and not policy.quote_gate)
