"""How notes are kept: seen by the seat, found changeable, written with what they mention, put away."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel

from api.access.seat import Seat
from api.analysis.journal import queries, reading, tokens
from api.analysis.journal.models import Note
from api.base.clock import now, timedelta
from api.base.database import Session, claim, fetch
from api.base.errors import Conflict, FieldProblem, Invalid, NotFound, Stale

#: What was taken away can be put back for so long; then it is deleted for good.
KEPT = timedelta(hours=24)
#: What a note can be made of; one that holds none of it is empty.
SAID = ("title", *reading.TEXTS)


def seen(session: Session, seat: Seat, note_id: UUID, kinds: tuple[str, ...]) -> Note:
    """Return a note that the seat may see, as a row. Raises NotFound."""
    found = queries.note(session, seat, note_id)
    if found is None or found.kind not in kinds:
        raise NotFound
    return fetch(session, Note, seat.study_id, note_id)


def demand_changeable(note: Note, seat: Seat) -> None:
    """Raise Conflict, saying what to do instead, unless the seat may change a note."""
    mine = note.created_by == seat.account_id
    if reading.may_change(note, mine=mine):
        return
    if note.kind == "decision":
        raise Conflict(
            "decision_stands",
            "A decision is corrected by who recorded it, within a day. Record a new one in its place.",
        )
    raise Conflict("note_of_another", "Somebody else wrote this for themselves. Write a memo of your own.")


def added(session: Session, seat: Seat, kind: str, body: BaseModel) -> Note:
    """Add a note with what it mentions. Raises Invalid if it is empty or about nothing of this study."""
    said = _without_target(session, seat, body.model_dump(exclude={"kind"}))
    if not any(str(said.get(name, "")).strip() for name in SAID):
        raise Invalid("note_empty", "There is nothing in it yet. Write a word or two first.")
    if said.get("decided_on", "") is None:
        del said["decided_on"]
    note = Note(
        study_id=seat.study_id, created_by=seat.account_id, updated_by=seat.account_id, kind=kind, **said
    )
    note.search_key = _key(note)
    session.add(note)
    session.flush()
    queries.replace_mentions(session, seat.study_id, note.id, _mentions(note))
    return note


def changed(session: Session, seat: Seat, note: Note, body: BaseModel, version: int) -> Note:
    """Change the parts of a note that were said. Raises Stale; Invalid if nothing is left in it."""
    note = claim(session, Note, seat.study_id, note.id, version)
    said = body.model_dump(exclude_unset=True)
    cleared = "target" in said and said["target"] is None
    said = _without_target(session, seat, {k: v for k, v in said.items() if v is not None})
    if cleared:
        said |= {"target_kind": None, "target_id": None}
    for name, value in said.items():
        setattr(note, name, value)
    if not any(getattr(note, name).strip() for name in SAID):
        raise Invalid("note_empty", "There is nothing left in it. Remove the note instead.")
    note.updated_at, note.updated_by, note.search_key = now(), seat.account_id, _key(note)
    session.flush()
    queries.replace_mentions(session, seat.study_id, note.id, _mentions(note))
    return note


def _without_target(session: Session, seat: Seat, said: dict[str, Any]) -> dict[str, Any]:
    """Return the parts with the target as columns. Raises Invalid if it is not of this study."""
    target = said.pop("target", None)
    if target is None:
        return said
    pair = (target["kind"], target["id"])
    if pair not in reading.named(session, seat, [pair]):
        unknown = FieldProblem("target", "This is not in the study.")
        raise Invalid("target_unknown", "What the note is about is not in the study.", fields=(unknown,))
    return said | {"target_kind": pair[0], "target_id": pair[1]}


def _key(note: Note) -> str:
    return tokens.key_of(getattr(note, name) for name in SAID)


def _mentions(note: Note) -> list[tuple[str, UUID]]:
    return tokens.mentions_in(*(getattr(note, name) for name in reading.TEXTS))


def removed(session: Session, seat: Seat, note_id: UUID, kinds: tuple[str, ...], version: int) -> Note:
    """Take a note of one's own away; forget what went long ago. Raises NotFound, Conflict, Stale."""
    note = seen(session, seat, note_id, kinds)
    if note.created_by != seat.account_id:
        raise Conflict("note_of_another", "Somebody else wrote this. Its author can remove it.")
    if note.version != version:
        raise Stale
    queries.forget_removed(session, seat.study_id, now() - KEPT)
    note.removed_at = now()
    session.flush()
    return note


def restored(session: Session, seat: Seat, note_id: UUID, kinds: tuple[str, ...]) -> Note:
    """Put a note of one's own back. Raises NotFound, Conflict."""
    note = queries.removed(session, seat, note_id)
    if note is None or note.kind not in kinds:
        raise NotFound
    first = note.kind == "familiarisation" and note.target_id
    if first and queries.first_reading(session, seat.study_id, seat.account_id, first):
        raise Conflict("already_noted", "You have written another note on this transcript meanwhile.")
    note.removed_at = None
    session.flush()
    return note
