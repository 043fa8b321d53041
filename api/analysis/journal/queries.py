"""Questions to notes. Who may see a journal entry is decided here, in every question, by the seat."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Date,
    and_,
    cast,
    column,
    delete,
    exists,
    false,
    insert,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy import table as named
from sqlalchemy.orm import aliased

from api.access.models import Account
from api.access.roles import Role
from api.access.seat import Seat
from api.analysis.journal.models import Note, NoteMention
from api.base.database import Session, Source
from api.base.fields import Guid, PlainText, UtcDateTime

N: Any = Note
L: Any = NoteMention
A: Any = Account
Later: Any = aliased(Note)

#: Codings stand on a floor above: read here by name.
D: Any = named(
    "coding",
    *(column(one, Guid) for one in ("id", "study_id", "transcript_id", "version_id", "code_id", "coder_id")),
    column("memo", PlainText),
    column("version"),
    column("created_at", UtcDateTime),
)
V: Any = named("transcript_version", column("id", Guid), column("study_id", Guid), column("zone"))


@dataclass(frozen=True, slots=True)
class Sought:
    """Which notes are looked for. `coding_ids`: of the memos of codings, these alone; None for any."""

    kinds: Collection[str]
    author_id: UUID | None
    about: tuple[str, UUID] | None
    concerning: tuple[str, UUID] | None
    words: Sequence[str]
    coding_ids: Collection[UUID] | None
    attested_alone: bool


def visible(seat: Seat) -> Any:
    """Return the condition that a note stands and the seat may see it.

    A journal entry is its author's alone; shared, also the supervisors' (c9). No script sees any (G17).
    """
    if seat.via != "session":
        return and_(N.removed_at.is_(None), N.kind != "journal")
    own = or_(N.kind != "journal", N.created_by == seat.account_id)
    seen = or_(own, N.shared) if seat.role is Role.SUPERVISOR else own
    return and_(N.removed_at.is_(None), seen)


def find(source: Source, seat: Seat, sought: Sought, before: UUID | None, limit: int) -> Sequence[Any]:
    """Return notes and memos of codings, the latest first, below an id."""
    parts = []
    kinds = set(sought.kinds)
    if not kinds or kinds - {"coding_memo"}:
        parts.append(_notes(seat, sought, kinds - {"coding_memo"}))
    if (not kinds or "coding_memo" in kinds) and sought.concerning is None:
        parts.append(_memos_of_codings(seat.study_id, sought))
    if not parts:
        return []
    # Each part is cut to a page before they are brought together.
    pages = [_page_of(part.subquery(), before, limit) for part in parts]
    all_of = union_all(*pages).subquery()
    asked = select(*all_of.c, A.display_name.label("author")).outerjoin(A, A.id == all_of.c.created_by)
    return source.execute(asked.order_by(all_of.c.id.desc()).limit(limit)).all()


def _page_of(part: Any, before: UUID | None, limit: int) -> Any:
    asked = select(*part.c)
    if before is not None:
        asked = asked.where(part.c.id < before)
    cut = asked.order_by(part.c.id.desc()).limit(limit).subquery()
    return select(*cut.c)


def _notes(seat: Seat, sought: Sought, kinds: Collection[str]) -> Any:
    superseded = exists().where(Later.study_id == N.study_id, Later.supersedes_id == N.id)
    columns = (N.id, N.version, N.kind, N.title, N.words, N.occasion, N.target_kind, N.target_id)
    more = (N.created_by, N.shared, N.decided_on, N.created_at, N.updated_at)
    asked = select(*columns, *more, superseded.label("superseded"))
    asked = asked.where(N.study_id == seat.study_id, visible(seat))
    if kinds:
        asked = asked.where(N.kind.in_(kinds))
    if sought.author_id:
        asked = asked.where(N.created_by == sought.author_id)
    if sought.about:
        asked = asked.where(N.target_kind == sought.about[0], N.target_id == sought.about[1])
    if sought.concerning:
        asked = asked.where(_concerns(*sought.concerning))
    for word in sought.words:
        asked = asked.where(N.search_key.like(f"% {word}%"))
    return asked


def _concerns(kind: str, one: UUID) -> Any:
    mentions = exists().where(
        L.study_id == N.study_id, L.note_id == N.id, L.kind == kind, L.mentioned_id == one
    )
    return or_(and_(N.target_kind == kind, N.target_id == one), mentions)


def _memos_of_codings(study_id: UUID, sought: Sought) -> Any:
    nothing = cast(literal(""), PlainText)
    asked = select(
        D.c.id,
        D.c.version,
        literal("coding_memo").label("kind"),
        nothing.label("title"),
        D.c.memo.label("words"),
        nothing.label("occasion"),
        literal("coding").label("target_kind"),
        D.c.id.label("target_id"),
        D.c.coder_id.label("created_by"),
        false().label("shared"),
        cast(null(), Date).label("decided_on"),
        D.c.created_at,
        D.c.created_at.label("updated_at"),
        false().label("superseded"),
    ).where(D.c.study_id == study_id, D.c.memo != "")
    if sought.attested_alone:
        attested = exists().where(V.c.id == D.c.version_id, V.c.zone == "deidentified")
        asked = asked.where(attested)
    if sought.author_id:
        asked = asked.where(D.c.coder_id == sought.author_id)
    if sought.about:
        kind, one = sought.about
        of = {"coding": D.c.id, "code": D.c.code_id, "transcript": D.c.transcript_id}.get(kind)
        asked = asked.where(of == one if of is not None else false())
    if sought.coding_ids is not None:
        asked = asked.where(D.c.id.in_(sought.coding_ids))
    return asked


def memos_of_codings(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return (id, memo) of every coding that bears a memo."""
    return source.execute(select(D.c.id, D.c.memo).where(D.c.study_id == study_id, D.c.memo != "")).all()


