"""Questions for exports: coded segments, their turns, who has withdrawn, what was taken out before."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select, update

from api.access.models import Account
from api.analysis.coding.models import Coding
from api.analysis.transcripts.models import Speaker, Transcript, TranscriptVersion, Turn
from api.base.database import Session, Source
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
    """Count chosen codings by transcript, zone of their version, code and coder."""
    of_version = and_(V.study_id == D.study_id, V.id == D.version_id)
    by = (D.transcript_id, V.zone, D.code_id, D.coder_id)
    asked = select(*by, func.count().label("segments")).join(V, of_version)
    return source.execute(_chosen(asked, study_id, code_ids, coder_id).group_by(*by)).all()


def segments(
    source: Source,
    study_id: UUID,
    code_ids: Collection[UUID] | None,
    coder_id: UUID | None,
    transcript_ids: Collection[UUID],
    limit: int | None = None,
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
    return source.execute(asked.order_by(T.title, T.id, D.start, D.end, D.id).limit(limit)).all()


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
