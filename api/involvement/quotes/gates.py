"""The gates before a quote: consent and de-identification, asked at each use; checks, at approval."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from api.analysis.transcripts.gates import ORIGINAL, demand_codable
from api.base.database import Source
from api.base.errors import Conflict
from api.fieldwork.consent.queries import latest_consents
from api.fieldwork.consent.service import demand_quote_consent
from api.involvement.quotes import queries
from api.study.policy import Policy

NOBODY = (
    "It is not said whose words these are, so nobody's yes to quotes can be looked up. "
    "Say on the transcript who speaks, then propose again."
)
NOT_DEIDENTIFIED = (
    "This passage was coded on a version that is not attested as de-identified. "
    "Ask a second member to attest it, then propose again."
)

#: The checks that must be confirmed before a quote is approved (B4), as a refusal says them.
CHECKS = {
    "no_identifiers": "no name, place or date could identify somebody",
    "not_recognisable": "nobody in the joint casework would recognise the speaker by it",
    "labels_right": "the content labels are right, or none is needed",
}


def demand_release(source: Source, study_id: UUID, policy: Policy, coding: Any) -> None:
    """Refuse a quote of a coding unless the transcript's state and people's consent allow it.

    Raises Conflict: transcript_not_deidentified, consent_missing, quote_consent_missing.
    """
    demand_codable(source, study_id, coding.transcript_id)
    if policy.deidentification_gate and coding.zone == ORIGINAL:
        raise Conflict("transcript_not_deidentified", NOT_DEIDENTIFIED)
    voices = _voices(source, study_id, {coding.id: coding.transcript_id})[coding.id]
    if policy.quote_consent_gate and not voices:
        raise Conflict("quote_consent_missing", NOBODY)
    demand_quote_consent(source, study_id, sorted(voices), for_reviewers=True)


def _voices(source: Source, study_id: UUID, transcripts: dict[UUID, UUID]) -> dict[UUID, set[UUID]]:
    """Return who speaks in codings (named with their transcripts); if nobody is named, all who took part."""
    speaking = _grouped(queries.voices(source, study_id, transcripts), "coding_id")
    everybody = _grouped(
        queries.participants_of(source, study_id, set(transcripts.values())), "transcript_id"
    )
    return {c: speaking.get(c) or everybody.get(t, set()) for c, t in transcripts.items()}


def _grouped(rows: Iterable[Any], by: str) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    for row in rows:
        found.setdefault(getattr(row, by), set()).add(row.participant_id)
    return found


def without_consent(
    source: Source, study_id: UUID, policy: Policy, quotes: Iterable[dict[str, Any]]
) -> list[UUID]:
    """Return the ids of those quotes that the consent of their speakers no longer allows."""
    chosen = list(quotes)
    if not policy.quote_consent_gate or not chosen:
        return []
    voices = _voices(source, study_id, {q["coding_id"]: q["transcript_id"] for q in chosen})
    latest = latest_consents(source, study_id, set().union(*voices.values()))
    yes = {who for who, c in latest.items() if not c.ended_on and c.allows_quotes and c.allows_reviewers}
    return [q["id"] for q in chosen if not voices[q["coding_id"]] or not voices[q["coding_id"]] <= yes]


def unconfirmed_checks(policy: Policy, confirmed: Collection[str]) -> list[str]:
    """Return the checks that nobody has confirmed and that approval needs, in the order they are asked."""
    return [name for name in CHECKS if name not in confirmed] if policy.quote_checks_gate else []


def demand_checks(policy: Policy, confirmed: Collection[str]) -> None:
    """Refuse to approve a quote until each check is confirmed. Raises Conflict quote_checks_unconfirmed."""
    missing = unconfirmed_checks(policy, confirmed)
    if missing:
        say = "; ".join(CHECKS[name] for name in missing)
        raise Conflict(
            "quote_checks_unconfirmed",
            f"Nobody has confirmed yet: {say}. Look at the quote in its context, confirm each of these with "
            "your approval, or turn the quote down.",
            extra={"unconfirmed": missing},
        )


def counts_as_approved(policy: Policy, state: str) -> bool:
    """Tell whether a round may use a quote in this state."""
    return state == "approved" or (state == "proposed" and not policy.quote_gate)
