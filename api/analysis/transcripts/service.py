"""Read transcripts and their versions; change a title, an interview, who speaks; remove."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.transcripts import gate_queries, gates, queries, texts
from api.analysis.transcripts.gates import Gate, Standing
from api.analysis.transcripts.models import Transcript
from api.analysis.transcripts.readers.reading import DROPPED
from api.analysis.transcripts.schemas import SpeakerPut, SpeakersIn, TranscriptPatch
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Connection, IntegrityError, Session, Source, claim
from api.base.errors import Conflict, FieldProblem, Invalid
from api.base.pages import page_of, read_cursor
from api.study.policy import Policy

KIND_NAMES = {"interviewer": "Interviewer", "participant": "Participant", "other": "Speaker"}


# Reading


def read_transcripts(connection: Connection, seat: Seat, limit: int, cursor: str | None) -> dict[str, Any]:
    """List transcripts by title: what each waits for, and from whom."""
    after = read_cursor(cursor, str, UUID)
    heads = queries.page_of_heads(connection, seat.study_id, limit + 1, after)
    page = page_of(heads, limit, lambda head: [head.title, head.id])
    known = gates.standing(connection, seat.study_id, page["items"])
    counts = queries.counts_of_codings(connection, seat.study_id, [head.id for head in page["items"]])
    page["items"] = [line(seat, head, known, counts.get(head.id, 0)) for head in page["items"]]
    return page


def read_transcript(source: Source, seat: Seat, transcript_id: UUID) -> dict[str, Any]:
    """Return a transcript, its speakers and how far its de-identification is."""
    head = queries.head(source, seat.study_id, transcript_id)
    known = gates.standing(source, seat.study_id, [head])
    counts = queries.counts_of_codings(source, seat.study_id, [head.id])
    readable = gates.may_read(seat, head, known.policy)
    said = queries.attestations(source, seat.study_id, [head.version_id])
    return line(seat, head, known, counts.get(head.id, 0)) | {
        "file_name": head.file_name if readable else None,
        "encoding": head.encoding,
        "speakers": [_speaker(row, readable) for row in known.speakers.get(head.id, ())],
        "drops": [drop | {"label": DROPPED.get(drop["kind"], drop["kind"])} for drop in head.drops],
        "attestations": [attested(row) for row in said],
    }


def line(seat: Seat, head: Any, known: Standing, codings: int) -> dict[str, Any]:
    """Return a transcript as a line of the list."""
    gate = gates.gate_of(head, known)
    people = gates.participants_of(head, known)
    readable = gates.may_read(seat, head, known.policy)
    return {
        "id": head.id,
        "version": head.version,
        "title": head.title,
        "format": head.format,
        "current_n": head.current_n,
        "zone": head.zone,
        "state": _state(head, known),
        "readable": readable,
        "may_attest": readable and may_attest(seat, head, known),
        "codable": gate is None,
        "gate": _gate(gate) if gate else None,
        "interview": _interview(head),
        "participants": sorted(known.codes[one] for one in people if one in known.codes),
        "asked_to_attest": _named(head.asked_to_attest_id, known),
        "imported_by": _named(head.created_by, known),
        "length": head.length,
        "word_count": head.word_count,
        "turn_count": head.turn_count,
        "codings": codings,
        "created_at": head.created_at,
        "updated_at": head.updated_at,
    }


def _gate(gate: Gate) -> dict[str, Any]:
    people = [{"id": one, "study_code": code} for one, code in gate.without_consent]
    said = {"code": gate.code, "detail": gate.detail, "next": gate.next}
    return said | {"without_consent": people}


def _state(head: Any, known: Standing) -> str:
    if head.zone == gates.DEIDENTIFIED or not known.policy.deidentification_gate:
        return "ready"
    if head.asked_to_attest_id:
        return "asked"
    newest = next(iter(known.attestations.get(head.version_id, ())), None)
    return "returned" if newest is not None and newest.outcome == "returned" else "to_check"


def _interview(head: Any) -> dict[str, Any] | None:
    if head.interview_id is None:
        return None
    return {
        "id": head.interview_id,
        "code": head.interview_code,
        "held_on": head.held_on.isoformat() if head.held_on else None,
        "mode": head.mode,
        "minutes": head.duration_min,
        "guide_id": head.guide_id,
    }


def _named(account_id: UUID | None, known: Standing) -> dict[str, Any] | None:
    return {"account_id": account_id, "name": known.names.get(account_id, "")} if account_id else None


def _speaker(row: Any, readable: bool) -> dict[str, Any]:  # noqa: FBT001 - what may be shown
    shown = row.label if readable else f"{KIND_NAMES[row.kind]} {row.position + 1}"
    names = ("id", "kind", "participant_id", "study_code", "pseudonym")
    return {name: getattr(row, name) for name in names} | {"label": shown}


def attested(row: Any) -> dict[str, Any]:
    """Return an attestation as the API says it."""
    names = ("outcome", "by", "self_check", "checklist", "note")
    return {name: getattr(row, name) for name in names} | {"at": row.created_at}


def may_attest(seat: Seat, head: Any, known: Standing) -> bool:
    """Tell whether the seat may attest de-identification of a transcript now (c23)."""
    other = seat.account_id != head.made_by or not known.policy.second_person_deidentification
    open_now = known.policy.deidentification_gate and head.zone == gates.ORIGINAL
    return open_now and other and gates.may_read(seat, head, known.policy)


def read_versions(connection: Connection, seat: Seat, transcript_id: UUID) -> dict[str, Any]:
    """List the versions of a transcript with what was attested of each."""
    queries.head(connection, seat.study_id, transcript_id)
    rows = queries.versions(connection, seat.study_id, transcript_id)
    said: dict[UUID, list[Any]] = {}
    for row in queries.attestations(connection, seat.study_id, [r.id for r in rows]):
        said.setdefault(row.version_id, []).append(attested(row))
    return {"items": [_version_line(row, said.get(row.id, [])) for row in rows]}


def _version_line(row: Any, attestations: list[Any]) -> dict[str, Any]:
    columns = {name: value for name, value in row._mapping.items() if name != "id"}
    return columns | {"attestations": attestations, "receipt": row.receipt or None}


@dataclass(frozen=True, slots=True)
class VersionRead:
    """A version as it was read; whether it is unattested, and whether browsers may keep it."""

    body: dict[str, Any]
    is_unattested: bool
    may_be_cached: bool


def read_version(connection: Connection, seat: Seat, transcript_id: UUID, n: int) -> VersionRead:
    """Return text and turns of a version. Hot: columns alone."""
    version = gate_queries.version_to_read(connection, seat.study_id, transcript_id, n)
    policy = Policy.model_validate(version.policy)
    gates.demand_readable(connection, seat, version, policy)
    body = {
        "n": version.n,
        "zone": version.zone,
        "sha256": version.sha256,
        "text": texts.get(connection, seat.study_id, version.id),
        "turns": queries.turns_to_send(connection, seat.study_id, version.id),
    }
    unattested = policy.deidentification_gate and version.zone == gates.ORIGINAL
    return VersionRead(body, unattested, policy.profile == "open-data")


def note_reading(session: Session, seat: Seat, transcript_id: UUID) -> None:
    """Record that somebody read a text that is not attested as de-identified (G48)."""
    audit.record(session, seat.study_id, "transcript.read", transcript_id)


# Changing


def change_transcript(
    session: Session, seat: Seat, transcript_id: UUID, body: TranscriptPatch, version: int
) -> dict[str, Any]:
    """Give a transcript another title or another interview."""
    said = body.model_dump(exclude_unset=True)
    if said.get("title", "") is None:
        said.pop("title")
    demand_interview(session, seat.study_id, said.get("interview_id"))
    row = claim(session, Transcript, seat.study_id, transcript_id, version)
    for name, value in said.items():
        setattr(row, name, value)
    row.updated_at = now()
    session.flush()
    audit.record(session, seat.study_id, "transcript.changed", transcript_id, fields=said)
    return read_transcript(session, seat, transcript_id)


def map_speakers(
    session: Session, seat: Seat, transcript_id: UUID, body: SpeakersIn, version: int
) -> dict[str, Any]:
    """Say who speaks. The room of codings offers this, for it counts the people behind codings anew."""
    row = claim(session, Transcript, seat.study_id, transcript_id, version)
    ours = {speaker.id for speaker in queries.speakers(session, seat.study_id, [transcript_id])}
    _demand_known(session, seat.study_id, body.speakers, ours)
    for said in body.speakers:
        queries.set_speaker(session, seat.study_id, said.id, said.kind, said.participant_id)
    row.updated_at = now()
    session.flush()
    audit.record(session, seat.study_id, "speaker.mapped", transcript_id, n=len(body.speakers))
    return read_transcript(session, seat, transcript_id)


def _demand_known(session: Session, study_id: UUID, said: list[SpeakerPut], ours: set[UUID]) -> None:
    people = queries.known_people(session, study_id, [s.participant_id for s in said if s.participant_id])
    fields = [
        FieldProblem(f"speakers.{n}.{name}", message)
        for n, speaker in enumerate(said)
        for name, message, wrong in (
            ("id", "This is not a speaker of this transcript.", speaker.id not in ours),
            (
                "participant_id",
                "This is not a participant of this study.",
                speaker.participant_id is not None and speaker.participant_id not in people,
            ),
        )
        if wrong
    ]
    if fields:
        raise Invalid("speakers_invalid", "Some speakers need correcting.", fields=tuple(fields))


def demand_interview(source: Source, study_id: UUID, interview_id: UUID | None) -> None:
    """Raise Invalid unless the id is an interview of the study, or None."""
    if interview_id and not queries.is_interview(source, study_id, interview_id):
        wrong = FieldProblem("interview_id", "This is not an interview of this study.")
        raise Invalid("interview_unknown", "Choose an interview of this study.", fields=(wrong,))


IN_USE = (
    "Passages of this transcript are coded or quoted. Remove its codings first; "
    "or keep it and leave it out of the analysis."
)


def remove_transcript(session: Session, seat: Seat, transcript_id: UUID, version: int) -> None:
    """Remove a transcript that nothing rests on."""
    claim(session, Transcript, seat.study_id, transcript_id, version)
    if queries.counts_of_codings(session, seat.study_id, [transcript_id]).get(transcript_id):
        raise Conflict("transcript_has_codings", IN_USE)
    try:
        queries.remove(session, seat.study_id, transcript_id)
    except IntegrityError:
        raise Conflict("transcript_has_codings", IN_USE) from None
    audit.record(session, seat.study_id, "transcript.removed", transcript_id)