def note(source: Source, seat: Seat, note_id: UUID) -> Any:
    """Return a note that the seat may see with its author, its changer and what superseded it, or None."""
    changed_by: Any = aliased(Account)
    asked = (
        select(
            *N.__table__.c,
            A.display_name.label("author"),
            changed_by.display_name.label("changer"),
            Later.id.label("superseded_by_id"),
        )
        .outerjoin(A, A.id == N.created_by)
        .outerjoin(changed_by, changed_by.id == N.updated_by)
        .outerjoin(Later, and_(Later.study_id == N.study_id, Later.supersedes_id == N.id))
        .where(N.study_id == seat.study_id, N.id == note_id, visible(seat))
    )
    return source.execute(asked).first()


def removed(session: Session, seat: Seat, note_id: UUID) -> Note | None:
    """Return a note of one's own that was taken away and can still be put back."""
    mine = (N.study_id == seat.study_id, N.id == note_id, N.created_by == seat.account_id)
    return session.execute(select(Note).where(*mine, N.removed_at.is_not(None))).scalars().first()


def first_reading(source: Source, study_id: UUID, account_id: UUID, transcript_id: UUID) -> UUID | None:
    """Return the familiarisation note of a person on a transcript, or None."""
    asked = select(N.id).where(
        N.study_id == study_id,
        N.kind == "familiarisation",
        N.target_id == transcript_id,
        N.created_by == account_id,
        N.removed_at.is_(None),
    )
    return source.execute(asked).scalar()


def superseding(source: Source, study_id: UUID, note_id: UUID) -> UUID | None:
    """Return the decision that takes the place of a decision, or None."""
    return source.execute(select(N.id).where(N.study_id == study_id, N.supersedes_id == note_id)).scalar()


def replace_mentions(
    session: Session, study_id: UUID, note_id: UUID, mentions: Sequence[tuple[str, UUID]]
) -> None:
    """Write what a note mentions in the place of what it mentioned."""
    session.execute(delete(L).where(L.study_id == study_id, L.note_id == note_id))
    rows = [
        {"study_id": study_id, "note_id": note_id, "kind": kind, "mentioned_id": one}
        for kind, one in mentions
    ]
    if rows:
        session.execute(insert(NoteMention), rows)


def forget_removed(session: Session, study_id: UUID, before: datetime) -> None:
    """Delete for good what was taken away before an instant."""
    session.execute(delete(N).where(N.study_id == study_id, N.removed_at < before))
