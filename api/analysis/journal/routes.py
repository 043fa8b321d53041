"""Notes: one place to find them; memos, decisions and the private journal to write them."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.analysis.journal import reading, service
from api.analysis.journal.schemas import (
    EntryIn,
    EntryPatch,
    FindIn,
    MemoIn,
    MemoPatch,
    MentionablesOut,
    MethodDecisionIn,
    MethodDecisionPatch,
    NoteOut,
    NotesOut,
    NoteWritten,
)
from api.base.web import Expected, Room

notes = Room("notes")
memos = Room("memos")
decisions = Room("decisions")
journal = Room("journal")

Reading = Annotated[Work, allow(Action.READ_NOTES)]
Writing = Annotated[Work, allow(Action.WRITE_NOTES)]
ReadingJournal = Annotated[Work, allow(Action.READ_JOURNAL)]
WritingJournal = Annotated[Work, allow(Action.WRITE_JOURNAL)]


@notes.post("/find", response_model=NotesOut)
def find_notes(body: FindIn, work: Reading) -> Response:
    """Find notes of every kind by words, kind, author and what they are about, the latest first."""
    return work.read(reading.find_notes, body)


@notes.get("/mentionable", response_model=MentionablesOut)
def list_mentionables(work: Reading) -> Response:
    """Read what a note can mention: codes, transcripts, participants, themes, notes, members."""
    return work.read(reading.read_mentionables)


@memos.post("", status_code=201, response_model=NoteWritten)
def create_memo(body: MemoIn, work: Writing) -> Response:
    """Write a memo, or a note on first reading a transcript."""
    return work.write(service.create_memo, body, answer=NoteWritten)


@memos.get("/{note_id}", response_model=NoteOut)
def read_memo(note_id: UUID, work: Reading) -> Response:
    """Read a memo or a familiarisation note whole."""
    return work.read(reading.read_note, note_id, service.MEMOS, etag=True)


@memos.patch("/{note_id}", response_model=NoteWritten)
def change_memo(note_id: UUID, body: MemoPatch, version: Expected, work: Writing) -> Response:
    """Change a memo; a familiarisation note by its author."""
    return work.write(service.change_memo, note_id, body, version, answer=NoteWritten, status=200)


@memos.delete("/{note_id}", status_code=204)
def remove_memo(note_id: UUID, version: Expected, work: Writing) -> Response:
    """Remove a memo of one's own; it can be put back for a day."""
    return work.write(service.remove_memo, note_id, version, status=204)


@memos.post("/{note_id}/restore", response_model=NoteWritten)
def restore_memo(note_id: UUID, work: Writing) -> Response:
    """Put a memo back that one has removed."""
    return work.write(service.restore_memo, note_id, answer=NoteWritten, status=200)


@decisions.post("", status_code=201, response_model=NoteWritten)
def record_decision(body: MethodDecisionIn, work: Writing) -> Response:
    """Record a decision about method: what, why, what else was thought of."""
    return work.write(service.record_decision, body, answer=NoteWritten)


@decisions.get("/{note_id}", response_model=NoteOut)
def read_decision(note_id: UUID, work: Reading) -> Response:
    """Read a decision whole."""
    return work.read(reading.read_note, note_id, service.DECISIONS, etag=True)


@decisions.patch("/{note_id}", response_model=NoteWritten)
def change_decision(note_id: UUID, body: MethodDecisionPatch, version: Expected, work: Writing) -> Response:
    """Correct a decision within a day; later, record another in its place."""
    return work.write(service.change_decision, note_id, body, version, answer=NoteWritten, status=200)


@journal.post("", status_code=201, response_model=NoteWritten)
def write_journal_entry(body: EntryIn, work: WritingJournal) -> Response:
    """Write an entry of one's own journal."""
    return work.write(service.write_entry, body, answer=NoteWritten)


@journal.get("/{note_id}", response_model=NoteOut)
def read_journal_entry(note_id: UUID, work: ReadingJournal) -> Response:
    """Read an entry of one's own journal; as a supervisor, also one that its author shares."""
    return work.read(reading.read_note, note_id, service.JOURNAL, etag=True)


@journal.patch("/{note_id}", response_model=NoteWritten)
def change_journal_entry(
    note_id: UUID, body: EntryPatch, version: Expected, work: WritingJournal
) -> Response:
    """Change an entry of one's own journal, share it with the supervisors or take that back."""
    return work.write(service.change_entry, note_id, body, version, answer=NoteWritten, status=200)


@journal.delete("/{note_id}", status_code=204)
def remove_journal_entry(note_id: UUID, version: Expected, work: WritingJournal) -> Response:
    """Remove an entry of one's own journal; it can be put back for a day."""
    return work.write(service.remove_entry, note_id, version, status=204)


@journal.post("/{note_id}/restore", response_model=NoteWritten)
def restore_journal_entry(note_id: UUID, work: WritingJournal) -> Response:
    """Put an entry of one's own journal back that one has removed."""
    return work.write(service.restore_entry, note_id, answer=NoteWritten, status=200)
