"""Questions to the audit chain."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, String, bindparam, func, insert, or_, select, text, update

from api.audit.chain import GENESIS
from api.audit.models import AuditEvent, AuditHead
from api.base.database import Session, Source

E: Any = AuditEvent
H: Any = AuditHead
#: The channel on which PostgreSQL tells every process which study changed.
CHANGED = "cotheme_changed"
#: These stand in every change and many reads, so they are built once: building costs more than asking.
HEAD = select(H.seq, H.seal).where(H.study_id == bindparam("study_id"))
AFTER = select(*E.__table__.c).where(E.study_id == bindparam("study_id"), E.seq > bindparam("seq"))
AFTER = AFTER.order_by(E.seq).limit(bindparam("most"))
HEADS = H.__table__
OF = update(HEADS).where(HEADS.c.study_id == bindparam("of"))
ADVANCE = OF.values(seq=HEADS.c.seq + bindparam("steps")).returning(HEADS.c.seq, HEADS.c.seal)
APPEND = insert(E.__table__)
SEAL = OF.values(seal=bindparam("last"))
SEAL_AND_TELL = SEAL.returning(func.pg_notify(CHANGED, bindparam("told", type_=String)))


def advance(session: Session, study_id: UUID, steps: int) -> tuple[int, str]:
    """Lock the head, move it on, and return (seq before, seal before)."""
    connection = session.connection()
    head = connection.execute(ADVANCE, {"of": study_id, "steps": steps}).first()
    if head is None:
        connection.execute(insert(HEADS).values(study_id=study_id, seq=steps, seal=GENESIS))
        return 0, GENESIS
    return head.seq - steps, head.seal


def append(session: Session, study_id: UUID, rows: Sequence[dict[str, Any]]) -> None:
    """Write sealed events, leave the last seal in the head, and tell other processes with the commit."""
    connection = session.connection()
    connection.execute(APPEND, list(rows))
    given = {"of": study_id, "last": rows[-1]["seal"]}
    if connection.dialect.name == "postgresql":
        connection.execute(SEAL_AND_TELL, given | {"told": str(study_id)})
    else:
        connection.execute(SEAL, given)


def head_of(source: Source, study_id: UUID) -> tuple[int, str]:
    """Return the last (seq, seal) of a study; (0, genesis) if nothing happened yet."""
    head = source.execute(HEAD, {"study_id": study_id}).first()
    return (head.seq, head.seal) if head else (0, GENESIS)


def events_of(source: Source, study_id: UUID) -> Iterator[Any]:
    """Stream all events of a chain in order."""
    yield from source.execute(select(*E.__table__.c).where(E.study_id == study_id).order_by(E.seq))


def events_after(source: Source, study_id: UUID, seq: int, limit: int) -> Sequence[Any]:
    """Return the events that follow `seq`, oldest first."""
    return source.execute(AFTER, {"study_id": study_id, "seq": seq, "most": limit}).all()


def events_before(
    source: Source,
    study_id: UUID,
    seq: int | None,
    limit: int,
    actor_id: UUID | None = None,
    *,
    hidden: Collection[str] = (),
    but_of: UUID | None = None,
) -> Sequence[Any]:
    """Return the latest events below `seq` (all if None), newest first; of one actor if named.

    Events of kinds that are `hidden` are left out, but for one person's own.
    """
    asked = select(*E.__table__.c).where(E.study_id == study_id)
    if hidden:
        asked = asked.where(or_(E.kind.not_in(hidden), E.actor_id == but_of))
    if actor_id is not None:
        asked = asked.where(E.actor_id == actor_id)
    if seq is not None:
        asked = asked.where(E.seq < seq)
    return source.execute(asked.order_by(E.seq.desc()).limit(limit)).all()


def events_since(source: Source, study_id: UUID, at: datetime, limit: int) -> Sequence[Any]:
    """Return (actor_id, object_id, details) of the latest events from an instant on, newest first."""
    asked = select(E.actor_id, E.object_id, E.details).where(E.study_id == study_id, E.at >= at)
    return source.execute(asked.order_by(E.seq.desc()).limit(limit)).all()


def chains(source: Source) -> Sequence[UUID]:
    """Return the study ids that have a chain."""
    return source.execute(select(H.study_id).order_by(H.study_id)).scalars().all()


def create_triggers(connection: Connection) -> None:
    """Let nobody change or delete an event. Run after every migration: SQLite drops triggers with a table."""
    if connection.dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            name = f"audit_event_no_{verb.lower()}"
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
            refuse = "SELECT RAISE(ABORT, 'audit events are never changed')"
            connection.execute(
                text(f"CREATE TRIGGER {name} BEFORE {verb} ON audit_event BEGIN {refuse}; END")
            )
        return
    connection.execute(
        text(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'audit events are never changed'; END $$"
        )
    )
    connection.execute(text("DROP TRIGGER IF EXISTS audit_event_kept ON audit_event"))
    connection.execute(
        text(
            "CREATE TRIGGER audit_event_kept BEFORE UPDATE OR DELETE ON audit_event "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    )
