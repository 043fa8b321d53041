"""New versions of a transcript: by editing, by de-identifying, by importing again. It knows no codings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.transcripts import gates, mark_queries, queries, storing_queries, texts, word_index
from api.analysis.transcripts.importing import Prepared, words_in
from api.analysis.transcripts.models import Speaker, Transcript, TranscriptVersion
from api.analysis.transcripts.proposals import UNLABELLED
from api.analysis.transcripts.version_schemas import CorrectionIn, TurnIn
from api.base.clock import now
from api.base.database import Session, Source, claim
from api.base.errors import Conflict, FieldProblem, Invalid
from api.base.fields import new_id
from api.study.policy import Policy
from api.study.service import policy_of
from api.text.anchor import Placement, place

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Basis:
    """The current version that a correction starts from."""

    head: Any
    policy: Policy
    text: str
    turns: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A version that is not stored yet. Turns: n, start, body_start, end, speaker_id, starts_at_ms."""

    kind: str
    note: str
    declared: bool
    text: str
    turns: list[Row]
    new_speakers: Sequence[tuple[UUID, str]] = ()
    file: Prepared | None = None


@dataclass(slots=True)
class Marks:
    """The marks of questions in a new version, and how many found no turn."""

    rows: list[Row] = field(default_factory=list)
    lost: int = 0


def basis_of(source: Source, seat: Seat, transcript_id: UUID, based_on: int) -> Basis:
    """Return what a correction starts from.

    Raises NotFound, or Conflict if the seat may not read the text or it has a newer version.
    """
    head = queries.head(source, seat.study_id, transcript_id)
    policy = policy_of(source, seat.study_id)
    gates.demand_readable(source, seat, head, policy)
    if based_on != head.current_n:
        raise Conflict(
            "version_superseded",
            "Somebody corrected this text since. Open it again, and make your correction in the newer text.",
            extra={"current_version": head.current_n},
        )
    text = texts.get(source, seat.study_id, head.version_id)
    return Basis(head, policy, text, queries.turns(source, seat.study_id, head.version_id))


# What the new version says


def drafted(source: Source, seat: Seat, basis: Basis, body: CorrectionIn) -> Draft:
    """Put a version together from turns. Raises Invalid for blank turns or unknown speakers."""
    known = {row.id for row in queries.speakers(source, seat.study_id, [basis.head.id])}
    fields = [
        FieldProblem(f"turns.{n}.{name}", message)
        for n, turn in enumerate(body.turns)
        for name, message, wrong in (
            ("text", "This turn has no words. Take it out.", not turn.text.strip()),
            ("text", "This turn holds a character that is not text.", "\0" in turn.text),
            (
                "speaker_id",
                "This is not a speaker of this transcript.",
                turn.speaker_id is not None and turn.speaker_id not in known,
            ),
        )
        if wrong
    ]
    if fields:
        raise Invalid("turns_invalid", "Some turns need correcting.", fields=tuple(fields[:50]))
    said = [(turn.speaker_id, _lines(turn), turn.starts_at_ms) for turn in body.turns]
    draft = _draft(body.reason, body.note, said, declared=body.no_identifying_words)
    return _demand_changed(basis, draft)


def _lines(turn: TurnIn) -> str:
    return turn.text.replace("\r\n", "\n").replace("\r", "\n")


def drafted_from_file(
    source: Source, seat: Seat, basis: Basis, file: Prepared, note: str, *, declared: bool
) -> Draft:
    """Put a version together from a file that was read: its speakers are those with the same labels."""
    held = {row.label.strip().casefold(): row.id for row in _speakers(source, seat, basis)}
    labels = dict.fromkeys(turn.speaker or UNLABELLED for turn in file.reading.turns)
    fresh = {label: new_id() for label in labels if label and label.strip().casefold() not in held}
    ids = {label: held.get(label.strip().casefold(), fresh.get(label)) for label in labels}
    said = [(ids[t.speaker or UNLABELLED], t.text, t.starts_at_ms) for t in file.reading.turns]
    if not said:
        raise Invalid("no_turns", "There are no words in this file.")
    new = [(one, label) for label, one in fresh.items()]
    return _demand_changed(basis, _draft("reimported", note, said, declared=declared, new=new, file=file))


def _speakers(source: Source, seat: Seat, basis: Basis) -> Sequence[Any]:
    return queries.speakers(source, seat.study_id, [basis.head.id])


def _draft(
    kind: str,
    note: str,
    said: Sequence[tuple[UUID | None, str, int | None]],
    *,
    declared: bool,
    new: Sequence[tuple[UUID, str]] = (),
    file: Prepared | None = None,
) -> Draft:
    turns, start = [], 0
    for n, (speaker_id, text, starts_at_ms) in enumerate(said, start=1):
        end = start + len(text)
        turns.append(
            {
                "n": n,
                "start": start,
                "body_start": start,
                "end": end,
                "speaker_id": speaker_id,
                "starts_at_ms": starts_at_ms,
            }
        )
        start = end + 1
    return Draft(kind, note, declared, "\n".join(text for _, text, _ in said), turns, new, file)


