"""Questions about themes, their codes and evidence."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import case, delete, distinct, func, insert, select, update

from api.access.models import Account
from api.analysis.codebook.models import Code
from api.analysis.coding.models import Coding
from api.analysis.themes.models import Evidence, Theme, ThemeCode, ThemeVersion
from api.analysis.transcripts.models import Speaker, Transcript, Turn
from api.base.database import Session, Source
from api.fieldwork.participants.models import Participant
from api.study.models import ParticipantGroup

T: Any = Theme
N: Any = ThemeVersion
L: Any = ThemeCode
E: Any = Evidence
C: Any = Code
D: Any = Coding
R: Any = Transcript
U: Any = Turn
S: Any = Speaker
P: Any = Participant
G: Any = ParticipantGroup
A: Any = Account


def _how_many(relation: str) -> Any:
    return func.coalesce(func.sum(case((E.relation == relation, 1), else_=0)), 0).label(relation)


def themes(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return the themes of a study in their order, with counts of evidence."""
    asked = (
        select(
            T.id,
            T.version,
            T.name,
            T.central_organising_concept,
            T.plain_summary,
            T.state,
            T.objective_ns,
            T.position,
            T.text_n,
            *(_how_many(r) for r in ("supports", "nuances", "contradicts")),
        )
        .outerjoin(E, (E.theme_id == T.id) & (E.study_id == T.study_id))
        .where(T.study_id == study_id)
        .group_by(T.id)
    )
    return source.execute(asked.order_by(T.position, T.id)).all()


def theme(source: Source, study_id: UUID, theme_id: UUID) -> Any:
    """Return the columns of a theme, or None."""
    return source.execute(select(*T.__table__.c).where(T.study_id == study_id, T.id == theme_id)).first()


def next_position(source: Source, study_id: UUID) -> int:
    """Return the place after the last theme."""
    asked = select(func.coalesce(func.max(T.position) + 1, 0)).where(T.study_id == study_id)
    found: int = source.execute(asked).scalar_one()
    return found


def set_order(session: Session, study_id: UUID, theme_ids: Sequence[UUID]) -> None:
    """Write the order of themes."""
    for place, theme_id in enumerate(theme_ids):
        session.execute(update(T).where(T.study_id == study_id, T.id == theme_id).values(position=place))


def codes_of(source: Source, study_id: UUID, theme_id: UUID | None = None) -> Sequence[Any]:
    """Return (theme_id, id, label, colour, pattern) of the codes under themes, in order."""
    asked = select(L.theme_id, C.id, C.label, C.colour, C.pattern).join(C, C.id == L.code_id)
    asked = asked.where(L.study_id == study_id)
    if theme_id:
        asked = asked.where(L.theme_id == theme_id)
    return source.execute(asked.order_by(L.theme_id, L.position, C.label)).all()


def known_codes(source: Source, study_id: UUID, code_ids: Sequence[UUID]) -> set[UUID]:
    """Return which of these codes are of the study."""
    return set(source.execute(select(C.id).where(C.study_id == study_id, C.id.in_(code_ids))).scalars())


def replace_codes(session: Session, study_id: UUID, theme_id: UUID, code_ids: Sequence[UUID]) -> None:
    """Gather these codes under a theme, in this order, and no others."""
    session.execute(delete(L).where(L.study_id == study_id, L.theme_id == theme_id))
    rows = [
        {"study_id": study_id, "theme_id": theme_id, "code_id": code_id, "position": place}
        for place, code_id in enumerate(code_ids)
    ]
    if rows:
        session.execute(insert(L), rows)


def evidence_of(source: Source, study_id: UUID, theme_id: UUID) -> Sequence[Any]:
    """Return the evidence of a theme with its segment, code and transcript, in reading order."""
    columns = (E.id, E.version, E.coding_id, E.relation, E.note, E.created_at, D.quote, D.start, D.end)
    asked = (
        select(*columns, D.code_id, C.label.label("code"), D.transcript_id, R.title.label("transcript"))
        .join(D, D.id == E.coding_id)
        .join(C, C.id == D.code_id)
        .join(R, R.id == D.transcript_id)
        .where(E.study_id == study_id, E.theme_id == theme_id)
    )
    return source.execute(asked.order_by(D.transcript_id, D.start, E.id)).all()


def evidence_on(source: Source, study_id: UUID, transcript_id: UUID) -> Sequence[Any]:
    """Return (coding_id, theme_id, name, relation) of the evidence that rests on a transcript."""
    asked = (
        select(E.id, E.version, E.coding_id, E.relation, T.id.label("theme_id"), T.name)
        .join(D, D.id == E.coding_id)
        .join(T, T.id == E.theme_id)
        .where(E.study_id == study_id, D.transcript_id == transcript_id)
    )
    return source.execute(asked.order_by(T.position, T.id)).all()


def presence(source: Source, study_id: UUID, theme_id: UUID) -> Sequence[Any]:
    """Return for each group how many people the theme's evidence holds words of."""
    asked = (
        select(G.code, func.count(distinct(P.id)).label("people"))
        .join(P, P.group_id == G.id)
        .join(S, S.participant_id == P.id)
        .join(U, U.speaker_id == S.id)
        .join(D, (D.version_id == U.version_id) & (U.start < D.end) & (U.end > D.start))
        .join(E, E.coding_id == D.id)
        .where(G.study_id == study_id, E.theme_id == theme_id)
        .group_by(G.code, G.position)
    )
    return source.execute(asked.order_by(G.position)).all()


def heard(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return for each group how many people speak in any transcript."""
    asked = (
        select(G.code, func.count(distinct(S.participant_id)).label("people"))
        .outerjoin(P, P.group_id == G.id)
        .outerjoin(S, S.participant_id == P.id)
        .where(G.study_id == study_id)
        .group_by(G.code, G.position)
    )
    return source.execute(asked.order_by(G.position, G.code)).all()


def groups_of_participants(source: Source, study_id: UUID) -> dict[str, str]:
    """Return the group code of every study code."""
    asked = select(P.study_code, G.code).join(G, G.id == P.group_id).where(P.study_id == study_id)
    return {row[0]: row[1] for row in source.execute(asked)}


def versions_of(source: Source, study_id: UUID, theme_id: UUID) -> Sequence[Any]:
    """Return the versions of a theme, newest first, with their author's name."""
    hidden = ("id", "study_id", "theme_id", "version", "created_by")
    columns = [c for c in N.__table__.c if c.name not in hidden]
    asked = select(*columns, func.coalesce(A.display_name, "The system").label("author"))
    asked = asked.outerjoin(A, A.id == N.created_by).where(N.study_id == study_id, N.theme_id == theme_id)
    return source.execute(asked.order_by(N.n.desc())).all()


def evidence_for(source: Source, study_id: UUID, theme_id: UUID, coding_id: UUID) -> UUID | None:
    """Return the evidence by which a coding stands under a theme, or None."""
    asked = select(E.id).where(E.study_id == study_id, E.theme_id == theme_id, E.coding_id == coding_id)
    return source.execute(asked).scalar()
