"""Preview a file and import it: read in the worker, outside any transaction; then one write."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.transcripts import file_names, gates, queries, service, storing_queries, texts, word_index
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
    speakers = {turn.speaker for turn in reading.turns} - {None}
    if len(reading.turns) > MOST_TURNS or len(speakers) > MOST_SPEAKERS:
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
    around = _around(connection, seat.study_id, file, options)
    labels = labels_of(reading)
    proposed = propose(list(labels), around.people, around.belongs.participant_ids)
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
        "title": _title(connection, seat.study_id, file, around),
        "participant_ids": around.belongs.participant_ids,
        "interview_id": around.belongs.interview_id,
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


def labels_in_order(reading: Reading) -> list[str]:
    """Return the labels in order of appearance; the empty one last, if turns have none."""
    found = dict.fromkeys(turn.speaker for turn in reading.turns if turn.speaker is not None)
    bare = any(turn.speaker is None for turn in reading.turns)
    return list(found | {UNLABELLED: None} if bare else found)


def labels_of(reading: Reading) -> dict[str, tuple[int, int]]:
    """Return (turns, words) by label in order of appearance; turns without one under the empty label."""
    found = {speaker.label: (speaker.turns, speaker.words) for speaker in reading.speakers}
    bare = [turn.text for turn in reading.turns if turn.speaker is None]
    if bare:
        found[UNLABELLED] = (len(bare), sum(words_in(text) for text in bare))
    return found


@dataclass(frozen=True, slots=True)
class Around:
    """The people and interviews of a study, and which of them a file's name speaks of."""

    people: list[Person]
    held: list[Held]
    belongs: Belonging


def _around(source: Source, study_id: UUID, file: Prepared, options: PreviewIn | ImportIn) -> Around:
    people = [Person(row.id, row.study_code, row.pseudonym) for row in queries.people(source, study_id)]
    took_part = queries.people_of_interviews(source, study_id)
    held = [
        Held(row.id, row.code, row.happened_on, tuple(took_part.get(row.id, ())))
        for row in queries.interviews(source, study_id)
    ]
    try:
        return Around(people, held, belonging(file.file_name, people, held, options.pattern))
    except ValueError:
        wrong = FieldProblem(
            "pattern", "Write {participant} or {interview}, each at most once, and at most two *."
        )
        raise Invalid("pattern_invalid", "This is not a pattern of file names.", fields=(wrong,)) from None


def _title(source: Source, study_id: UUID, file: Prepared, around: Around) -> str:
    """Propose a title: codes where they are known, for the file's name may hold a person's."""
    by_id = {person.id: person.study_code for person in around.people}
    codes = [by_id[one] for one in around.belongs.participant_ids]
    interviews = [one.code for one in around.held if one.id == around.belongs.interview_id]
    known = [code for code in codes if not any(code in interview for interview in interviews)] + interviews
    title = (", ".join(known) or file_names.stem(file.file_name) or "Transcript")[:190]
    taken = queries.titles_like(source, study_id, title)
    free = (f"{title} ({n})" for n in range(2, len(taken) + 3))
    return title if title not in taken else next(one for one in free if one not in taken)


# Import


def import_transcript(session: Session, seat: Seat, file: Prepared, options: ImportIn) -> dict[str, Any]:
    """Store a file that was read as a transcript with version 1. Raises Conflict `already_imported`."""
    study_id, reading, text = seat.study_id, file.reading, file.reading.text
    _demand_new(session, study_id, file, options)
    service.demand_interview(session, study_id, options.interview_id)
    around = _around(session, study_id, file, options)
    mapped = _mapped(session, study_id, file, options, around)
    transcript_id = _transcript(session, seat, file, options, around)
    version_id = _version(session, seat, transcript_id, text, len(reading.turns))
    ids = _speakers(session, seat, transcript_id, mapped)
    turns = _turns(reading, ids)
    storing_queries.add_turns(session, study_id, version_id, turns)
    word_index.index_version(session, study_id, transcript_id, version_id, turns, text)
    audit.record(session, study_id, "transcript.imported", transcript_id, turns=len(turns), speakers=len(ids))
    return service.read_transcript(session, seat, transcript_id)


def _demand_new(session: Session, study_id: UUID, file: Prepared, options: ImportIn) -> None:
    queries.one_import_at_a_time(session, file.sha256)
    same = queries.by_source(session, study_id, file.sha256)
    if same and not options.again:
        raise Conflict(
            "already_imported",
            "This file is a transcript of this study already. Open that one, or import it again on purpose.",
            extra={"transcript_ids": [str(row.id) for row in same]},
        )


def _mapped(
    session: Session, study_id: UUID, file: Prepared, options: ImportIn, around: Around
) -> dict[str, Proposal]:
    """Return who speaks under each label: what was said, else what is proposed. Raises Invalid."""
    people, expected = around.people, around.belongs.participant_ids
    labels = labels_in_order(file.reading)
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


def _transcript(session: Session, seat: Seat, file: Prepared, options: ImportIn, around: Around) -> UUID:
    reading, title = file.reading, options.title
    transcript_id = new_id()
    row = {
        "id": transcript_id,
        "study_id": seat.study_id,
        "created_by": seat.account_id,
        "title": _title(session, seat.study_id, file, around) if title is None else title,
        "interview_id": options.interview_id,
        "file_name": file.file_name,
        "format": reading.format,
        "encoding": reading.encoding,
        "source_sha256": file.sha256,
        "drops": [{"kind": d.kind, "count": d.count, "characters": d.characters} for d in reading.drops],
    }
    storing_queries.add(session, Transcript, row)
    return transcript_id


def _version(session: Session, seat: Seat, transcript_id: UUID, text: str, turn_count: int) -> UUID:
    gated = policy_of(session, seat.study_id).deidentification_gate
    version_id = new_id()
    row = {
        "id": version_id,
        "study_id": seat.study_id,
        "created_by": seat.account_id,
        "transcript_id": transcript_id,
        "n": 1,
        "zone": gates.ORIGINAL if gated else gates.DEIDENTIFIED,
        "sha256": texts.sha256_of(text),
        "length": len(text),
        "word_count": words_in(text),
        "turn_count": turn_count,
    }
    storing_queries.add(session, TranscriptVersion, row)
    texts.put(session, seat.study_id, version_id, text)
    return version_id


def _speakers(
    session: Session, seat: Seat, transcript_id: UUID, mapped: Mapping[str, Proposal]
) -> dict[str, UUID]:
    """Store the speakers in order. Turns without a label have a speaker only if it is said who that is."""
    spoken = {label: who for label, who in mapped.items() if label != UNLABELLED or who.kind != "other"}
    ids = {label: new_id() for label in spoken}
    rows = [
        {
            "id": ids[label],
            "study_id": seat.study_id,
            "created_by": seat.account_id,
            "transcript_id": transcript_id,
            "label": label,
            "kind": who.kind,
            "participant_id": who.participant_id,
            "position": position,
        }
        for position, (label, who) in enumerate(spoken.items())
    ]
    storing_queries.add(session, Speaker, *rows)
    return ids


def _turns(reading: Reading, ids: Mapping[str, UUID]) -> list[dict[str, Any]]:
    return [
        {
            "n": n,
            "start": start,
            "body_start": start,
            "end": end,
            "speaker_id": ids.get(turn.speaker or UNLABELLED),
            "starts_at_ms": turn.starts_at_ms,
        }
        for n, (turn, (start, end)) in enumerate(zip(reading.turns, reading.spans, strict=True), start=1)
    ]
