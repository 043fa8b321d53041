"""Questions over all wings for the study home: each one query, whatever the size of the study."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, distinct, exists, func, or_, select, update

from api.access.models import Membership
from api.analysis.codebook.models import Code
from api.analysis.coding.models import Coding, CodingCount
from api.analysis.journal.models import Note
from api.analysis.themes.models import Evidence, Theme, ThemeCode
from api.analysis.transcripts.models import Speaker, Transcript, TranscriptVersion, Turn
from api.audit.models import AuditEvent
from api.base.database import Session, Source
from api.fieldwork.interviews.models import Interview
from api.fieldwork.participants.models import Participant
from api.involvement.quotes.models import Quote
from api.involvement.rounds.models import (
    CommentResponse,
    ReviewComment,
    ReviewRound,
    RoundInvitee,
    SnapshotTheme,
)

E: Any = AuditEvent
M: Any = Membership
P: Any = Participant
I: Any = Interview  # noqa: E741 - the letter of the table
T: Any = Transcript
V: Any = TranscriptVersion
S: Any = Speaker
U: Any = Turn
C: Any = Code
D: Any = Coding
N: Any = CodingCount
H: Any = Theme
L: Any = ThemeCode
X: Any = Evidence
Q: Any = Quote
R: Any = ReviewRound
B: Any = RoundInvitee
Z: Any = SnapshotTheme
W: Any = ReviewComment
A: Any = CommentResponse
F: Any = Note

LIVE = H.state != "discarded"


# What happened


def last_seen(source: Source, study_id: UUID, account_id: UUID) -> tuple[int, datetime | None]:
    """Return the place in the feed that a member has seen up to, and when that was."""
    then = select(E.at).where(E.study_id == M.study_id, E.seq == M.last_seen_seq).scalar_subquery()
    asked = select(M.last_seen_seq, then.label("at"))
    row = source.execute(asked.where(M.study_id == study_id, M.account_id == account_id)).first()
    return (row.last_seen_seq, row.at) if row else (0, None)


def set_seen(session: Session, study_id: UUID, account_id: UUID, seq: int) -> None:
    """Move the place that a member has seen up to; never backwards."""
    mine = (M.study_id == study_id, M.account_id == account_id, M.last_seen_seq < seq)
    session.execute(update(M).where(*mine).values(last_seen_seq=seq))


def events(source: Source, study_id: UUID, hidden: Collection[str], limit: int) -> Sequence[Any]:
    """Return the latest events that a person would care for, newest first."""
    asked = select(E.seq, E.at, E.actor_id, E.kind, E.object_id, E.details)
    asked = asked.where(E.study_id == study_id, E.kind.not_in(hidden))
    return source.execute(asked.order_by(E.seq.desc()).limit(limit)).all()


def _deeds(source: Source, study_id: UUID, hidden: Collection[str], *where: Any) -> Sequence[Any]:
    asked = select(E.actor_id, E.kind, func.count().label("n"), func.max(E.at).label("at"))
    asked = asked.where(E.study_id == study_id, E.kind.not_in(hidden), *where)
    return source.execute(asked.group_by(E.actor_id, E.kind).order_by(func.max(E.seq).desc())).all()


def deeds_of_others(
    source: Source, study_id: UUID, hidden: Collection[str], seq: int, account_id: UUID
) -> Sequence[Any]:
    """Count what others did after a place in the feed, by person and kind, the latest first."""
    by_others = or_(E.actor_id.is_(None), E.actor_id != account_id)
    return _deeds(source, study_id, hidden, E.seq > seq, by_others)


def deeds_after(source: Source, study_id: UUID, hidden: Collection[str], at: datetime) -> Sequence[Any]:
    """Count what anybody did after an instant, by person and kind, the latest first."""
    return _deeds(source, study_id, hidden, E.at > at)


# How far the study is


def numbers(source: Source, study_id: UUID) -> dict[str, int]:
    """Return how much there is of everything. Plain tables: mapped classes compile slowly."""
    participant, interview, transcript, version, counted, code, theme, held = (
        one.__table__.c for one in (P, I, T, V, N, C, H, R)
    )

    def of(table: Any, *where: Any, what: Any = None) -> Any:
        what = func.count() if what is None else what
        return select(what).where(table.study_id == study_id, *where).scalar_subquery()

    current = and_(
        version.study_id == transcript.study_id,
        version.transcript_id == transcript.id,
        version.n == transcript.current_n,
    )
    asked = {
        "participants": of(participant, participant.status.not_in(("withdrawn", "excluded"))),
        "interviews": of(interview, interview.status.in_(("completed", "stopped_early"))),
        "transcripts": of(transcript),
        "words": of(transcript, current, what=func.coalesce(func.sum(version.word_count), 0)),
        "codings": of(counted, what=func.coalesce(func.sum(counted.segments), 0)),
        "coders": of(counted, what=func.count(distinct(counted.coder_id))),
        "codes": of(code, ~code.retired),
        "themes": of(theme, theme.state != "discarded"),
        "rounds": of(held, held.state.in_(("open", "closed", "published"))),
    }
    row = source.execute(select(*(q.label(name) for name, q in asked.items()))).one()
    return {name: int(value) for name, value in row._mapping.items()}


def participants_by_status(source: Source, study_id: UUID) -> Sequence[Any]:
    """Count participants by group and status."""
    asked = select(P.group_id, P.status, func.count().label("n")).where(P.study_id == study_id)
    return source.execute(asked.group_by(P.group_id, P.status)).all()


def held_interviews(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return (id, label, holds) of the interviews that took place: whether each has a transcript."""
    there = exists().where(T.study_id == I.study_id, T.interview_id == I.id)
    asked = select(I.id, I.code.label("label"), there.label("holds"))
    asked = asked.where(I.study_id == study_id, I.status.in_(("completed", "stopped_early")))
    return source.execute(asked.order_by(I.code, I.id)).all()


