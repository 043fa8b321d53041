"""The present names of what notes are about and mention, each kind one statement at most.

Codes, transcripts, themes and rounds stand on floors above: read here by name.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import cast, column, literal, null, select, table, union_all

from api.access.models import Account, Membership
from api.analysis.journal.models import Note
from api.base.database import Source
from api.base.fields import Guid, PlainText
from api.fieldwork.interviews.models import Interview, Question
from api.fieldwork.participants.models import Participant
from api.study.models import Study

N: Any = Note
A: Any = Account
M: Any = Membership
P: Any = Participant
I: Any = Interview  # noqa: E741 - the letter of the table
Q: Any = Question
S: Any = Study


def _above(name: str, *ids: str, words: str = "") -> Any:
    columns = [column(one, Guid) for one in ("id", "study_id", *ids)]
    return table(name, *columns, *(column(one, PlainText) for one in words.split()))


CODE = _above("code", words="label").c
TRANSCRIPT = _above("transcript", words="title").c
CODING = _above("coding", "code_id", "transcript_id").c
THEME = _above("theme", words="name").c
ROUND = _above("review_round", words="title").c

#: More of a kind than these are not offered to be mentioned.
MOST_OF_A_KIND = 2_000


def _named(kind: str, of: Any, label: Any, *, within: Any = None, detail: Any = None) -> Any:
    inside = cast(null(), Guid) if within is None else within
    more = literal("") if detail is None else detail
    return select(
        literal(kind).label("kind"),
        of.label("id"),
        cast(label, PlainText).label("label"),
        inside.label("within_id"),
        cast(more, PlainText).label("detail"),
    )


def _of_kind(kind: str, study_id: UUID, visible: Any) -> tuple[Any, Any]:
    """Return what selects a kind of things in a study, and the column of their id."""
    if kind == "study":
        return _named(kind, S.id, S.short_title).where(S.id == study_id), S.id
    if kind == "participant":
        return _named(kind, P.id, P.study_code).where(P.study_id == study_id), P.id
    if kind == "interview":
        return _named(kind, I.id, I.code).where(I.study_id == study_id), I.id
    if kind == "question":
        return _named(kind, Q.id, Q.text, within=Q.guide_id).where(Q.study_id == study_id), Q.id
    if kind == "member":
        asked = _named(kind, A.id, A.display_name).join(M, M.account_id == A.id)
        return asked.where(M.study_id == study_id), A.id
    if kind == "note":
        return _named(kind, N.id, N.title, detail=N.kind).where(N.study_id == study_id, visible), N.id
    if kind == "coding":
        both = _named(kind, CODING.id, CODE.label + " · " + TRANSCRIPT.title, within=CODING.transcript_id)
        both = both.join_from(CODING.id.table, CODE.id.table, CODE.id == CODING.code_id)
        both = both.join(TRANSCRIPT.id.table, TRANSCRIPT.id == CODING.transcript_id)
        return both.where(CODING.study_id == study_id), CODING.id
    above, label = {
        "code": (CODE, CODE.label),
        "transcript": (TRANSCRIPT, TRANSCRIPT.title),
        "theme": (THEME, THEME.name),
        "round": (ROUND, ROUND.title),
    }[kind]
    return _named(kind, above.id, label).where(above.study_id == study_id), above.id


def labels(
    source: Source, study_id: UUID, visible: Any, refs: Iterable[tuple[str, UUID]]
) -> dict[tuple[str, UUID], Any]:
    """Return (kind, id, label, within_id, detail) of what stands and may be seen; one statement."""
    sought: dict[str, set[UUID]] = {}
    for kind, one in refs:
        sought.setdefault(kind, set()).add(one)
    asked = []
    for kind in sorted(sought):
        found, of = _of_kind(kind, study_id, visible)
        asked.append(found.where(of.in_(sought[kind])))
    rows: Sequence[Any] = source.execute(union_all(*asked)).all() if asked else []
    return {(row.kind, row.id): row for row in rows}


def everything(source: Source, study_id: UUID, visible: Any, kinds: Collection[str]) -> Sequence[Any]:
    """Return all things of these kinds that may be seen; one statement."""
    asked = [_of_kind(kind, study_id, visible)[0].limit(MOST_OF_A_KIND).subquery() for kind in kinds]
    return source.execute(union_all(*(select(*one.c) for one in asked))).all()
