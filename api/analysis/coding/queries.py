"""Questions about codings."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import String, delete, func, literal, select, tuple_, type_coerce
from sqlalchemy import case as sql_case

from api.access.models import Account
from api.analysis.coding.models import Coding, Step
from api.analysis.transcripts.models import Speaker, Transcript, TranscriptVersion, Turn
from api.base.database import Session, Source
from api.base.fields import Guid
from api.fieldwork.participants.models import Participant

D: Any = Coding
A: Any = Account
T: Any = Transcript
V: Any = TranscriptVersion
U: Any = Turn
S: Any = Speaker
P: Any = Participant
K: Any = Step

SHOWN = (D.id, D.transcript_id, D.code_id, D.coder_id, D.start, D.end, D.memo, D.created_at, D.version)
CAP = 20_000


def _plain_ids(source: Source) -> tuple[Any, ...]:
    """Return the shown columns; on SQLite ids are read as the text they are, which costs nothing."""
    dialect = source.dialect.name if hasattr(source, "dialect") else source.get_bind().dialect.name
    if dialect == "postgresql":
        return SHOWN
    return tuple(type_coerce(c, String).label(c.name) if isinstance(c.type, Guid) else c for c in SHOWN)


def current_version(source: Source, study_id: UUID, transcript_id: UUID) -> Any:
    """Return (version_id, n) of the current version of a transcript, or None."""
    asked = (
        select(V.id, V.n)
        .join(T, (T.id == V.transcript_id) & (T.current_n == V.n))
        .where(V.study_id == study_id, V.transcript_id == transcript_id)
    )
    return source.execute(asked).first()


def codings_of_transcript(
    source: Source, study_id: UUID, transcript_id: UUID, version_id: UUID
) -> Sequence[Any]:
    """Return the codings on a version, in reading order, at most 20,000."""
    asked = select(*_plain_ids(source)).where(D.study_id == study_id, D.transcript_id == transcript_id)
    return source.execute(asked.where(D.version_id == version_id).order_by(D.start, D.id).limit(CAP)).all()


def codings_by_id(source: Source, study_id: UUID, ids: Sequence[UUID]) -> Sequence[Any]:
    """Return codings by id, in reading order."""
    return source.execute(
        select(*_plain_ids(source)).where(D.study_id == study_id, D.id.in_(ids)).order_by(D.start, D.id)
    ).all()


def same(source: Source, row: Coding) -> UUID | None:
    """Return the coding that already stands for (version, code, coder, span), or None."""
    asked = select(D.id).where(
        D.study_id == row.study_id,
        D.version_id == row.version_id,
        D.code_id == row.code_id,
        D.coder_id == row.coder_id,
        D.start == row.start,
        D.end == row.end,
    )
    return source.execute(asked).scalar()


def coding(session: Session, study_id: UUID, coding_id: UUID) -> Coding | None:
    """Return a coding of this study for changing, or None."""
    row = session.get(Coding, coding_id)
    return row if row is not None and row.study_id == study_id else None


def segments_of_code(
    source: Source,
    study_id: UUID,
    code_ids: Sequence[UUID],
    coder_id: UUID | None,
    after: tuple[UUID, int, UUID] | None,
    limit: int,
) -> Sequence[Any]:
    """Return the segments of codes with transcript and coder, in reading order from a place on."""
    asked = (
        select(*SHOWN, D.version_id, D.quote, T.title.label("transcript"), A.display_name.label("coder"))
        .join(T, T.id == D.transcript_id)
        .join(A, A.id == D.coder_id)
        .where(D.study_id == study_id, D.code_id.in_(code_ids))
    )
    if coder_id:
        asked = asked.where(D.coder_id == coder_id)
    if after:
        place = tuple_(literal(after[0], Guid), literal(after[1]), literal(after[2], Guid))
        asked = asked.where(tuple_(D.transcript_id, D.start, D.id) > place)
    return source.execute(asked.order_by(D.transcript_id, D.start, D.id).limit(limit)).all()


def turns_at(source: Source, study_id: UUID, coding_ids: Sequence[UUID]) -> Sequence[Any]:
    """Return for each coding its turns: number, time, speaker label and kind, participant's study code."""
    asked = (
        select(D.id.label("coding_id"), U.n, U.starts_at_ms, S.label, S.kind, P.study_code, P.pseudonym)
        .join(U, (U.version_id == D.version_id) & (U.start < D.end) & (U.end > D.start))
        .outerjoin(S, S.id == U.speaker_id)
        .outerjoin(P, P.id == S.participant_id)
        .where(D.study_id == study_id, D.id.in_(coding_ids))
    )
    return source.execute(asked.order_by(D.id, U.n)).all()


def names_of(source: Source, account_ids: Sequence[Any]) -> Sequence[Any]:
    """Return (id, name) of accounts."""
    asked = select(A.id, A.display_name.label("name")).where(A.id.in_(account_ids))
    return source.execute(asked.order_by(A.display_name, A.id)).all()


# Steps that can be undone


def last_step(session: Session, study_id: UUID, account_id: UUID, *, undone: bool) -> Step | None:
    """Return the step to undo (the latest done), or to redo (the earliest undone)."""
    asked = select(Step).where(K.study_id == study_id, K.account_id == account_id, K.undone == undone)
    return session.execute(asked.order_by(K.id if undone else K.id.desc()).limit(1)).scalars().first()


def forget_undone(session: Session, study_id: UUID, account_id: UUID) -> None:
    """Let go of undone steps: a new step takes their place."""
    session.execute(delete(K).where(K.study_id == study_id, K.account_id == account_id, K.undone))


def forget_beyond(session: Session, study_id: UUID, account_id: UUID, kept: int) -> None:
    """Keep the latest steps of a person."""
    mine = select(K.id).where(K.study_id == study_id, K.account_id == account_id)
    oldest = session.execute(mine.order_by(K.id.desc()).offset(kept).limit(1)).scalar()
    if oldest:
        session.execute(delete(K).where(K.study_id == study_id, K.account_id == account_id, K.id <= oldest))


def steps_left(source: Source, study_id: UUID, account_id: UUID) -> tuple[int, int]:
    """Return how many steps a person may undo and redo."""
    undone = func.coalesce(func.sum(sql_case((K.undone, 1), else_=0)), 0)
    asked = select(func.count() - undone, undone).where(K.study_id == study_id, K.account_id == account_id)
    left = source.execute(asked).one()
    return int(left[0]), int(left[1])
