"""Questions about transcripts, their versions, turns, speakers, attestations and marks."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    String,
    and_,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    table,
    tuple_,
    update,
)
from sqlalchemy import type_coerce as as_is

from api.access.models import Account, Membership
from api.analysis.transcripts.models import (
    Attestation,
    Speaker,
    Transcript,
    TranscriptVersion,
    Turn,
    TurnQuestion,
    VersionText,
)
from api.base.database import Session, Source, connection_of, dialect_of, written
from api.base.errors import NotFound
from api.base.fields import Guid, list_written
from api.fieldwork.interviews.models import Interview, InterviewParticipant, Question
from api.fieldwork.participants.models import Participant

T: Any = Transcript
V: Any = TranscriptVersion
X: Any = VersionText
S: Any = Speaker
U: Any = Turn
A: Any = Attestation
K: Any = TurnQuestion
I: Any = Interview  # noqa: E741 - the letter of the table
J: Any = InterviewParticipant
P: Any = Participant
Q: Any = Question
C: Any = Account
M: Any = Membership

#: The counters that the room of codings keeps, one floor above: read here by name, for a sum alone.
COUNTS = table("coding_count", column("study_id", Guid), column("transcript_id", Guid), column("segments"))

VERSION = (V.n, V.zone, V.sha256, V.length, V.word_count, V.turn_count)
OWN = "id title version current_n format encoding drops file_name asked_to_attest_id created_by created_at"
HEAD = (
    *(getattr(T, name) for name in f"{OWN} updated_at".split()),
    V.id.label("version_id"),
    func.coalesce(V.created_by, T.created_by).label("made_by"),
    *(V.zone, V.length, V.word_count, V.turn_count),
    I.id.label("interview_id"),
    I.code.label("interview_code"),
    I.happened_on.label("held_on"),
    *(I.mode, I.duration_min, I.guide_id),
)


def _heads() -> Any:
    """Select transcripts with their current version and interview."""
    current = and_(V.study_id == T.study_id, V.transcript_id == T.id, V.n == T.current_n)
    held = and_(I.study_id == T.study_id, I.id == T.interview_id)
    return select(*HEAD).select_from(T).join(V, current).outerjoin(I, held)


#: These stand before every read and every coding, so they are built once: building costs more than asking.
HEAD_OF_ONE = _heads().where(T.study_id == bindparam("study_id"), T.id == bindparam("transcript_id"))
VERSION_OF_ONE = select(V.id, V.transcript_id, *VERSION).where(
    V.study_id == bindparam("study_id"),
    V.transcript_id == bindparam("transcript_id"),
    V.n == bindparam("n"),
)
TURNS = (
    select(
        U.n,
        U.start,
        U.body_start,
        U.end,
        as_is(U.speaker_id, String).label("speaker_id"),
        U.starts_at_ms,
        as_is(K.question_id, String).label("question_id"),
    )
    .outerjoin(K, and_(K.study_id == U.study_id, K.version_id == U.version_id, K.turn_n == U.n))
    .where(U.study_id == bindparam("study_id"), U.version_id == bindparam("version_id"))
    .order_by(U.n)
)
TURNS_WRITTEN = list_written(TURNS)
SPEAKERS = (
    select(S.id, S.transcript_id, S.label, S.kind, S.participant_id, S.position, P.study_code, P.pseudonym)
    .outerjoin(P, and_(P.study_id == S.study_id, P.id == S.participant_id))
    .where(S.study_id == bindparam("study_id"), S.transcript_id.in_(bindparam("ids", expanding=True)))
    .order_by(S.transcript_id, S.position, S.id)
)
OF_STUDY: Any = bindparam("study_id")
IDS: Any = bindparam("ids", expanding=True)
#: A page of the list, from the start or from a place on.
PAGES = {
    False: _heads().where(T.study_id == OF_STUDY).order_by(T.title, T.id).limit(bindparam("most")),
    True: _heads()
    .where(T.study_id == OF_STUDY)
    .where(
        tuple_(T.title, T.id) > tuple_(bindparam("title", type_=T.title.type), bindparam("id", type_=Guid))
    )
    .order_by(T.title, T.id)
    .limit(bindparam("most")),
}
CODED = (
    select(COUNTS.c.transcript_id, func.sum(COUNTS.c.segments))
    .where(COUNTS.c.study_id == OF_STUDY, COUNTS.c.transcript_id.in_(IDS))
    .group_by(COUNTS.c.transcript_id)
)
TOOK_PART = select(J.interview_id, J.participant_id).order_by(J.interview_id, J.participant_id)
TOOK_PART = TOOK_PART.where(J.study_id == OF_STUDY)
TOOK_PART_IN = (
    TOOK_PART.add_columns(P.study_code)
    .join(P, and_(P.study_id == J.study_id, P.id == J.participant_id))
    .where(J.interview_id.in_(IDS))
)
PEOPLE = select(P.id, P.study_code, P.pseudonym).where(P.study_id == OF_STUDY).order_by(P.study_code, P.id)
INTERVIEWS = select(I.id, I.code, I.happened_on, I.recorded_at).where(I.study_id == OF_STUDY)
TITLES_FROM = select(T.title).where(
    T.study_id == OF_STUDY, T.title >= bindparam("title"), T.title <= bindparam("last")
)
BY_SOURCE = (
    select(T.id, T.title).where(T.study_id == OF_STUDY, T.source_sha256 == bindparam("sha256")).order_by(T.id)
)
NAMES = select(C.id, C.display_name).where(C.id.in_(IDS))
ATTESTED = (A.version_id, A.outcome, A.checklist, A.self_check, A.note, A.created_at, A.created_by)
ATTESTATIONS = (
    select(*ATTESTED, C.display_name.label("by"))
    .outerjoin(C, C.id == A.created_by)
    .where(A.study_id == OF_STUDY, A.version_id.in_(IDS))
    .order_by(A.created_at.desc(), A.id.desc())
)
BODIES = select(X.version_id, X.body).where(
    X.study_id == bindparam("study_id"), X.version_id.in_(bindparam("ids", expanding=True))
)


def head(source: Source, study_id: UUID, transcript_id: UUID) -> Any:
    """Return a transcript with its current version and interview. Raises NotFound."""
    given = {"study_id": study_id, "transcript_id": transcript_id}
    row = connection_of(source).execute(HEAD_OF_ONE, given).first()
    if row is None:
        raise NotFound
    return row


def heads_of(source: Source, study_id: UUID, ids: Iterable[UUID]) -> Sequence[Any]:
    """Return these transcripts with their current version and interview."""
    return source.execute(_heads().where(T.study_id == study_id, T.id.in_(list(ids)))).all()


def page_of_heads(
    source: Source, study_id: UUID, limit: int, after: tuple[str, UUID] | None
) -> Sequence[Any]:
    """Return transcripts by title, after a title and id."""
    given: dict[str, Any] = {"study_id": study_id, "most": limit}
    if after:
        given |= {"title": after[0], "id": after[1]}
    return source.execute(PAGES[bool(after)], given).all()


def by_source(source: Source, study_id: UUID, sha256: str) -> Sequence[Any]:
    """Return (id, title) of the transcripts that were imported from the same bytes."""
    return connection_of(source).execute(BY_SOURCE, {"study_id": study_id, "sha256": sha256}).all()


def hold(session: Session, study_id: UUID, ids: Iterable[UUID]) -> None:
    """Keep transcripts at their version until the transaction ends (SQLite has one writer anyway)."""
    if session.get_bind().dialect.name == "postgresql":
        wanted = select(T.id).where(T.study_id == study_id, T.id.in_(list(ids))).order_by(T.id)
        session.execute(wanted.with_for_update(read=True))


def titles_like(source: Source, study_id: UUID, title: str) -> set[str]:
    """Return the titles that begin with a title."""
    given = {"study_id": study_id, "title": title, "last": title + chr(0x10FFFF)}
    return set(connection_of(source).execute(TITLES_FROM, given).scalars())


def one_import_at_a_time(session: Session, sha256: str) -> None:
    """Let two imports of the same file wait for each other (SQLite has one writer anyway)."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(int(sha256[:15], 16))))


