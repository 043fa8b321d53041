"""Preview a file and import it: read in the worker, outside any transaction; then one write."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.transcripts import file_names, gates, queries, service, texts, word_index
from api.analysis.transcripts.models import Speaker, Transcript, TranscriptVersion
from api.analysis.transcripts.proposals import (
    UNLABELLED,
    Belonging,
    Held,
    Person,
    Proposal,
    belonging,
    propose,
)
from api.analysis.transcripts.readers.reading import Reading, ReadingOptions, Unreadable
from api.analysis.transcripts.schemas import ImportIn, PreviewIn
from api.analysis.transcripts.version_schemas import ReimportIn
from api.analysis.transcripts.worker import read_in_worker
from api.audit import service as audit
from api.base.database import Connection, Session, Source
from api.base.errors import Conflict, FieldProblem, Invalid, Problem, TooLarge, Unavailable
from api.base.fields import new_id
from api.study.service import policy_of

FIRST_TURNS = 12
FIRST_CHARACTERS = 600
MOST_TURNS = 50_000
MOST_SPEAKERS = 500


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that has been read: its display name, the hash of its bytes, and what was understood."""

    file_name: str
    sha256: str
    reading: Reading


def prepare(data: bytes, file_name: str, options: PreviewIn | ImportIn | ReimportIn) -> Prepared:
    """Read a file in the worker. Raises TooLarge, Unavailable, or Invalid with the reason and what to try."""
    name = file_names.shown(file_name) or "file"
    asked = ReadingOptions(options.encoding, options.tracked_changes)
    try:
        reading = read_in_worker(data, name, asked)
    except Unreadable as reason:
        raise _refusal(reason) from None
    if len(reading.turns) > MOST_TURNS or len(reading.speakers) > MOST_SPEAKERS:
        raise Invalid("too_many_turns", "This has more turns or speakers than an interview can. Cut it up.")
    return Prepared(name, hashlib.sha256(data).hexdigest(), reading)


def _refusal(reason: Unreadable) -> Problem:
    if reason.code == "too_large":
        return TooLarge(reason.code, reason.detail)
    return (
        Unavailable(reason.code, reason.detail)
        if reason.code == "busy"
        else Invalid(reason.code, reason.detail)
    )


def may_import(_connection: Connection, seat: Seat) -> Seat:
    """Answer with the seat: whoever has none is refused before a file is looked at."""
    return seat


# Preview


def preview(connection: Connection, seat: Seat, file: Prepared, options: PreviewIn) -> dict[str, Any]:
    """Say what was understood of a file and what is proposed for it. Stores nothing."""
    reading = file.reading
    people, belongs = _belonging(connection, seat.study_id, file, options)
    labels = labels_of(reading)
    proposed = propose(list(labels), people, belongs.participant_ids)
    return {
        **how_read(file),
        "sha256": file.sha256,
        "turn_count": len(reading.turns),
        "length": len(reading.text),
        "speakers": [
            {
                "label": label,
                "turns": turns,
                "words": words,
                "kind": who.kind,
                "participant_id": who.participant_id,
            }
            for (label, (turns, words)), who in zip(labels.items(), proposed, strict=True)
        ],
        "first_turns": [_first(turn) for turn in reading.turns[:FIRST_TURNS]],
        "title": _title(connection, seat.study_id, file, people, belongs),
        "participant_ids": belongs.participant_ids,
        "interview_id": belongs.interview_id,
        "imported_before": queries.by_source(connection, seat.study_id, file.sha256),
    }


def how_read(file: Prepared) -> dict[str, Any]:
    """Say what a file was taken for, and what of it is not in the text."""
    reading = file.reading
    return {
        "file_name": file.file_name,
        "format": reading.format,
        "encoding": reading.encoding,
        "encodings": reading.encodings,
        "word_count": words_in(reading.text),
        "drops": [
            {"kind": d.kind, "label": d.label, "count": d.count, "characters": d.characters}
            for d in reading.drops
        ],
        "warnings": reading.warnings,
        "has_tracked_changes": has_tracked_changes(reading),
    }