def noted_transcripts(source: Source, study_id: UUID) -> set[UUID]:
    """Return the transcripts that a present member has noted a first reading of."""
    asked = (
        select(F.target_id).distinct().join(M, and_(M.study_id == F.study_id, M.account_id == F.created_by))
    )
    first = (F.kind == "familiarisation", F.removed_at.is_(None))
    return set(source.execute(asked.where(F.study_id == study_id, *first)).scalars())


def codes(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return the codes in use: whether each is defined, bears segments, and stands under a theme."""
    gathered = exists().where(L.study_id == C.study_id, L.code_id == C.id, L.theme_id == H.id, LIVE)
    asked = select(
        C.id,
        C.label,
        (func.trim(C.definition) != "").label("defined"),
        exists().where(N.study_id == C.study_id, N.code_id == C.id).label("used"),
        gathered.label("gathered"),
    )
    return source.execute(asked.where(C.study_id == study_id, ~C.retired).order_by(C.label, C.id)).all()


def _evidence(*relations: str) -> Any:
    there = exists().where(X.study_id == H.study_id, X.theme_id == H.id)
    return there.where(X.relation.in_(relations)) if relations else there


def themes(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return the themes that stand: what each rests on, what is written, and who has read it."""
    codes_under = select(func.count()).where(L.study_id == H.study_id, L.theme_id == H.id)
    read = exists().where(Z.study_id == H.study_id, Z.theme_id == H.id, Z.round_id == R.id)
    needed = (H.central_organising_concept, H.definition, H.scope_in, H.scope_out)
    asked = select(
        H.id,
        H.name.label("label"),
        codes_under.scalar_subquery().label("codes"),
        _evidence().label("evidenced"),
        _evidence("nuances", "contradicts").label("tested"),
        read.where(R.state.in_(("open", "closed", "published"))).label("read"),
        and_(*(func.trim(one) != "" for one in needed)).label("described"),
        (func.trim(H.plain_summary) != "").label("summed_up"),
    )
    return source.execute(asked.where(H.study_id == study_id, LIVE).order_by(H.position, H.id)).all()


def quoted(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return (theme_id, group_id) for every theme with an approved quote of somebody of that group."""
    asked = (
        select(X.theme_id, P.group_id)
        .distinct()
        .join(D, and_(D.study_id == X.study_id, D.id == X.coding_id))
        .join(Q, and_(Q.study_id == D.study_id, Q.coding_id == D.id, Q.state == "approved"))
        .join(U, and_(U.version_id == D.version_id, U.start < D.end, U.end > D.start))
        .join(S, and_(S.study_id == D.study_id, S.id == U.speaker_id))
        .join(P, and_(P.study_id == S.study_id, P.id == S.participant_id))
    )
    return source.execute(asked.where(X.study_id == study_id)).all()


# What waits


def proposed_quotes(source: Source, study_id: UUID, not_by: UUID | None) -> int:
    """Count the quotes that wait for approval; without those of one proposer, if named."""
    asked = select(func.count()).where(Q.study_id == study_id, Q.state == "proposed")
    if not_by is not None:
        asked = asked.where(or_(Q.created_by.is_(None), Q.created_by != not_by))
    return source.execute(asked).scalar_one()


def stale_codings(source: Source, study_id: UUID, account_id: UUID) -> Sequence[Any]:
    """Return (id, label, n) of the transcripts in which codings of a person wait to be settled."""
    asked = select(T.id, T.title.label("label"), func.count().label("n")).join(D, D.transcript_id == T.id)
    asked = asked.where(T.study_id == study_id, D.study_id == study_id, D.coder_id == account_id, D.stale)
    return source.execute(asked.group_by(T.id, T.title).order_by(T.title, T.id)).all()


def quotes_of_corrected(source: Source, study_id: UUID, account_id: UUID) -> Sequence[Any]:
    """Return (text, segment, stale) of a person's quotes from transcripts that were corrected."""
    asked = select(Q.text, D.quote.label("segment"), D.stale).join(D, D.id == Q.coding_id)
    asked = asked.join(T, T.id == D.transcript_id).where(T.current_n > 1)
    asked = asked.where(Q.study_id == study_id, Q.created_by == account_id)
    return source.execute(asked.where(Q.state.in_(("proposed", "approved")))).all()


def rounds(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return the rounds that still change: comments by how far their answers are, and calls asked for."""
    sent = and_(W.study_id == R.study_id, W.round_id == R.id, W.state == "submitted")
    state = func.coalesce(A.state, "none")
    calls = select(func.count()).where(B.study_id == R.study_id, B.round_id == R.id, B.call_wanted)
    asked = (
        select(
            R.id,
            R.title.label("label"),
            R.state,
            R.created_by,
            func.count(W.id).label("comments"),
            func.sum(case((and_(W.id.is_not(None), state == "none"), 1), else_=0)).label("unanswered"),
            func.sum(case((and_(W.id.is_not(None), state == "draft"), 1), else_=0)).label("drafted"),
            calls.scalar_subquery().label("calls"),
        )
        .outerjoin(W, sent)
        .outerjoin(A, and_(A.study_id == W.study_id, A.comment_id == W.id))
        .where(R.study_id == study_id, R.state.in_(("draft", "open", "closed")))
        .group_by(R.id, R.title, R.state, R.created_by)
    )
    return source.execute(asked.order_by(R.id)).all()
