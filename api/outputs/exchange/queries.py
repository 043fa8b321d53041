"""Questions for exports: coded segments, their turns, who has withdrawn, what was taken out before."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import String, and_, cast, func, select, type_coerce, update

from api.access.models import Account
from api.analysis.coding.models import Coding
from api.analysis.transcripts.models import Speaker, Transcript, TranscriptVersion, Turn
from api.base.database import Session, Source, dialect_of
from api.fieldwork.participants.models import Participant
from api.outputs.exchange.models import Export
from api.study.models import ParticipantGroup, Study

D: Any = Coding
A: Any = Account
T: Any = Transcript
V: Any = TranscriptVersion
U: Any = Turn
S: Any = Speaker
P: Any = Participant
G: Any = ParticipantGroup
X: Any = Export
Y: Any = Study


def _chosen(asked: Any, study_id: UUID, code_ids: Collection[UUID] | None, coder_id: UUID | None) -> Any:
    asked = asked.where(D.study_id == study_id)
    if code_ids is not None:
        asked = asked.where(D.code_id.in_(code_ids))
    return asked.where(D.coder_id == coder_id) if coder_id else asked


def tallies(
    source: Source, study_id: UUID, code_ids: Collection[UUID] | None, coder_id: UUID | None
) -> Sequence[Any]:
    """Count chosen codings by version of a transcript: (transcript_id, zone, segments, codes, coders).

    `codes` and `coders` are ids as text, each once, commas between them.
    """
    asked = select(
        D.version_id,
        func.count().label("segments"),
        _each_once(source, D.code_id).label("codes"),
        _each_once(source, D.coder_id).label("coders"),
    )
    of_version = _chosen(asked, study_id, code_ids, coder_id).group_by(D.version_id).subquery()
    counted = (of_version.c.segments, of_version.c.codes, of_version.c.coders)
    asked = select(V.transcript_id, V.zone, *counted).join(V, V.id == of_version.c.version_id)
    return source.execute(asked).all()


def _each_once(source: Source, ids: Any) -> Any:
    if dialect_of(source) == "postgresql":
        return func.string_agg(cast(ids, String).distinct(), ",")
    return func.group_concat(type_coerce(ids, String).distinct())


def _as_text(source: Source, of: Any) -> Any:
    """Return an id as text: making a UUID of each costs more than asking for them."""
    as_text = cast(of, String) if dialect_of(source) == "postgresql" else type_coerce(of, String)
    return as_text.label(of.key)


def versions(source: Source, study_id: UUID, transcript_ids: Collection[UUID]) -> Sequence[Any]:
    """Return (id as text, transcript_id, n, zone) of every version of these transcripts."""
    asked = select(_as_text(source, V.id), V.transcript_id, V.n, V.zone).where(V.study_id == study_id)
    return source.execute(asked.where(V.transcript_id.in_(transcript_ids))).all()


def codings(
    source: Source,
    study_id: UUID,
    code_ids: Collection[UUID] | None,
    coder_id: UUID | None,
    version_ids: Collection[UUID],
    limit: int | None = None,
) -> Sequence[Any]:
    """Return chosen codings on these versions, in the order in which the transcripts read.

    Each is (version_id, start, end, quote, memo, code_id, coder_id), ids as text.
    """
    ids = (_as_text(source, D.version_id), _as_text(source, D.code_id), _as_text(source, D.coder_id))
    asked = select(ids[0], D.start, D.end, D.quote, D.memo, *ids[1:])
    asked = asked.join(T, and_(T.study_id == D.study_id, T.id == D.transcript_id))
    asked = _chosen(asked.where(D.version_id.in_(version_ids)), study_id, code_ids, coder_id)
    return source.execute(asked.order_by(T.title, T.id, D.start, D.end, D.id).limit(limit)).all()


def speaking(source: Source, study_id: UUID, transcript_ids: Collection[UUID]) -> Sequence[Any]:
    """Return who speaks in these transcripts: speaker's id as text, kind, study code, group."""
    asked = (
        select(_as_text(source, S.id), S.kind, P.study_code, G.code.label("group_code"))
        .outerjoin(P, and_(P.study_id == S.study_id, P.id == S.participant_id))
        .outerjoin(G, and_(G.study_id == P.study_id, G.id == P.group_id))
        .where(S.study_id == study_id, S.transcript_id.in_(transcript_ids))
    )
    return source.execute(asked).all()