def _demand_changed(basis: Basis, draft: Draft) -> Draft:
    names = ("start", "end", "speaker_id", "starts_at_ms")
    same = draft.text == basis.text and [_plain(t, names) for t in draft.turns] == [
        _plain(t, names) for t in basis.turns
    ]
    if same:
        raise Conflict("nothing_changed", "This is the text as it stands. Nothing was changed.")
    return draft


def _plain(turn: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    return [str(turn[name]) for name in names]


# Its zone


def needs_declaration(basis: Basis) -> bool:
    """Tell whether a correction of this text stays readable and codable only by its author's declaration."""
    return basis.policy.deidentification_gate and basis.head.zone == gates.DEIDENTIFIED


def zone_of(basis: Basis, draft: Draft, *, coded: bool) -> str:
    """Return the zone of a new version.

    Raises Conflict `declaration_missing` for an attested text that is coded: its codings show words of it.
    """
    if not basis.policy.deidentification_gate:
        return gates.DEIDENTIFIED
    if basis.head.zone == gates.ORIGINAL:
        return gates.ORIGINAL
    if draft.declared:
        return gates.DEIDENTIFIED
    if coded:
        raise Conflict(
            "declaration_missing",
            "This text is attested as de-identified, and coded. Declare that your correction brings in no "
            "words that identify somebody, or take such words out first.",
        )
    return gates.ORIGINAL


# The marks of questions


def carried_marks(source: Source, study_id: UUID, basis: Basis, draft: Draft) -> Marks:
    """Find the turns of the new text that ask what turns of the old one asked; only where that is certain."""
    found = Marks()
    taken: set[int] = set()
    rows = mark_queries.marks(source, study_id, basis.head.version_id)
    places = place(basis.text, draft.text, [(row.body_start, row.end) for row in rows])
    for row, placed in zip(rows, places, strict=True):
        n = _turn_at(draft, placed)
        if n is None or n in taken:
            found.lost += 1
            continue
        taken.add(n)
        found.rows.append({"turn_n": n, "question_id": row.question_id, "marked_by": row.marked_by})
    return found


def _turn_at(draft: Draft, placed: Placement) -> int | None:
    if placed.outcome == "stale" or placed.span is None:
        return None
    start = placed.span[0]
    return next((turn["n"] for turn in draft.turns if turn["start"] <= start < turn["end"]), None)


# Store


def claimed(session: Session, seat: Seat, basis: Basis, version: int) -> Transcript:
    """Take the transcript for its new version: from here on nobody codes the old one. Raises Stale."""
    return claim(session, Transcript, seat.study_id, basis.head.id, version)


def store(
    session: Session,
    seat: Seat,
    transcript: Transcript,
    basis: Basis,
    draft: Draft,
    zone: str,
    receipt: dict[str, int],
) -> TranscriptVersion:
    """Store a version and make it the current one."""
    study_id, transcript_id = seat.study_id, transcript.id
    row = TranscriptVersion(
        study_id=study_id,
        created_by=seat.account_id,
        transcript_id=transcript_id,
        n=basis.head.current_n + 1,
        zone=zone,
        sha256=texts.sha256_of(draft.text),
        length=len(draft.text),
        word_count=words_in(draft.text),
        turn_count=len(draft.turns),
        based_on=basis.head.current_n,
        kind=draft.kind,
        reason=draft.note,
        receipt=receipt,
        declared=draft.declared and zone == gates.DEIDENTIFIED and needs_declaration(basis),
    )
    session.add(row)
    session.flush()
    texts.put(session, study_id, row.id, draft.text)
    _add_speakers(session, seat, basis, draft)
    storing_queries.add_turns(session, study_id, row.id, draft.turns)
    word_index.index_version(session, study_id, transcript_id, row.id, draft.turns, draft.text)
    _make_current(transcript, row, draft)
    session.flush()
    return row


def _add_speakers(session: Session, seat: Seat, basis: Basis, draft: Draft) -> None:
    first = len(_speakers(session, seat, basis))
    for n, (speaker_id, label) in enumerate(draft.new_speakers):
        session.add(
            Speaker(
                id=speaker_id,
                study_id=seat.study_id,
                created_by=seat.account_id,
                transcript_id=basis.head.id,
                label=label,
                position=first + n,
            )
        )
    session.flush()


def _make_current(transcript: Transcript, row: TranscriptVersion, draft: Draft) -> None:
    transcript.current_n, transcript.updated_at = row.n, now()
    if draft.file is not None:
        reading = draft.file.reading
        transcript.file_name, transcript.format = draft.file.file_name, reading.format
        transcript.encoding, transcript.source_sha256 = reading.encoding, draft.file.sha256
        transcript.drops = [
            {"kind": d.kind, "count": d.count, "characters": d.characters} for d in reading.drops
        ]


def add_marks(session: Session, study_id: UUID, version_id: UUID, marks: Marks) -> None:
    """Store the marks that were carried to a version."""
    own = {"study_id": study_id, "version_id": version_id}
    mark_queries.add_marks(session, [own | row for row in marks.rows])
