"""The demonstration's notes: first readings, memos, decisions, and what each keeps in their own journal."""

import re
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.journal import service as journal
from api.analysis.journal.models import Note
from api.analysis.journal.schemas import EntryIn, MemoIn, MethodDecisionIn, TargetIn
from api.base.database import Session
from api.demonstration.seats import Cast, Content

TEXTS = ("words", "surprises", "links_to_objectives", "my_reaction", "alternatives")
NAMED = re.compile(r"\{(code|transcript|participant|theme):([^}]+)\}")
#: What a note can be about or mention, by kind and by the content's own names.
Things = dict[str, dict[str, UUID]]


def load_notes(session: Session, cast: Cast, said: list[Content], things: Things) -> None:
    """Write the notes, each under its author's name. `by`: the researchers, then the supervisor."""
    authors = (*cast.researchers, cast.supervisor)
    made: list[UUID] = []
    for one in said:
        with cast.acting(session, authors[one["by"]]) as seat:
            made.append(_write(session, seat, one, things, made).id)


def _write(session: Session, seat: Seat, said: Content, things: Things, made: list[UUID]) -> Note:
    body: dict[str, Any] = {k: v for k, v in said.items() if k not in ("by", "kind", "about", "supersedes")}
    body |= {name: _mentioning(said[name], things) for name in TEXTS if name in said}
    if "about" in said:
        kind, _, name = said["about"].partition(":")
        body["target"] = TargetIn(kind=kind, id=things[kind][name])
    if said["kind"] == "decision":
        if "supersedes" in said:
            body["supersedes_id"] = made[said["supersedes"]]
        return journal.record_decision(session, seat, MethodDecisionIn(**body))
    if said["kind"] == "journal":
        return journal.write_entry(session, seat, EntryIn(**body))
    return journal.create_memo(session, seat, MemoIn(kind=said["kind"], **body))


def _mentioning(text: str, things: Things) -> str:
    return NAMED.sub(lambda found: f"@[{found[1]}:{things[found[1]][found[2]]}]", text)