def segments(
    source: Source,
    study_id: UUID,
    code_ids: Collection[UUID] | None,
    coder_id: UUID | None,
    transcript_ids: Collection[UUID],
) -> Sequence[Any]:
    """Return chosen codings on these transcripts, in the order in which the transcripts read."""
    asked = select(
        D.transcript_id,
        T.title,
        D.version_id,
        V.n,
        V.zone,
        D.start,
        D.end,
        D.quote,
        D.memo,
        D.code_id,
        A.display_name.label("coder"),
    )
    asked = (
        asked.join(T, and_(T.study_id == D.study_id, T.id == D.transcript_id))
        .join(V, and_(V.study_id == D.study_id, V.id == D.version_id))
        .join(A, A.id == D.coder_id)
        .where(D.transcript_id.in_(transcript_ids))
    )
    asked = _chosen(asked, study_id, code_ids, coder_id)
    return source.execute(asked.order_by(T.title, T.id, D.start, D.end, D.id)).all()


def turns_of(source: Source, study_id: UUID, version_ids: Collection[UUID]) -> Sequence[Any]:
    """Return the turns of versions in order: where they lie, who speaks, and in which group."""
    asked = (
        select(U.version_id, U.n, U.start, U.end, U.starts_at_ms, S.kind, P.study_code)
        .add_columns(G.code.label("group_code"))
        .outerjoin(S, and_(S.study_id == U.study_id, S.id == U.speaker_id))
        .outerjoin(P, and_(P.study_id == S.study_id, P.id == S.participant_id))
        .outerjoin(G, and_(G.study_id == P.study_id, G.id == P.group_id))
        .where(U.study_id == study_id, U.version_id.in_(version_ids))
    )
    return source.execute(asked.order_by(U.version_id, U.n)).all()


def withdrawn(source: Source, study_id: UUID) -> set[UUID]:
    """Return the participants who have withdrawn."""
    asked = select(P.id).where(P.study_id == study_id, P.status == "withdrawn")
    return set(source.execute(asked).scalars())


def coders(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return (id, name) of everybody who has coded."""
    asked = select(A.id, A.display_name.label("name")).join(D, D.coder_id == A.id)
    asked = asked.where(D.study_id == study_id).distinct()
    return source.execute(asked.order_by(A.display_name, A.id)).all()


def title_of(source: Source, study_id: UUID) -> str:
    """Return the short title of a study."""
    found: str = source.execute(select(Y.short_title).where(Y.id == study_id)).scalar_one()
    return found


# What was taken out before

LINE = (
    X.id,
    X.kind,
    X.format,
    X.purpose,
    X.options,
    X.counts,
    X.left_out,
    X.downloads,
    X.sha256,
    X.created_at,
    func.coalesce(A.display_name, "The system").label("by"),
)


def exports(source: Source, study_id: UUID, before: UUID | None, limit: int) -> Sequence[Any]:
    """Return exports with who made them, newest first, below an id."""
    asked = select(*LINE).outerjoin(A, A.id == X.created_by).where(X.study_id == study_id)
    if before is not None:
        asked = asked.where(X.id < before)
    return source.execute(asked.order_by(X.id.desc()).limit(limit)).all()


def export(source: Source, study_id: UUID, export_id: UUID) -> Any:
    """Return one export with who made it, or None."""
    asked = select(*LINE).outerjoin(A, A.id == X.created_by).where(X.study_id == study_id, X.id == export_id)
    return source.execute(asked).first()


def take(session: Session, study_id: UUID, export_id: UUID, **values: Any) -> bool:
    """Note the one download of an export; False if it was downloaded before."""
    asked = update(X).where(X.study_id == study_id, X.id == export_id, X.downloads == 0)
    done = session.execute(
        asked.values(downloads=1, **values).returning(X.id).execution_options(synchronize_session=False)
    )
    return done.first() is not None
