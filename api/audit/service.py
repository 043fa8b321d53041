"""Record what is done; seal it last thing before the commit; verify the chain."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.audit import queries
from api.audit.chain import GENESIS, seal_of
from api.audit.kinds import KINDS
from api.audit.models import INSTALLATION
from api.base.clock import in_words, now
from api.base.database import Session, Source
from api.base.ground import Ground

NOTED = "audit.noted"
AUTHOR = "audit.author"
SEALED = "audit.sealed"


@dataclass(frozen=True, slots=True)
class Author:
    """On whose behalf a transaction runs: account, role, way in, request, idempotency key."""

    actor_id: UUID | None = None
    role: str | None = None
    via: str = "console"
    request_id: str = ""
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """An event waiting for its seal."""

    study_id: UUID
    kind: str
    object_id: UUID | None
    details: dict[str, Any] = field(default_factory=dict)
    author: Author = Author()


def record(
    session: Session,
    study_id: UUID | None,
    kind: str,
    object_id: UUID | None = None,
    fields: Iterable[str] = (),
    **ids: UUID | int | str | None,
) -> None:
    """Note an event on the session. `kind` is a row of KINDS; `ids` are ids, counts or states, never words.

    Raises KeyError for a kind that has no sentence.
    """
    KINDS[kind]
    details: dict[str, Any] = {k: v if isinstance(v, int) or v is None else str(v) for k, v in ids.items()}
    if names := sorted(fields):
        details["fields"] = names
    noted = Noted(study_id or INSTALLATION, kind, object_id, details, session.info.get(AUTHOR, Author()))
    session.info.setdefault(NOTED, []).append(noted)


def write_as(session: Session, author: Author) -> None:
    """Say on whose behalf this transaction runs from here on."""
    session.info[AUTHOR] = author


def seal(session: Session, keys: Any) -> None:
    """Seal the noted events under their study's head row. Last thing before the commit."""
    session.flush()
    noted: list[Noted] = session.info.pop(NOTED, [])
    session.info[SEALED] = sorted({n.study_id for n in noted})
    for study_id in session.info[SEALED]:
        ours = [n for n in noted if n.study_id == study_id]
        seq, before = queries.advance(session, study_id, len(ours))
        rows = []
        for step, event in enumerate(ours, start=1):
            row = _row(event, seq + step)
            before = row["seal"] = seal_of(keys.derive("audit"), _sealed_part(row), before)
            rows.append(row)
        queries.append(session, study_id, rows)


def _row(event: Noted, seq: int) -> dict[str, Any]:
    return {
        "study_id": event.study_id,
        "seq": seq,
        "at": now(),
        "actor_id": event.author.actor_id,
        "role": event.author.role,
        "via": event.author.via,
        "kind": event.kind,
        "object_id": event.object_id,
        "details": event.details,
        "request_id": event.author.request_id,
        "idempotency_key": event.author.idempotency_key,
    }


def _sealed_part(row: dict[str, Any]) -> dict[str, Any]:
    """Write a row as the JSON values that its seal covers."""
    ids = {name: str(row[name]) if row[name] else None for name in ("study_id", "actor_id", "object_id")}
    return {k: v for k, v in row.items() if k != "seal"} | ids | {"at": in_words(row["at"])}


@contextmanager
def change(ground: Ground, author: Author | None = None) -> Iterator[Session]:
    """Open the one transaction of a change and seal its events before it commits."""
    with ground.database.change() as session:
        write_as(session, author or Author())
        yield session
        seal(session, ground.keys)
    tell(session, ground)


def tell(session: Session, ground: Ground) -> None:
    """After the commit, wake whoever follows the feeds of the studies that changed."""
    ground.wakes.changed(session.info.pop(SEALED, ()))


def first_broken(source: Source, ground: Ground, study_id: UUID) -> int | None:
    """Walk a chain; return the seq of the first event that does not hold, or None if all hold.

    A missing tail shows as the head's seq.
    """
    key, before, expected = ground.keys.derive("audit"), GENESIS, 0
    for row in queries.events_of(source, study_id):
        expected += 1
        said = dict(row._mapping)
        if said["seq"] != expected or said["seal"] != seal_of(key, _sealed_part(said), before):
            return expected
        before = said["seal"]
    head_seq, head_seal = queries.head_of(source, study_id)
    return None if (head_seq, head_seal) == (expected, before) else head_seq
