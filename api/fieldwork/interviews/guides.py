"""Write guides: ordered questions mapped to objectives. An approved guide stands as it is."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.audit import service as audit
from api.base.database import Connection, Session, Source, claim
from api.base.errors import Conflict, FieldProblem, Invalid, NotFound
from api.fieldwork.interviews import queries
from api.fieldwork.interviews.models import Guide, Question
from api.fieldwork.interviews.schemas import GuideIn, GuidePatch, QuestionIn
from api.fieldwork.participants.service import demand_no_identifiers
from api.study import queries as studies

NEXT_STATES = {
    "draft": {"draft", "approved"},
    "approved": {"approved", "superseded"},
    "superseded": {"superseded"},
}


def read_guides(connection: Connection, seat: Seat) -> dict[str, Any]:
    """List the guides, with what they leave uncovered."""
    served = queries.objectives_by_guide(connection, seat.study_id)
    used = queries.interviews_by_guide(connection, seat.study_id)
    numbers = _objective_numbers(connection, seat.study_id)
    return {
        "items": [
            _line(row, used.get(row.id, 0))
            | {"questions": len(served[row.id]), "uncovered_objectives": _uncovered(numbers, served[row.id])}
            for row in queries.guides(connection, seat.study_id)
        ]
    }


def read_guide(connection: Connection, seat: Seat, guide_id: UUID) -> dict[str, Any]:
    """Return a guide with its questions. Raises NotFound."""
    return whole_guide(connection, seat.study_id, guide_id)


def whole_guide(source: Source, study_id: UUID, guide_id: UUID) -> dict[str, Any]:
    """Return a guide with its questions. Raises NotFound."""
    row = queries.guide(source, study_id, guide_id)
    if row is None:
        raise NotFound
    asked = [dict(q._mapping) for q in queries.questions_of_guide(source, study_id, guide_id)]
    numbers = _objective_numbers(source, study_id)
    used = queries.interviews_by_guide(source, study_id).get(guide_id, 0)
    uncovered = _uncovered(numbers, [q["objective_ns"] for q in asked])
    return _line(row, used) | {"questions": asked, "uncovered_objectives": uncovered}


def _line(row: Any, interviews: int) -> dict[str, Any]:
    kept = ("id", "version", "title", "label", "group_id", "state", "pilot_tested", "created_at")
    return {name: getattr(row, name) for name in kept} | {"interviews": interviews}


def _objective_numbers(source: Source, study_id: UUID) -> list[int]:
    return [row.n for row in studies.objectives(source, study_id)]


def _uncovered(numbers: list[int], served: Iterable[list[int]]) -> list[int]:
    covered = {n for ns in served for n in ns}
    return [n for n in numbers if n not in covered]


def add_guide(session: Session, seat: Seat, body: GuideIn) -> dict[str, Any]:
    """Add a guide as a draft, with questions of its own or those of the guide it is based on."""
    _demand_group(session, seat.study_id, body.group_id)
    questions = body.questions
    if body.based_on and not questions:
        questions = _copied(session, seat.study_id, body.based_on)
    row = Guide(
        study_id=seat.study_id,
        created_by=seat.account_id,
        **body.model_dump(include={"title", "label", "group_id", "pilot_tested"}),
    )
    demand_no_identifiers([("title", body.title)])
    session.add(row)
    session.flush()
    _write_questions(session, seat, row.id, questions)
    audit.record(session, seat.study_id, "guide.created", row.id, n=len(questions))
    return whole_guide(session, seat.study_id, row.id)


def _copied(session: Session, study_id: UUID, guide_id: UUID) -> list[QuestionIn]:
    if queries.guide(session, study_id, guide_id) is None:
        raise NotFound
    rows = queries.questions_of_guide(session, study_id, guide_id)
    return [QuestionIn(text=r.text, prompts=r.prompts, objective_ns=r.objective_ns) for r in rows]


def change_guide(
    session: Session, seat: Seat, guide_id: UUID, body: GuidePatch, version: int
) -> dict[str, Any]:
    """Change a guide as a whole. Approving it supersedes the approved guide of the same group."""
    row = claim(session, Guide, seat.study_id, guide_id, version)
    said = {name: getattr(body, name) for name in body.model_fields_set - {"questions", "state"}}
    said = {name: value for name, value in said.items() if value is not None or name == "group_id"}
    changes = {name for name, value in said.items() if getattr(row, name) != value}
    if row.state != "draft" and (body.questions is not None or changes - {"pilot_tested"}):
        raise Conflict(
            "guide_not_draft",
            "Interviews rest on this guide as it was approved. Make a new version of it and change that one.",
        )
    if "group_id" in said:
        _demand_group(session, seat.study_id, body.group_id)
    demand_no_identifiers([("title", body.title)])
    for name, value in said.items():
        setattr(row, name, value)
    if body.questions is not None:
        _write_questions(session, seat, row.id, body.questions)
    if body.state:
        _move(session, seat, row, body.state)
    audit.record(
        session, seat.study_id, "guide.changed", row.id, fields=body.model_fields_set, state=row.state
    )
    session.flush()
    return whole_guide(session, seat.study_id, row.id)


def _move(session: Session, seat: Seat, row: Guide, state: str) -> None:
    if state not in NEXT_STATES[row.state]:
        raise Conflict(
            "guide_state", f"A guide that is {row.state} does not become {state}. Make a new version of it."
        )
    if state == "approved" and row.state == "draft":
        if not queries.questions_of_guide(session, seat.study_id, row.id):
            raise Conflict("guide_empty", "This guide has no questions yet. Add them, then approve it.")
        for other in queries.approved_guides(session, seat.study_id, row.group_id, row.id):
            other.state = "superseded"
            other.version += 1
            audit.record(
                session, seat.study_id, "guide.changed", other.id, fields=["state"], state=other.state
            )
    row.state = state


def _write_questions(session: Session, seat: Seat, guide_id: UUID, asked: list[QuestionIn]) -> None:
    """Lay the questions down in their order; those with an id stay the same question."""
    _demand_questions(session, seat.study_id, asked)
    standing = {row.id: row for row in queries.question_rows(session, seat.study_id, guide_id)}
    named = [q.id for q in asked if q.id]
    if len(set(named)) < len(named) or not set(named) <= set(standing):
        says = "A question named here is not of this guide. Read the guide again."
        raise Invalid("question_unknown", says, fields=(FieldProblem("questions", says),))
    gone = [row for key, row in standing.items() if key not in named]
    if gone and queries.marked_questions(session, seat.study_id, [row.id for row in gone]):
        raise Conflict(
            "question_in_use",
            "A question that you removed is marked as asked in a transcript. Keep it, or remove the marks.",
        )
    for row in gone:
        session.delete(row)
    for n, question in enumerate(asked, 1):
        found = standing.get(question.id) if question.id else None
        row = found or Question(
            study_id=seat.study_id, guide_id=guide_id, created_by=seat.account_id, n=n, text=""
        )
        row.n, row.text, row.prompts = n, question.text, question.prompts
        row.objective_ns = sorted(set(question.objective_ns))
        session.add(row)
    session.flush()


def _demand_questions(session: Session, study_id: UUID, asked: list[QuestionIn]) -> None:
    known = set(_objective_numbers(session, study_id))
    wrong = tuple(
        FieldProblem(f"questions.{n}.objective_ns", "Choose from the objectives of this study.")
        for n, question in enumerate(asked)
        if not set(question.objective_ns) <= known
    )
    if wrong:
        raise Invalid("objective_unknown", "A question names an objective that is not there.", fields=wrong)
    demand_no_identifiers(
        (path, text)
        for n, question in enumerate(asked)
        for path, text in [
            (f"questions.{n}.text", question.text),
            *((f"questions.{n}.prompts", prompt) for prompt in question.prompts),
        ]
    )


def _demand_group(session: Session, study_id: UUID, group_id: UUID | None) -> None:
    if group_id and group_id not in {g.id for g in studies.groups(session, study_id)}:
        says = "Choose a group of this study."
        raise Invalid("group_unknown", says, fields=(FieldProblem("group_id", says),))
