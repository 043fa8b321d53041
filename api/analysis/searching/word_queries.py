"""Questions to the index of words: which passages may hold what was asked for, and who speaks there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, and_, column, func, select, table, text

from api.analysis.coding.models import Coding
from api.analysis.searching import expressions
from api.analysis.searching.asking import Asked
from api.analysis.transcripts.models import Speaker, Turn, TurnQuestion
from api.analysis.transcripts.word_index_queries import X, study_word
from api.base.database import Source
from api.fieldwork.participants.models import Participant

U: Any = Turn
S: Any = Speaker
P: Any = Participant
K: Any = TurnQuestion
D: Any = Coding

#: FTS5's table; its rowid is the number of the passage.
WORDS = table("turn_words", column("rowid", Integer))


@dataclass(frozen=True, slots=True)
class Where:
    """Which passages are looked at: versions that may be read, and conditions on the turn (None: any)."""

    version_ids: Collection[UUID]
    speakers: str = "everyone"
    group_ids: Collection[UUID] = ()
    question_id: UUID | None = None


def _dialect(source: Source) -> str:
    return source.dialect.name if hasattr(source, "dialect") else source.get_bind().dialect.name


def _holds(source: Source, study_id: UUID, asked: Asked) -> Any:
    """Return the condition that a passage may hold what was asked for. The words go as a parameter."""
    if _dialect(source) == "sqlite":
        expression = expressions.for_sqlite(asked, study_word(study_id))
        found = select(WORDS.c.rowid).where(text("turn_words MATCH :words").bindparams(words=expression))
        return X.c.id.in_(found)
    expression = expressions.for_postgres(asked, study_word(study_id))
    return text("indexed_turn.words @@ CAST(:words AS tsquery)").bindparams(words=expression)


def _matches(source: Source, study_id: UUID, asked: Asked, where: Where, *columns: Any) -> Any:
    """Select of the passages that may hold it, with their turn, speaker and participant."""
    turn = and_(U.version_id == X.c.version_id, U.n == X.c.turn_n)
    found = select(*columns).select_from(X).join(U, turn)
    found = found.outerjoin(S, S.id == U.speaker_id).outerjoin(P, P.id == S.participant_id)
    found = found.where(_holds(source, study_id, asked), X.c.study_id == study_id)
    found = found.where(X.c.version_id.in_(where.version_ids))
    if where.speakers != "everyone":
        found = found.where(S.kind == where.speakers.removesuffix("s"))
    if where.group_ids:
        found = found.where(P.group_id.in_(where.group_ids))
    if where.question_id:
        found = found.where(_question_of(X) == where.question_id)
    return found


def _question_of(passage: Any) -> Any:
    """Return the question under which a turn stands: the one that was asked last, in it or before it."""
    asked = select(K.question_id).where(K.version_id == passage.c.version_id)
    return asked.where(K.turn_n <= passage.c.turn_n).order_by(K.turn_n.desc()).limit(1).scalar_subquery()


def versions_that_match(source: Source, study_id: UUID, asked: Asked, where: Where) -> dict[UUID, int]:
    """Return how many passages may hold it, by version; versions without any are left out."""
    counted = _matches(source, study_id, asked, where, X.c.version_id, func.count())
    return {row[0]: int(row[1]) for row in source.execute(counted.group_by(X.c.version_id))}


def people_who_match(source: Source, study_id: UUID, asked: Asked, where: Where) -> int:
    """Return how many participants speak in the passages that may hold it."""
    counted = _matches(source, study_id, asked, where, func.count(S.participant_id.distinct()))
    return int(source.execute(counted).scalar_one())


def passages_that_match(source: Source, study_id: UUID, asked: Asked, where: Where) -> Sequence[Any]:
    """Return the passages that may hold it with their turn and speaker, in order within each version."""
    columns = (
        X.c.version_id,
        X.c.turn_n,
        X.c.part,
        X.c.start,
        X.c.end,
        U.body_start,
        U.end.label("turn_end"),
        U.starts_at_ms,
        S.kind,
        S.participant_id,
        P.study_code,
    )
    found = _matches(source, study_id, asked, where, *columns)
    return source.execute(found.order_by(X.c.version_id, X.c.turn_n, X.c.part)).all()


def coded_spans(source: Source, study_id: UUID, version_ids: Collection[UUID]) -> Sequence[Any]:
    """Return (version_id, start, end) of every coding on these versions, by anybody, in order."""
    asked = select(D.version_id, D.start, D.end).where(D.study_id == study_id)
    asked = asked.where(D.version_id.in_(version_ids))
    return source.execute(asked.order_by(D.version_id, D.start, D.end)).all()


def spans_with_code(
    source: Source, study_id: UUID, version_ids: Collection[UUID], code_id: UUID, coder_id: UUID
) -> set[tuple[UUID, int, int]]:
    """Return (version_id, start, end) of what one coder has given a code on these versions."""
    asked = select(D.version_id, D.start, D.end).where(D.study_id == study_id, D.code_id == code_id)
    asked = asked.where(D.coder_id == coder_id, D.version_id.in_(version_ids))
    return {tuple(row) for row in source.execute(asked)}
