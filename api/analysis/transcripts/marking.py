"""Say which question of the guide a turn asks; suggest it from the wording."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.transcripts import gates, mark_queries, queries, texts
from api.analysis.transcripts.questions import Asked, suggest
from api.analysis.transcripts.schemas import AcceptedMark, MarkIn, MarksIn
from api.audit import service as audit
from api.base.database import Connection, Session, Source
from api.base.errors import FieldProblem, Invalid, NotFound
from api.study.service import policy_of


def read_suggestions(connection: Connection, seat: Seat, transcript_id: UUID) -> dict[str, Any]:
    """Suggest questions of the interview's guide for the interviewer's turns that bear none."""
    head = _readable(connection, seat, transcript_id)
    if head.guide_id is None:
        return {"guide_id": None, "items": []}
    rows = queries.questions_of_guide(connection, seat.study_id, head.guide_id)
    asked = [Asked(row.id, (row.text, *row.prompts)) for row in rows]
    text = texts.get(connection, seat.study_id, head.version_id)
    turns = queries.turns_of_interviewers(connection, seat.study_id, head.version_id)
    found = suggest([(t.n, text[t.body_start : t.end]) for t in turns], asked)
    items = [{"turn_n": s.turn_n, "question_id": s.question_id, "score": s.score} for s in found]
    return {"guide_id": head.guide_id, "items": items}


def mark(session: Session, seat: Seat, transcript_id: UUID, turn_n: int, body: MarkIn) -> dict[str, Any]:
    """Say which question a turn asks."""
    head = _readable(session, seat, transcript_id)
    if turn_n not in queries.turn_numbers(session, seat.study_id, head.version_id, [turn_n]):
        raise NotFound
    _demand_questions(session, seat.study_id, [body.question_id], ["question_id"])
    return _mark(session, seat, head, turn_n, body.question_id)


def unmark(session: Session, seat: Seat, transcript_id: UUID, turn_n: int) -> None:
    """Remove the mark of a turn."""
    head = _readable(session, seat, transcript_id)
    if not mark_queries.unmark(session, seat.study_id, head.version_id, turn_n):
        raise NotFound
    audit.record(session, seat.study_id, "turn.unmarked", transcript_id, turn_n=turn_n)


def accept(session: Session, seat: Seat, transcript_id: UUID, body: MarksIn) -> dict[str, Any]:
    """Take suggestions, many at once, all or none."""
    head = _readable(session, seat, transcript_id)
    _demand_turns(session, seat.study_id, head, body.items)
    paths = [f"items.{n}.question_id" for n in range(len(body.items))]
    _demand_questions(session, seat.study_id, [one.question_id for one in body.items], paths)
    return {"items": [_mark(session, seat, head, one.turn_n, one.question_id) for one in body.items]}


def _readable(source: Source, seat: Seat, transcript_id: UUID) -> Any:
    head = queries.head(source, seat.study_id, transcript_id)
    gates.demand_readable(source, seat, head, policy_of(source, seat.study_id))
    return head


def _mark(session: Session, seat: Seat, head: Any, turn_n: int, question_id: UUID) -> dict[str, Any]:
    mark_queries.mark(session, seat.study_id, head.version_id, turn_n, question_id, seat.account_id)
    audit.record(session, seat.study_id, "turn.marked", head.id, turn_n=turn_n, question_id=question_id)
    return {"turn_n": turn_n, "question_id": question_id}


def _demand_turns(session: Session, study_id: UUID, head: Any, items: list[AcceptedMark]) -> None:
    known = queries.turn_numbers(session, study_id, head.version_id, [one.turn_n for one in items])
    wrong = [n for n, one in enumerate(items) if one.turn_n not in known]
    if wrong:
        fields = tuple(FieldProblem(f"items.{n}.turn_n", "There is no such turn.") for n in wrong[:50])
        raise Invalid("turn_unknown", "Some turns are not of this transcript.", fields=fields)


def _demand_questions(session: Session, study_id: UUID, ids: list[UUID], paths: list[str]) -> None:
    known = queries.known_questions(session, study_id, ids)
    wrong = [path for path, one in zip(paths, ids, strict=True) if one not in known]
    if wrong:
        fields = tuple(FieldProblem(path, "This is not a question of this study.") for path in wrong[:50])
        raise Invalid("question_unknown", "Choose a question of this study's guides.", fields=fields)
