"""Questions of retrieval: codings as a query looks at them, the turns they lie in, what pages show."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, and_, cast, column, or_, select, table, type_coerce, union
from sqlalchemy import func as sql

from api.access.models import Account, Membership
from api.analysis.coding.models import Coding, CodingCount
from api.analysis.searching.models import SavedRetrieval
from api.analysis.transcripts.models import Speaker, Transcript, TranscriptVersion, Turn, TurnQuestion
from api.base.database import Session, Source
from api.base.fields import Guid
from api.fieldwork.interviews.models import Question
from api.fieldwork.participants.models import Attribute, Participant

D: Any = Coding
N: Any = CodingCount
T: Any = Transcript
V: Any = TranscriptVersion
U: Any = Turn
S: Any = Speaker
K: Any = TurnQuestion
P: Any = Participant
B: Any = Attribute
Q: Any = Question
A: Any = Account
M: Any = Membership
R: Any = SavedRetrieval

#: Themes stand one floor above: read here by name.
THEME = table("theme", column("id", Guid), column("study_id", Guid))
THEME_CODE = table("theme_code", column("study_id", Guid), column("theme_id", Guid), column("code_id", Guid))
EVIDENCE = table("evidence", column("study_id", Guid), column("theme_id", Guid), column("coding_id", Guid))
#: More ids than this are not sent to the database; it is asked for all.
MOST_IDS = 2_000


def _plain(source: Source, of: Any, name: str | None = None) -> Any:
    """Return an id as text: making thirty thousand UUIDs costs more than asking for them."""
    dialect = source.dialect.name if hasattr(source, "dialect") else source.get_bind().dialect.name
    as_text = cast(of, String) if dialect == "postgresql" else type_coerce(of, String)
    return as_text.label(name or of.key)


def heads(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return every transcript with its current version and what says who may read it, in reading order."""
    made_by = sql.coalesce(V.created_by, T.created_by).label("made_by")
    who = (T.created_by, made_by, T.asked_to_attest_id)
    columns = (T.id, T.title, *who, V.id.label("version_id"), V.n, V.zone)
    current = and_(V.study_id == T.study_id, V.transcript_id == T.id, V.n == T.current_n)
    asked = select(*columns).join(V, current).where(T.study_id == study_id)
    return source.execute(asked.order_by(T.title, T.id)).all()


def codings(
    source: Source,
    study_id: UUID,
    *,
    code_ids: Collection[UUID] | None,
    transcript_ids: Collection[UUID] | None,
    coder_ids: Collection[UUID],
    since: datetime | None,
    until: datetime | None,
) -> Sequence[Any]:
    """Return (id, version_id, code_id, coder_id, start, end) of codings.

    Ids are text. `code_ids`, `transcript_ids`: None for all. `until` is not included.
    """
    ids = (_plain(source, each) for each in (D.id, D.version_id, D.code_id, D.coder_id))
    asked = select(*ids, D.start, D.end).where(D.study_id == study_id)
    for column_, chosen in ((D.code_id, code_ids), (D.transcript_id, transcript_ids)):
        if chosen is not None and len(chosen) <= MOST_IDS:
            asked = asked.where(column_.in_(chosen))
    if coder_ids:
        asked = asked.where(D.coder_id.in_(coder_ids))
    if since:
        asked = asked.where(D.created_at >= since)
    if until:
        asked = asked.where(D.created_at < until)
    return source.execute(asked).all()


def turns(source: Source, study_id: UUID, version_ids: Sequence[UUID]) -> Sequence[Any]:
    """Return (version_id, speaker_id, n, start, end, starts_at_ms) of the turns of versions, in order.

    Ids are text.
    """
    ids = (_plain(source, U.version_id), _plain(source, U.speaker_id))
    asked = select(*ids, U.n, U.start, U.end, U.starts_at_ms).where(U.study_id == study_id)
    if len(version_ids) <= MOST_IDS:
        asked = asked.where(U.version_id.in_(version_ids))
    return source.execute(asked.order_by(U.version_id, U.n)).all()


def questions_asked(source: Source, study_id: UUID, version_ids: Sequence[UUID]) -> Sequence[Any]:
    """Return (version_id, turn_n, question_id) of the turns that ask a question; ids are text."""
    ids = (_plain(source, K.version_id), _plain(source, K.question_id))
    asked = select(*ids, K.turn_n).where(K.study_id == study_id)
    if len(version_ids) <= MOST_IDS:
        asked = asked.where(K.version_id.in_(version_ids))
    return source.execute(asked).all()


