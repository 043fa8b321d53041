"""Create a study, change its facts, its policy, its groups and objectives."""

import json
from importlib.resources import files
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from api.access.models import Membership
from api.access.roles import Role
from api.access.seat import Seat
from api.audit import service as audit
from api.base.database import Connection, Session, Source, claim
from api.base.errors import FieldProblem, Invalid, Stale
from api.study import queries
from api.study.models import Objective, ParticipantGroup, Study
from api.study.policy import PROFILES, Policy, notice_of
from api.study.schemas import GroupIn, ObjectiveIn, PolicyPatch, StudyIn, StudyPatch

REVIEWER_LABELS = {"SU": "A person on probation", "PR": "A practitioner"}


def policy_of(source: Source, study_id: UUID) -> Policy:
    """Return the policy of a study."""
    return Policy.model_validate(queries.policy_of(source, study_id))


def read_studies(connection: Connection, seat: Seat) -> dict[str, Any]:
    """List one's studies; an administrator sees that the others exist."""
    asked = queries.all_studies if seat.is_admin else queries.studies_of
    return {"items": [line_of(row) for row in asked(connection, seat.account_id)]}


def line_of(row: Any) -> dict[str, Any]:
    """Return a study as a line of the list."""
    policy = Policy.model_validate(row.policy)
    return {
        "id": row.id,
        "short_title": row.short_title,
        "role": row.role,
        "profile": policy.profile,
        "demonstration": row.demonstration,
        "notice": notice_of(policy, demonstration=row.demonstration),
    }


def read_study(connection: Connection, seat: Seat) -> dict[str, Any]:
    """Return a study; reviewers get its public facts alone."""
    if seat.role is Role.REVIEWER and not seat.is_admin:
        return study_card(connection, seat.study_id)
    return whole_study(connection, seat.study_id)


def study_card(source: Source, study_id: UUID) -> dict[str, Any]:
    """Return the public facts of a study."""
    row = queries.study_row(source, study_id)
    return {
        "id": row.id,
        "short_title": row.short_title,
        "research_question": row.research_question,
        "objectives": [o.plain_text or o.text for o in queries.objectives(source, study_id)],
    }


def whole_study(source: Source, study_id: UUID) -> dict[str, Any]:
    """Return a study with its groups, objectives and policy."""
    row = queries.study_row(source, study_id)
    policy = Policy.model_validate(row.policy)
    return dict(row._mapping) | {
        "policy": policy,
        "notice": notice_of(policy, demonstration=row.demonstration),
        "groups": [dict(g._mapping) for g in queries.groups(source, study_id)],
        "objectives": [dict(o._mapping) for o in queries.objectives(source, study_id)],
    }


def create_study(session: Session, seat: Seat, body: StudyIn) -> dict[str, Any]:
    """Create a study; whoever creates it becomes its supervisor."""
    study = make_study(session, body, seat.account_id)
    session.add(Membership(study_id=study.id, account_id=seat.account_id, role=Role.SUPERVISOR))
    session.flush()
    return whole_study(session, study.id)


def make_study(session: Session, body: StudyIn, author_id: UUID, *, demonstration: bool = False) -> Study:
    """Make a study with its facts, without members. Raises Invalid if it would have no title."""
    facts: dict[str, Any] = {}
    if body.start_from == "founding-study":
        facts = json.loads(files("api.study").joinpath("fixtures/founding_study.json").read_text("utf-8"))
    title = body.short_title or facts.get("study", {}).get("short_title")
    if not title:
        raise Invalid(
            "title_missing",
            "Give the study a title.",
            fields=(FieldProblem("short_title", "This is needed."),),
        )
    study = Study(
        short_title=title,
        research_question=facts.get("study", {}).get("research_question", ""),
        facts={k: v for k, v in facts.items() if k not in ("groups", "objectives")},
        policy=PROFILES[body.profile].model_dump(),
        demonstration=demonstration,
        created_by=author_id,
    )
    session.add(study)
    session.flush()
    for place, group in enumerate(facts.get("groups", [])):
        session.add(_group_from_fixture(study.id, place, group))
    for objective in facts.get("objectives", []):
        session.add(
            Objective(study_id=study.id, n=objective["n"], text=objective["text"], created_by=author_id)
        )
    session.flush()
    audit.record(session, study.id, "study.created", study.id, profile=body.profile)
    return study