def _first(turn: Any) -> dict[str, Any]:
    return {
        "speaker": turn.speaker,
        "text": turn.text[:FIRST_CHARACTERS],
        "cut": len(turn.text) > FIRST_CHARACTERS,
        "starts_at_ms": turn.starts_at_ms,
    }


def words_in(text: str) -> int:
    """Return how many words a text has: runs between white space."""
    return len(text.split())


def has_tracked_changes(reading: Reading) -> bool:
    """Tell whether a file has tracked changes: some are left out, or the reader says that all were kept."""
    left_out = any(drop.kind.startswith("tracked_") for drop in reading.drops)
    return left_out or any("tracked changes" in warning for warning in reading.warnings)


def labels_of(reading: Reading) -> dict[str, tuple[int, int]]:
    """Return (turns, words) by label in order of appearance; turns without one under the empty label."""
    found = {speaker.label: (speaker.turns, speaker.words) for speaker in reading.speakers}
    bare = [turn.text for turn in reading.turns if turn.speaker is None]
    if bare:
        found[UNLABELLED] = (len(bare), sum(words_in(text) for text in bare))
    return found


def _belonging(
    source: Source, study_id: UUID, file: Prepared, options: PreviewIn | ImportIn
) -> tuple[list[Person], Belonging]:
    people = [Person(row.id, row.study_code, row.pseudonym) for row in queries.people(source, study_id)]
    took_part = queries.people_of_interviews(source, study_id)
    held = [
        Held(row.id, row.code, row.happened_on, tuple(took_part.get(row.id, ())))
        for row in queries.interviews(source, study_id)
    ]
    try:
        return people, belonging(file.file_name, people, held, options.pattern)
    except ValueError:
        wrong = FieldProblem(
            "pattern", "Write {participant} or {interview}, each at most once, and at most two *."
        )
        raise Invalid("pattern_invalid", "This is not a pattern of file names.", fields=(wrong,)) from None


def _title(source: Source, study_id: UUID, file: Prepared, people: list[Person], belongs: Belonging) -> str:
    """Propose a title: codes where they are known, for the file's name may hold a person's."""
    by_id = {person.id: person.study_code for person in people}
    codes = [by_id[one] for one in belongs.participant_ids]
    interviews = [r.code for r in queries.interviews(source, study_id) if r.id == belongs.interview_id]
    known = [code for code in codes if not any(code in interview for interview in interviews)] + interviews
    title = (", ".join(known) or file_names.stem(file.file_name) or "Transcript")[:190]
    taken = queries.titles_like(source, study_id, title)
    free = (f"{title} ({n})" for n in range(2, len(taken) + 3))
    return title if title not in taken else next(one for one in free if one not in taken)


# Import


def import_transcript(session: Session, seat: Seat, file: Prepared, options: ImportIn) -> dict[str, Any]:
    """Store a file that was read as a transcript with version 1. Raises Conflict `already_imported`."""
    _demand_new(session, seat.study_id, file, options)
    service.demand_interview(session, seat.study_id, options.interview_id)
    speakers = _mapped(session, seat.study_id, file, options)
    transcript = _transcript(session, seat, file, options)
    version_id = _version(session, seat, transcript.id, file.reading)
    ids = _speakers(session, seat, transcript.id, speakers)
    turns = _turns(seat.study_id, version_id, file.reading, ids)
    queries.add_turns(session, turns)
    word_index.index_version(session, seat.study_id, transcript.id, version_id, turns, file.reading.text)
    n = len(file.reading.turns)
    audit.record(session, seat.study_id, "transcript.imported", transcript.id, turns=n, speakers=len(ids))
    return service.read_transcript(session, seat, transcript.id)


def _demand_new(session: Session, study_id: UUID, file: Prepared, options: ImportIn) -> None:
    queries.one_import_at_a_time(session, file.sha256)
    same = queries.by_source(session, study_id, file.sha256)
    if same and not options.again:
        raise Conflict(
            "already_imported",
            "This file is a transcript of this study already. Open that one, or import it again on purpose.",
            extra={"transcript_ids": [str(row.id) for row in same]},
        )