def speakers(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return every speaker with kind, participant, study code, group and attributes."""
    person = and_(P.study_id == S.study_id, P.id == S.participant_id)
    columns = (_plain(source, S.id), S.kind, S.participant_id, P.study_code, P.group_id, P.attributes)
    asked = select(*columns).outerjoin(P, person).where(S.study_id == study_id)
    return source.execute(asked).all()


def people_in_groups(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return (id, group_id) of every participant."""
    return source.execute(select(P.id, P.group_id).where(P.study_id == study_id)).all()


def codes_of_themes(source: Source, study_id: UUID) -> dict[UUID, list[UUID]]:
    """Return the codes gathered under every theme, also of those that hold none."""
    held = and_(THEME_CODE.c.study_id == THEME.c.study_id, THEME_CODE.c.theme_id == THEME.c.id)
    asked = select(THEME.c.id, THEME_CODE.c.code_id).outerjoin(THEME_CODE, held)
    found: dict[UUID, list[UUID]] = {}
    for theme_id, code_id in source.execute(asked.where(THEME.c.study_id == study_id)):
        found.setdefault(theme_id, []).extend([code_id] if code_id else [])
    return found


def evidence_of(source: Source, study_id: UUID, theme_ids: Collection[UUID]) -> set[str]:
    """Return the codings that are evidence for any of these themes; ids are text."""
    asked = select(_plain(source, EVIDENCE.c.coding_id)).where(EVIDENCE.c.study_id == study_id)
    return set(source.execute(asked.where(EVIDENCE.c.theme_id.in_(theme_ids))).scalars())


def questions(source: Source, study_id: UUID) -> dict[UUID, list[int]]:
    """Return every question of the study's guides with the objectives it serves."""
    asked = select(Q.id, Q.objective_ns).where(Q.study_id == study_id)
    return {row.id: row.objective_ns for row in source.execute(asked)}


def coders(source: Source, study_id: UUID) -> dict[UUID, str]:
    """Return the name of everybody who is a member or has coded here."""
    members = select(M.account_id).where(M.study_id == study_id)
    have_coded = select(N.coder_id).where(N.study_id == study_id)
    asked = select(A.id, A.display_name).where(A.id.in_(union(members, have_coded).scalar_subquery()))
    return {row.id: row.display_name for row in source.execute(asked)}


def known_attributes(source: Source, study_id: UUID) -> set[UUID]:
    """Return the ids of the attributes of participants."""
    return set(source.execute(select(B.id).where(B.study_id == study_id)).scalars())


def on_the_same_words(
    source: Source, study_id: UUID, around: Mapping[UUID, tuple[int, int]]
) -> Sequence[Any]:
    """Return (version_id, code_id, start, end) of all codings that touch the given span of each version."""
    touching = [
        and_(D.version_id == version_id, D.start < end, D.end > start)
        for version_id, (start, end) in around.items()
    ]
    asked = select(D.version_id, D.code_id, D.start, D.end).where(D.study_id == study_id, or_(*touching))
    return source.execute(asked).all()


def starts_of(source: Source, study_id: UUID, places: Collection[tuple[UUID, int]]) -> dict[Any, int | None]:
    """Return when a turn begins in the recording, by (version, number of turn)."""
    versions = {version_id for version_id, _ in places}
    asked = select(U.version_id, U.n, U.starts_at_ms).where(U.study_id == study_id)
    asked = asked.where(U.version_id.in_(versions), U.n.in_({n for _, n in places}))
    return {(row.version_id, row.n): row.starts_at_ms for row in source.execute(asked)}


# Saved queries


def saved(source: Source, study_id: UUID, account_id: UUID, after: UUID | None, limit: int) -> Sequence[Any]:
    """Return one's own saved queries and those that others share, in order of making, after an id."""
    asked = _saved(study_id, account_id)
    if after is not None:
        asked = asked.where(R.id > after)
    return source.execute(asked.order_by(R.id).limit(limit)).all()


def one_saved(source: Source, study_id: UUID, account_id: UUID, retrieval_id: UUID) -> Any:
    """Return a saved query that one may use, or None."""
    return source.execute(_saved(study_id, account_id).where(R.id == retrieval_id)).first()


def _saved(study_id: UUID, account_id: UUID) -> Any:
    columns = (R.id, R.version, R.name, R.query, R.shared, R.created_at, R.created_by)
    by = sql.coalesce(A.display_name, "A former member").label("by")
    asked = select(*columns, by).outerjoin(A, A.id == R.created_by).where(R.study_id == study_id)
    return asked.where(or_(R.shared, R.created_by == account_id))


def how_many_saved(source: Source, study_id: UUID) -> int:
    """Return how many queries are saved in a study."""
    asked = select(sql.count()).select_from(R).where(R.study_id == study_id)
    found: int = source.execute(asked).scalar_one()
    return found


def remove(session: Session, row: SavedRetrieval) -> None:
    """Delete a saved query."""
    session.delete(row)
    session.flush()