def _group_from_fixture(study_id: UUID, place: int, group: dict[str, Any]) -> ParticipantGroup:
    return ParticipantGroup(
        study_id=study_id,
        code=group["code"],
        label=group["label"],
        reviewer_label=REVIEWER_LABELS.get(group["code"], "A participant"),
        criterion=group["criterion"],
        target_min=group["target_min"],
        target_max=group["target_max"],
        sub_roles=group.get("sub_roles", []),
        position=place,
    )


def change_study(session: Session, seat: Seat, body: StudyPatch, version: int) -> dict[str, Any]:
    """Change the facts of a study."""
    study = _claim_study(session, seat, version)
    said = body.model_dump(exclude_none=True)
    for name, value in said.items():
        setattr(study, name, value)
    audit.record(session, study.id, "study.changed", study.id, fields=said)
    session.flush()
    return whole_study(session, study.id)


def change_policy(session: Session, seat: Seat, body: PolicyPatch, version: int) -> dict[str, Any]:
    """Change switches of the policy; the reason is kept with the study's decisions."""
    study = _claim_study(session, seat, version)
    before = PROFILES[body.profile].model_dump() if body.profile else dict(study.policy)
    if unknown := set(body.switches) - set(Policy.model_fields):
        raise Invalid("switch_unknown", f"{len(unknown)} of these switches are not known.")
    try:
        after = Policy.model_validate(before | body.switches)
    except ValidationError:
        raise Invalid("switch_invalid", "One of these switches cannot take that value.") from None
    changed = {k for k, v in after.model_dump().items() if study.policy.get(k) != v}
    study.policy = after.model_dump()
    study.facts = study.facts | {
        "policy_changes": [
            *study.facts.get("policy_changes", []),
            {"switches": sorted(changed), "reason": body.reason},
        ]
    }
    audit.record(session, study.id, "policy.changed", study.id, fields=changed)
    session.flush()
    return whole_study(session, study.id)


def _claim_study(session: Session, seat: Seat, version: int) -> Study:
    study = queries.study(session, seat.study_id)
    if study.version != version:
        raise Stale
    study.version += 1
    return study


def add_group(session: Session, seat: Seat, body: GroupIn) -> ParticipantGroup:
    """Add a group of participants."""
    place = len(queries.groups(session, seat.study_id))
    group = ParticipantGroup(
        study_id=seat.study_id, position=place, created_by=seat.account_id, **body.model_dump()
    )
    session.add(group)
    session.flush()
    audit.record(session, seat.study_id, "group.created", group.id)
    return group


def change_group(
    session: Session, seat: Seat, group_id: UUID, body: GroupIn, version: int
) -> ParticipantGroup:
    """Change a group of participants."""
    group = claim(session, ParticipantGroup, seat.study_id, group_id, version)
    for name, value in body.model_dump().items():
        setattr(group, name, value)
    audit.record(session, seat.study_id, "group.changed", group.id, fields=body.model_dump())
    return group


def add_objective(session: Session, seat: Seat, body: ObjectiveIn) -> Objective:
    """Add an objective under the next number."""
    n = queries.last_objective(session, seat.study_id) + 1
    objective = Objective(study_id=seat.study_id, n=n, created_by=seat.account_id, **body.model_dump())
    session.add(objective)
    session.flush()
    audit.record(session, seat.study_id, "objective.created", objective.id, n=n)
    return objective


def change_objective(
    session: Session, seat: Seat, objective_id: UUID, body: ObjectiveIn, version: int
) -> Objective:
    """Change the words of an objective."""
    objective = claim(session, Objective, seat.study_id, objective_id, version)
    objective.text, objective.plain_text = body.text, body.plain_text
    audit.record(session, seat.study_id, "objective.changed", objective.id, fields=["text", "plain_text"])
    return objective
