"""What must stand before a transcript may be read or coded, and what to do about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.transcripts import gate_queries, queries
from api.base.database import Source
from api.base.errors import Conflict
from api.fieldwork.consent.queries import consented
from api.study.policy import Policy
from api.study.service import policy_of

ORIGINAL, DEIDENTIFIED = "original", "deidentified"


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate that is closed: its code, why, what to do next, whose consent is missing (id, study code)."""

    code: str
    detail: str
    next: str
    without_consent: tuple[tuple[UUID, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What the gates rest on, for some transcripts at once.

    attestations: of versions not attested yet; consented: empty where the policy asks for no consent.
    """

    policy: Policy
    speakers: Mapping[UUID, Sequence[Any]]
    of_interviews: Mapping[UUID, Sequence[UUID]]
    codes: Mapping[UUID, str]
    consented: frozenset[UUID]
    names: Mapping[UUID | None, str]
    attestations: Mapping[UUID, Sequence[Any]]


def standing(source: Source, study_id: UUID, heads: Sequence[Any]) -> Standing:
    """Ask for what the gates of these transcripts rest on; as many queries for one as for many."""
    policy = policy_of(source, study_id)
    said = queries.speakers(source, study_id, [h.id for h in heads])
    took_part = queries.took_part(source, study_id, [h.interview_id for h in heads if h.interview_id])
    of_interviews: dict[UUID, list[UUID]] = {}
    for row in took_part:
        of_interviews.setdefault(row.interview_id, []).append(row.participant_id)
    codes = {row.participant_id: row.study_code for row in (*said, *took_part) if row.participant_id}
    unattested = [h.version_id for h in heads if h.zone == ORIGINAL]
    accounts = {h.asked_to_attest_id for h in heads} | {h.created_by for h in heads}
    return Standing(
        policy=policy,
        speakers=_grouped(said, "transcript_id"),
        of_interviews=of_interviews,
        codes=codes,
        consented=consented(source, study_id, codes) if policy.consent_gate else frozenset(),
        names=queries.names_of(source, accounts),
        attestations=_grouped(
            queries.attestations(source, study_id, unattested) if unattested else (), "version_id"
        ),
    )


def _grouped(rows: Iterable[Any], by: str) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, by), []).append(row)
    return found


def participants_of(head: Any, known: Standing) -> list[UUID]:
    """Return whose words a transcript holds: its mapped speakers and who took part in its interview."""
    spoken = [s.participant_id for s in known.speakers.get(head.id, ()) if s.participant_id]
    return list(dict.fromkeys([*spoken, *known.of_interviews.get(head.interview_id, ())]))


def gate_of(head: Any, known: Standing) -> Gate | None:
    """Return the first gate that is closed for coding, or None."""
    if known.policy.deidentification_gate and head.zone == ORIGINAL:
        return _unattested(head, known)
    return _without_consent(head, known) if known.policy.consent_gate else None


def _unattested(head: Any, known: Standing) -> Gate:
    asked = known.names.get(head.asked_to_attest_id)
    returned = next(iter(known.attestations.get(head.version_id, ())), None)
    if asked:
        detail, then = (
            f"{asked} is asked to check that it is de-identified.",
            f"Wait for {asked}, or ask another.",
        )
    elif returned is not None and returned.outcome == "returned":
        by = returned.by or "A former member"
        detail = f"{by} returned this transcript: it still shows who somebody is."
        then = "Correct the text as the note says, then have it checked again."
    else:
        detail = "Nobody has attested yet that this transcript is de-identified."
        then = (
            "Ask another member of the study to check it."
            if known.policy.second_person_deidentification
            else "Check it yourself, or ask another member of the study."
        )
    return Gate("transcript_not_deidentified", detail, then)


def _without_consent(head: Any, known: Standing) -> Gate | None:
    unnamed = any(
        s.kind == "participant" and s.participant_id is None for s in known.speakers.get(head.id, ())
    )
    ids = participants_of(head, known)
    if unnamed or not ids:
        return Gate(
            "consent_missing",
            "It is not said which participant speaks here, so nobody's consent can be looked up.",
            "Say who speaks, or choose the interview this is from.",
        )
    missing = sorted((known.codes.get(one, "?"), one) for one in ids if one not in known.consented)
    if not missing:
        return None
    whom = ", ".join(code for code, _ in missing)
    return Gate(
        "consent_missing",
        f"Consent is not attested for {whom}.",
        f"Attest the consent of {whom} under Participants.",
        tuple((one, code) for code, one in missing),
    )


def demand_codable(source: Source, study_id: UUID, transcript_id: UUID) -> Any:
    """Return the current version (id, n, zone, sha256, length) if it may be coded and quoted.

    Raises NotFound, or Conflict `transcript_not_deidentified` or `consent_missing` that says what to do.
    """
    version = gate_queries.current_version(source, study_id, transcript_id)
    if not _is_codable(version):
        head = queries.head(source, study_id, transcript_id)
        gate = gate_of(head, standing(source, study_id, [head]))
        if gate:
            raise Conflict(gate.code, f"{gate.detail} {gate.next}")
    return version


def _is_codable(version: Any) -> bool:
    """Tell from counts alone whether every gate is open; who closes one is looked up only then."""
    policy = Policy.model_validate(version.policy)
    if policy.deidentification_gate and version.zone == ORIGINAL:
        return False
    return not policy.consent_gate or 0 < version.people == version.consenting


# Reading (rows 21, 79; c22)


def may_read(seat: Seat, head: Any, policy: Policy, zone: str | None = None) -> bool:
    """Tell whether the seat may read a text in a zone (the current version's, if none is named).

    c22 while it is not attested, and never by a script.
    """
    if (zone or head.zone) != ORIGINAL or not policy.deidentification_gate:
        return True
    return seat.via == "session" and seat.account_id in (
        head.created_by,
        head.made_by,
        head.asked_to_attest_id,
    )


def demand_readable(source: Source, seat: Seat, head: Any, policy: Policy, zone: str | None = None) -> None:
    """Raise Conflict `transcript_not_deidentified`, saying whom to ask, unless the seat may read the text."""
    if may_read(seat, head, policy, zone):
        return
    names = queries.names_of(source, [head.created_by])
    importer = names.get(head.created_by, "a supervisor")
    raise Conflict(
        "transcript_not_deidentified",
        "This transcript is not attested as de-identified, so only who imported or corrected it and who is "
        f"asked to check it read it, signed in. Ask {importer} or a supervisor to have it checked, or to ask "
        "you to check it.",
    )