def counts_of_codings(source: Source, study_id: UUID, ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many segments are coded, by transcript."""
    return {
        row[0]: int(row[1])
        for row in connection_of(source).execute(CODED, {"study_id": study_id, "ids": list(ids)})
    }


# Versions and their texts


def version_of(source: Source, study_id: UUID, transcript_id: UUID, n: int) -> Any:
    """Return the columns of one version. Raises NotFound."""
    given = {"study_id": study_id, "transcript_id": transcript_id, "n": n}
    row = source.execute(VERSION_OF_ONE, given).first()
    if row is None:
        raise NotFound
    return row


def versions(source: Source, study_id: UUID, transcript_id: UUID) -> Sequence[Any]:
    """Return the versions of a transcript, the newest first."""
    more = (V.based_on, V.kind, V.reason, V.receipt, V.declared, V.created_at)
    asked = select(V.id, *VERSION, *more, C.display_name.label("by"))
    asked = asked.outerjoin(C, C.id == V.created_by)
    asked = asked.where(V.study_id == study_id, V.transcript_id == transcript_id)
    return source.execute(asked.order_by(V.n.desc())).all()


def set_zone(session: Session, study_id: UUID, version_id: UUID, zone: str) -> None:
    """Put a version into a zone."""
    session.execute(update(V).where(V.study_id == study_id, V.id == version_id).values(zone=zone))


def touch(session: Session, study_id: UUID, transcript_id: UUID, at: datetime) -> None:
    """Note that something about a transcript changed, so that who read it before reads again."""
    changed = update(T).where(T.study_id == study_id, T.id == transcript_id)
    session.execute(changed.values(version=T.version + 1, updated_at=at))


def ask(session: Session, study_id: UUID, transcript_id: UUID, account_id: UUID | None) -> None:
    """Note who is asked to attest de-identification, or that nobody is."""
    changed = update(T).where(T.study_id == study_id, T.id == transcript_id)
    session.execute(changed.values(asked_to_attest_id=account_id))


def add_text(session: Session, study_id: UUID, version_id: UUID, body: str) -> None:
    """Store a text. Called by texts.py alone."""
    own = {"study_id": study_id, "version_id": version_id, "body": body}
    session.connection().execute(insert(X.__table__), own)


def bodies(source: Source, study_id: UUID, version_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return stored texts by version. Called by texts.py alone."""
    rows = connection_of(source).execute(BODIES, {"study_id": study_id, "ids": list(version_ids)})
    return {row.version_id: row.body for row in rows}


# Turns and speakers


def turns(source: Source, study_id: UUID, version_id: UUID) -> list[dict[str, Any]]:
    """Return the turns of a version in order, with the question each asks; ids as the engine keeps them."""
    found = source.execute(TURNS, {"study_id": study_id, "version_id": version_id})
    names = tuple(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found]


def turns_to_send(source: Source, study_id: UUID, version_id: UUID) -> Any:
    """Return the same turns for an answer alone: on SQLite written already."""
    if dialect_of(source) == "postgresql":
        return turns(source, study_id, version_id)
    return written(source, TURNS_WRITTEN, {"study_id": study_id, "version_id": version_id})


def turns_of_interviewers(source: Source, study_id: UUID, version_id: UUID) -> Sequence[Any]:
    """Return (n, body_start, end) of the interviewers' turns that bear no question yet."""
    speaker = and_(S.study_id == U.study_id, S.id == U.speaker_id)
    marked = and_(K.study_id == U.study_id, K.version_id == U.version_id, K.turn_n == U.n)
    asked = select(U.n, U.body_start, U.end).join(S, speaker).outerjoin(K, marked)
    asked = asked.where(U.study_id == study_id, U.version_id == version_id, S.kind == "interviewer")
    return source.execute(asked.where(K.turn_n.is_(None)).order_by(U.n)).all()


def turn_numbers(source: Source, study_id: UUID, version_id: UUID, among: Iterable[int]) -> set[int]:
    """Return which of these numbers are turns of a version."""
    asked = select(U.n).where(U.study_id == study_id, U.version_id == version_id, U.n.in_(list(among)))
    return set(source.execute(asked).scalars())


def speakers(source: Source, study_id: UUID, transcript_ids: Iterable[UUID]) -> Sequence[Any]:
    """Return the speakers of transcripts in order, with the participant's study code and pseudonym."""
    return connection_of(source).execute(SPEAKERS, {"study_id": study_id, "ids": list(transcript_ids)}).all()


def set_speaker(session: Session, study_id: UUID, speaker_id: UUID, kind: str, person: UUID | None) -> None:
    """Say who a speaker is."""
    changed = update(S).where(S.study_id == study_id, S.id == speaker_id)
    session.execute(changed.values(kind=kind, participant_id=person, version=S.version + 1))


# What a transcript rests on: participants, interviews, guides, members


def people(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return id, study code and pseudonym of every participant, in order of code."""
    return connection_of(source).execute(PEOPLE, {"study_id": study_id}).all()


def known_people(source: Source, study_id: UUID, ids: Iterable[UUID]) -> set[UUID]:
    """Return which of these ids are participants of the study."""
    return set(source.execute(select(P.id).where(P.study_id == study_id, P.id.in_(list(ids)))).scalars())


def interviews(source: Source, study_id: UUID) -> Sequence[Any]:
    """Return id, code and day of every interview, in the order in which they were held."""
    found = connection_of(source).execute(INTERVIEWS, {"study_id": study_id}).all()
    return sorted(found, key=lambda r: (str(r.happened_on or "9999"), r.recorded_at, r.code))


def people_of_interviews(source: Source, study_id: UUID) -> dict[UUID, list[UUID]]:
    """Return the participants of every interview, by interview."""
    by_interview: dict[UUID, list[UUID]] = {}
    for interview_id, participant_id in (
        connection_of(source).execute(TOOK_PART, {"study_id": study_id}).all()
    ):
        by_interview.setdefault(interview_id, []).append(participant_id)
    return by_interview


def took_part(source: Source, study_id: UUID, interview_ids: Sequence[UUID]) -> Sequence[Any]:
    """Return (interview_id, participant_id, study_code) of who took part in these interviews."""
    if not interview_ids:
        return ()
    return (
        connection_of(source).execute(TOOK_PART_IN, {"study_id": study_id, "ids": list(interview_ids)}).all()
    )


def is_interview(source: Source, study_id: UUID, interview_id: UUID) -> bool:
    """Tell whether an id is an interview of the study."""
    asked = select(I.id).where(I.study_id == study_id, I.id == interview_id)
    return source.execute(asked).first() is not None


def questions_of_guide(source: Source, study_id: UUID, guide_id: UUID) -> Sequence[Any]:
    """Return the questions of a guide in their order."""
    asked = select(Q.id, Q.n, Q.text, Q.prompts).where(Q.study_id == study_id, Q.guide_id == guide_id)
    return source.execute(asked.order_by(Q.n, Q.id)).all()


def known_questions(source: Source, study_id: UUID, ids: Iterable[UUID]) -> set[UUID]:
    """Return which of these ids are questions of the study's guides."""
    return set(source.execute(select(Q.id).where(Q.study_id == study_id, Q.id.in_(list(ids)))).scalars())


def member(source: Source, study_id: UUID, account_id: UUID) -> Any:
    """Return role and name of an active member, or None."""
    asked = select(M.role, C.display_name).join(C, C.id == M.account_id)
    asked = asked.where(M.study_id == study_id, M.account_id == account_id, C.active)
    return source.execute(asked).first()


def names_of(source: Source, ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """Return display names by account."""
    return {
        row[0]: row[1] for row in connection_of(source).execute(NAMES, {"ids": [one for one in ids if one]})
    }


# Attestations


def attestations(source: Source, study_id: UUID, version_ids: Iterable[UUID]) -> Sequence[Any]:
    """Return attestations and returns of versions, the newest first, with who made them."""
    return connection_of(source).execute(ATTESTATIONS, {"study_id": study_id, "ids": list(version_ids)}).all()


def remove(session: Session, study_id: UUID, transcript_id: UUID) -> None:
    """Delete a transcript with its versions, texts, turns and speakers."""
    ours = select(V.id).where(V.study_id == study_id, V.transcript_id == transcript_id)
    session.execute(delete(U).where(U.study_id == study_id, U.version_id.in_(ours)))
    session.execute(delete(S).where(S.study_id == study_id, S.transcript_id == transcript_id))
    session.execute(delete(T).where(T.study_id == study_id, T.id == transcript_id))
    session.flush()