def _mapped(session: Session, study_id: UUID, file: Prepared, options: ImportIn) -> dict[str, Proposal]:
    """Return who speaks under each label: what was said, else what is proposed. Raises Invalid."""
    people, belongs = _belonging(session, study_id, file, options)
    labels = list(labels_of(file.reading))
    expected = belongs.participant_ids
    if options.interview_id:
        rows = queries.took_part(session, study_id, [options.interview_id])
        took_part = [row.participant_id for row in rows]
        expected = tuple(one for one in expected if one in took_part) or tuple(took_part)
    proposed = dict(zip(labels, propose(labels, people, expected), strict=True))
    known = {person.id for person in people}
    fields = []
    for n, said in enumerate(options.speakers):
        if said.label not in proposed:
            fields.append(FieldProblem(f"speakers.{n}.label", "Nobody speaks under this label in the file."))
        if said.participant_id and said.participant_id not in known:
            fields.append(
                FieldProblem(f"speakers.{n}.participant_id", "This is not a participant of this study.")
            )
        proposed[said.label] = Proposal(said.kind, said.participant_id)
    if fields:
        raise Invalid("speakers_invalid", "Some speakers need correcting.", fields=tuple(fields))
    return proposed


def _transcript(session: Session, seat: Seat, file: Prepared, options: ImportIn) -> Transcript:
    reading = file.reading
    title = options.title
    if title is None:
        people, belongs = _belonging(session, seat.study_id, file, options)
        title = _title(session, seat.study_id, file, people, belongs)
    row = Transcript(
        study_id=seat.study_id,
        created_by=seat.account_id,
        title=title,
        interview_id=options.interview_id,
        file_name=file.file_name,
        format=reading.format,
        encoding=reading.encoding,
        source_sha256=file.sha256,
        drops=[{"kind": d.kind, "count": d.count, "characters": d.characters} for d in reading.drops],
    )
    session.add(row)
    session.flush()
    return row


def _version(session: Session, seat: Seat, transcript_id: UUID, reading: Reading) -> UUID:
    gated = policy_of(session, seat.study_id).deidentification_gate
    text = reading.text
    row = TranscriptVersion(
        study_id=seat.study_id,
        created_by=seat.account_id,
        transcript_id=transcript_id,
        n=1,
        zone=gates.ORIGINAL if gated else gates.DEIDENTIFIED,
        sha256=texts.sha256_of(text),
        length=len(text),
        word_count=words_in(text),
        turn_count=len(reading.turns),
    )
    session.add(row)
    session.flush()
    texts.put(session, seat.study_id, row.id, text)
    return row.id


def _speakers(
    session: Session, seat: Seat, transcript_id: UUID, mapped: Mapping[str, Proposal]
) -> dict[str, UUID]:
    """Store the speakers in order. Turns without a label have a speaker only if it is said who that is."""
    ids: dict[str, UUID] = {}
    for label, who in mapped.items():
        if label == UNLABELLED and who.kind == "other":
            continue
        ids[label] = new_id()
        row = Speaker(
            id=ids[label],
            study_id=seat.study_id,
            created_by=seat.account_id,
            transcript_id=transcript_id,
            label=label,
            kind=who.kind,
            participant_id=who.participant_id,
            position=len(ids) - 1,
        )
        session.add(row)
    session.flush()
    return ids


def _turns(
    study_id: UUID, version_id: UUID, reading: Reading, ids: Mapping[str, UUID]
) -> list[dict[str, Any]]:
    return [
        {
            "study_id": study_id,
            "version_id": version_id,
            "n": n,
            "start": start,
            "body_start": start,
            "end": end,
            "speaker_id": ids.get(turn.speaker or UNLABELLED),
            "starts_at_ms": turn.starts_at_ms,
        }
        for n, (turn, (start, end)) in enumerate(zip(reading.turns, reading.spans, strict=True), start=1)
    ]
