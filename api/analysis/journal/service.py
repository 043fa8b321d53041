"""Write notes: memos, first readings, decisions, journal entries; take them away and put them back."""

from uuid import UUID

from api.access.seat import Seat
from api.analysis.journal import keeping, queries
from api.analysis.journal.models import Note
from api.analysis.journal.schemas import (
    EntryIn,
    EntryPatch,
    MemoIn,
    MemoPatch,
    MethodDecisionIn,
    MethodDecisionPatch,
    TargetIn,
)
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Session
from api.base.errors import Conflict, FieldProblem, Invalid

MEMOS = ("memo", "familiarisation")
DECISIONS = ("decision",)
JOURNAL = ("journal",)


def create_memo(session: Session, seat: Seat, body: MemoIn) -> Note:
    """Write a memo, or note what one thought on first reading a transcript.

    Raises Invalid for an empty one, Conflict `already_noted` for a second familiarisation note.
    """
    if body.kind == "familiarisation":
        _demand_first_reading(session, seat, body.target)
    note = keeping.added(session, seat, body.kind, body)
    audit.record(session, seat.study_id, "note.written", note.id, note_kind=note.kind)
    return note


def _demand_first_reading(session: Session, seat: Seat, target: TargetIn | None) -> None:
    if target is None or target.kind != "transcript":
        raise Invalid(
            "transcript_missing",
            "A familiarisation note is about a transcript. Say about which.",
            fields=(FieldProblem("target", "Choose a transcript."),),
        )
    held = queries.first_reading(session, seat.study_id, seat.account_id, target.id)
    if held:
        raise Conflict(
            "already_noted",
            "You have a familiarisation note on this transcript. Add to it, or write a memo.",
            extra={"note_id": held},
        )


def change_memo(session: Session, seat: Seat, note_id: UUID, body: MemoPatch, version: int) -> Note:
    """Change a memo; a familiarisation note by its author alone. Raises NotFound, Conflict, Stale."""
    note = keeping.seen(session, seat, note_id, MEMOS)
    keeping.demand_changeable(note, seat)
    if note.kind == "familiarisation" and "target" in body.model_fields_set:
        raise Conflict("reading_stays", "A familiarisation note stays with its transcript. Write a memo.")
    note = keeping.changed(session, seat, note, body, version)
    audit.record(
        session, seat.study_id, "note.changed", note.id, fields=body.model_fields_set, note_kind=note.kind
    )
    return note


def record_decision(session: Session, seat: Seat, body: MethodDecisionIn) -> Note:
    """Record a decision; perhaps in the place of an older one, which stays and says so.

    Raises Invalid if the older is no decision of this study, Conflict if another took its place already.
    """
    if body.supersedes_id:
        older = session.get(Note, body.supersedes_id)
        if older is None or older.study_id != seat.study_id or older.kind != "decision":
            unknown = FieldProblem("supersedes_id", "This decision is not in the log.")
            raise Invalid("decision_unknown", "This decision is not in the log.", fields=(unknown,))
        if queries.superseding(session, seat.study_id, older.id):
            raise Conflict("superseded", "Another decision took its place already. Supersede that one.")
    note = keeping.added(session, seat, "decision", body)
    note.decided_on = body.decided_on or now().date()
    audit.record(session, seat.study_id, "decision.recorded", note.id, supersedes_id=body.supersedes_id)
    return note


def change_decision(
    session: Session, seat: Seat, note_id: UUID, body: MethodDecisionPatch, version: int
) -> Note:
    """Correct a decision, by who recorded it and while it is fresh. Raises NotFound, Conflict, Stale."""
    note = keeping.seen(session, seat, note_id, DECISIONS)
    keeping.demand_changeable(note, seat)
    note = keeping.changed(session, seat, note, body, version)
    audit.record(session, seat.study_id, "decision.changed", note.id, fields=body.model_fields_set)
    return note


def write_entry(session: Session, seat: Seat, body: EntryIn) -> Note:
    """Write an entry of one's journal. Raises Invalid for an empty one."""
    note = keeping.added(session, seat, "journal", body)
    audit.record(session, seat.study_id, "journal.written")
    if note.shared:
        audit.record(session, seat.study_id, "journal.shared", note.id)
    return note


def change_entry(session: Session, seat: Seat, note_id: UUID, body: EntryPatch, version: int) -> Note:
    """Change an entry of one's journal, share it with the supervisors or take that back."""
    note = keeping.seen(session, seat, note_id, JOURNAL)
    keeping.demand_changeable(note, seat)
    was_shared = note.shared
    note = keeping.changed(session, seat, note, body, version)
    audit.record(session, seat.study_id, "journal.changed", fields=body.model_fields_set)
    if note.shared != was_shared:
        audit.record(session, seat.study_id, "journal.shared" if note.shared else "journal.unshared", note.id)
    return note


def remove_memo(session: Session, seat: Seat, note_id: UUID, version: int) -> None:
    """Take a memo or first reading of one's own away. Raises NotFound, Conflict, Stale."""
    note = keeping.removed(session, seat, note_id, MEMOS, version)
    audit.record(session, seat.study_id, "note.removed", note.id, note_kind=note.kind)


def remove_entry(session: Session, seat: Seat, note_id: UUID, version: int) -> None:
    """Take an entry of one's journal away. Raises NotFound, Stale."""
    note = keeping.removed(session, seat, note_id, JOURNAL, version)
    audit.record(session, seat.study_id, "journal.removed")
    if note.shared:
        audit.record(session, seat.study_id, "journal.unshared", note.id)


def restore_memo(session: Session, seat: Seat, note_id: UUID) -> Note:
    """Put a memo or first reading back that one has taken away. Raises NotFound, Conflict."""
    note = keeping.restored(session, seat, note_id, MEMOS)
    audit.record(session, seat.study_id, "note.restored", note.id, note_kind=note.kind)
    return note


def restore_entry(session: Session, seat: Seat, note_id: UUID) -> Note:
    """Put an entry of one's journal back that one has taken away. Raises NotFound."""
    note = keeping.restored(session, seat, note_id, JOURNAL)
    audit.record(session, seat.study_id, "journal.restored")
    if note.shared:
        audit.record(session, seat.study_id, "journal.shared", note.id)
    return note
